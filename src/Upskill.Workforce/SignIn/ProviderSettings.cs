using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;

namespace Upskill.Workforce.SignIn;

/// <summary>The organisation's OpenID Connect provider, as <c>Oidc:…</c> sets it.</summary>
/// <param name="Authority">Where it is; https, or http on this machine.</param>
/// <param name="ClientId">As it knows the product.</param>
/// <param name="ClientSecret">Null where it asks for none.</param>
/// <param name="Scopes">What is asked for.</param>
/// <param name="PersonClaim">The claim that holds the person's id in the workforce.</param>
/// <param name="GroupsClaim">The claim that holds a person's groups.</param>
/// <param name="Groups">Roles that groups give.</param>
/// <param name="SignatureWithin">How long ago the provider may have asked somebody who they are when they sign something.</param>
public sealed record ProviderSettings(
    Uri Authority, string ClientId, string? ClientSecret, ImmutableArray<string> Scopes, string PersonClaim, string GroupsClaim, ImmutableArray<GroupRole> Groups, TimeSpan SignatureWithin)
{
    private const int LongestSignature = 60;

    // Given to somebody else once its owner has gone, or changed at a marriage: whoever has it next would be whoever had it before.
    private static readonly ImmutableHashSet<string> Reassigned = ["email", "upn", "preferred_username", "unique_name", "name"];

    // An address of Entra ID that vouches for people of any organisation.
    private static readonly ImmutableHashSet<string> AnyTenant = ["common", "organizations", "consumers"];

    private static readonly ImmutableDictionary<string, Roles> Givable = ImmutableDictionary.CreateRange<string, Roles>(StringComparer.OrdinalIgnoreCase,
        [new("Owner", Roles.ProgrammeOwner), new("Auditor", Roles.Auditor), new("Operator", Roles.Operator)]);

    /// <summary>Whether http is used; only ever with a provider on this machine.</summary>
    public bool IsPlain => Authority.Scheme == Uri.UriSchemeHttp;

    /// <summary>Reads the section.</summary>
    /// <exception cref="FormatException">With one sentence that names the setting and the cure.</exception>
    public static ProviderSettings Read(IConfigurationSection section) => new(
        AuthorityOf(section["Authority"]),
        section["ClientId"] is { Length: > 0 } client ? client : throw new FormatException("Oidc:ClientId is not set: it is the id that the provider gave to this application."),
        section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
        [.. (section["Scopes"] ?? "openid profile").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        PersonClaimOf(section["PersonClaim"] ?? "sub"),
        section["GroupsClaim"] ?? "groups",
        [.. section.GetSection("Groups").GetChildren().Select(GroupOf)],
        SignatureOf(section["SignatureMinutes"] ?? "5"));

    private static Uri AuthorityOf(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && authority.Scheme != Uri.UriSchemeHttp))
            throw new FormatException($"Oidc:Authority is '{text}', which is no address: set it to the provider's https address, without /.well-known.");
        if (authority.Scheme == Uri.UriSchemeHttp && !authority.IsLoopback)
            throw new FormatException($"Oidc:Authority is {authority}: who is signed in would travel unprotected. Use https; http is for a provider on this machine only.");
        return authority.Host.StartsWith("login.microsoftonline.", StringComparison.OrdinalIgnoreCase) && authority.Segments is [_, var tenant, ..] && AnyTenant.Contains(tenant.TrimEnd('/').ToLowerInvariant())
            ? throw new FormatException($"Oidc:Authority is {authority}, which vouches for people of any organisation: put the id of your own tenant in place of '{tenant.TrimEnd('/')}'.")
            : authority;
    }

    private static string PersonClaimOf(string claim) => Reassigned.Contains(claim)
        ? throw new FormatException($"Oidc:PersonClaim is '{claim}', which can be somebody else's one day: use a claim that never changes, such as oid of Entra ID, sub, or the employee number.")
        : claim;

    private static GroupRole GroupOf(IConfigurationSection entry) =>
        entry["Group"] is not { Length: > 0 } group
            ? throw new FormatException($"{entry.Path} has no Group: name the group as the provider does in its claim.")
            : entry["Role"] is { } role && Givable.TryGetValue(role, out var given)
                ? new(group, given)
                : throw new FormatException($"{entry.Path}:Role is '{entry["Role"]}': a group gives Owner, Auditor or Operator. Champions belong to a function, and managers follow from the reporting line.");

    private static TimeSpan SignatureOf(string minutes) =>
        int.TryParse(minutes, out var value) && value is >= 1 and <= LongestSignature ? TimeSpan.FromMinutes(value)
            : throw new FormatException($"Oidc:SignatureMinutes is '{minutes}': set it to a whole number from 1 to {LongestSignature}.");
}
