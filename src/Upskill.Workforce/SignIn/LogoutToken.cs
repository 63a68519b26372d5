using System.Text.Json;

namespace Upskill.Workforce.SignIn;

/// <summary>
/// What a logout token of the provider says, by OpenID Connect Back-Channel Logout 1.0, §2.4 and §2.6. Signature, issuer and audience are checked by whoever read it.
/// </summary>
/// <param name="Id">The token's own (<c>jti</c>).</param>
/// <param name="Subject">Who signed out; null where only a session is named.</param>
/// <param name="Session">Which session ended; null for all of the subject's.</param>
public sealed record LogoutToken(string Id, string? Subject, string? Session)
{
    /// <summary>How old one may be, and how far ahead the provider's clock.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(2);

    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>The token, or null where its claims are not those of a logout token that is valid now.</summary>
    /// <param name="payload">The JSON of its claims.</param>
    /// <param name="now">This moment.</param>
    public static LogoutToken? Read(string payload, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(payload);
        var claims = document.RootElement;
        var (subject, session) = (Text(claims, "sub"), Text(claims, "sid"));
        // With a nonce it is an ID token, which anybody who signed in has.
        var isOne = !claims.TryGetProperty("nonce", out _)
            && claims.TryGetProperty("events", out var events) && events.ValueKind is JsonValueKind.Object
            && events.TryGetProperty(Event, out var logout) && logout.ValueKind is JsonValueKind.Object
            && claims.TryGetProperty("iat", out var issued) && issued.ValueKind is JsonValueKind.Number && issued.TryGetInt64(out var seconds) && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Validity.TotalSeconds
            && (subject ?? session) is not null;
        return isOne && Text(claims, "jti") is { } id ? new(id, subject, session) : null;
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
