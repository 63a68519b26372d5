using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;

namespace Upskill.Workforce.SignIn;

/// <summary>What the provider's ID token says, read by the settings. Whether it is genuine has been checked before.</summary>
/// <param name="Person">Who, as the workforce names them; null where the claim is missing.</param>
/// <param name="Name">As the provider writes it; may be empty.</param>
/// <param name="Subject">The provider's own id of them.</param>
/// <param name="Roles">From their groups.</param>
/// <param name="GroupsAreKnown">False where the token holds a reference in place of the groups, as Entra ID does for somebody in many: then none of them counts.</param>
/// <param name="AuthenticatedAt">When the provider last asked the person who they are; null where it does not say.</param>
/// <param name="Means">How, such as “pwd mfa”.</param>
/// <param name="Session">The provider's id of its session; null where it names none.</param>
public sealed record ProviderClaims(
    PersonId? Person, string Name, string Subject, ImmutableArray<GroupRole> Roles, bool GroupsAreKnown, DateTimeOffset? AuthenticatedAt, string Means, string? Session)
{
    /// <summary>The provider's clock may be ahead of this one by so much.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>It tells moments in whole seconds.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);

    /// <summary>Reads the claims.</summary>
    public static ProviderClaims Read(ClaimsPrincipal token, ProviderSettings settings)
    {
        var known = !IsOverage(token, settings.GroupsClaim);
        var groups = known ? token.FindAll(settings.GroupsClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal) : [];
        return new(
            token.FindFirstValue(settings.PersonClaim) is { Length: > 0 } id ? new(id) : null,
            token.FindFirstValue("name") ?? "",
            token.FindFirstValue("sub") ?? "",
            [.. settings.Groups.Where(one => groups.Contains(one.Group)).DistinctBy(one => one.Role)],
            known,
            long.TryParse(token.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            string.Join(' ', token.FindAll("amr").Select(claim => claim.Value)),
            token.FindFirstValue("sid") is { Length: > 0 } session ? session : null);
    }

    /// <summary>Whether somebody was asked who they are within <paramref name="within"/> before <paramref name="now"/>; who does not say when was not.</summary>
    public static bool IsRecent(DateTimeOffset? authenticatedAt, TimeSpan within, DateTimeOffset now) =>
        authenticatedAt is { } at && now - at <= within && at - now <= Skew;

    /// <summary>Entra ID: <c>_claim_names</c> names the claim that is to be fetched elsewhere, or <c>hasgroups</c> says that there are some.</summary>
    private static bool IsOverage(ClaimsPrincipal token, string groupsClaim)
    {
        if (token.FindFirstValue("hasgroups") is { } has && bool.TryParse(has, out var hasGroups) && hasGroups)
            return true;
        try
        {
            return token.FindFirstValue("_claim_names") is { } names && JsonDocument.Parse(names) is { RootElement.ValueKind: JsonValueKind.Object } elsewhere && elsewhere.RootElement.TryGetProperty(groupsClaim, out _);
        }
        catch (JsonException)
        {
            return true; // unreadable is unknown
        }
    }
}
