using Upskill.Kit.People;

namespace Upskill.Learning.Player;

/// <summary>
/// Whether somebody may sign: only who was asked who they are a short while ago. Else whoever finds a device open could sign as somebody else (21 CFR 11.200 asks for it, too).
/// </summary>
/// <param name="Provider">Who asks people who they are; null where nobody does, in Development.</param>
/// <param name="Within">How long ago it may be.</param>
public sealed record SigningRule(string? Provider, TimeSpan Within)
{
    /// <summary>Of a proof: the organisation's provider asked.</summary>
    public const string ByProvider = "openid-connect";

    /// <summary>Of a proof: nobody was asked, and it says so.</summary>
    public const string NotAskedMethod = "not-asked";

    /// <summary>In Development.</summary>
    public static readonly SigningRule NotAsked = new(null, TimeSpan.Zero);

    // The provider's clock may be ahead of this one.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>What the signature's record says of it; null where they have to be asked again.</summary>
    public SignatureProof? ProofOf(CurrentPerson person, DateTimeOffset now)
    {
        if (Provider is null)
            return new(NotAskedMethod, null, null, null);
        return person.Session is { AuthenticatedAt: { } at, Means: var means } && now - at <= Within && at - now <= Skew
            ? new(ByProvider, at, Provider, means.Length > 0 ? means : null)
            : null;
    }
}
