using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Upskill.Workforce;

namespace Upskill.Kit.People;

/// <summary>The sign-in that a cookie stands for. In one claim, for an open hub connection keeps its claims in memory.</summary>
/// <param name="Id">Its own.</param>
/// <param name="SignOuts">How often the person had signed out everywhere when it began.</param>
/// <param name="At">When it began.</param>
/// <param name="AuthenticatedAt">When the provider says that it last asked the person who they are; null where it says nothing.</param>
/// <param name="Means">How it asked, as the provider says it (<c>amr</c>): “pwd mfa”; empty where it says nothing.</param>
/// <param name="ProviderSession">The provider's id of its own session (<c>sid</c>); null where it names none.</param>
public sealed record SignInSession(string Id, int SignOuts, DateTimeOffset At, DateTimeOffset? AuthenticatedAt = null, string Means = "", string? ProviderSession = null)
{
    private const string ClaimType = "upskill:session";
    private const char Separator = '|';
    private const int IdBytes = 9, Parts = 6, LongestPart = 200;

    /// <summary>No sign-in is longer, however much it is used: once a day the provider is asked anew, and with it whether somebody is still in a group.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>A new id.</summary>
    public static string NewId() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>The claim that <see cref="From"/> reads back.</summary>
    public Claim Claim() => new(ClaimType, string.Join(Separator,
        Id, SignOuts.ToString(CultureInfo.InvariantCulture), Seconds(At), Seconds(AuthenticatedAt), Plain(Means), Uri.EscapeDataString(ProviderSession ?? "")));

    /// <summary>The sign-in of a principal; null where it has none, as one of an older version.</summary>
    public static SignInSession? From(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(ClaimType)?.Split(Separator) is not { Length: Parts } parts
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var signOuts) || Moment(parts[2]) is not { } at)
            return null;
        return new(parts[0], signOuts, at, Moment(parts[3]), parts[4], parts[5].Length > 0 ? Uri.UnescapeDataString(parts[5]) : null);
    }

    /// <summary>Whether it is over, by what is known of the person now.</summary>
    public bool IsOver(PersonAccess access, DateTimeOffset now) =>
        // Not “fewer”: after a store was restored a sign-in may know of more than there are, and has to end as well.
        SignOuts != access.SignOuts || now - At >= Longest || access.EndedSessions.Contains(Id) || (ProviderSession is { } theirs && access.EndedSessions.Contains(theirs));

    private static string Seconds(DateTimeOffset? moment) => moment?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Moment(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(value) : null;

    private static string Plain(string text) => text.Replace(Separator, ' ') is var plain && plain.Length > LongestPart ? plain[..LongestPart] : plain;
}
