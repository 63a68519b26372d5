using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;
using Upskill.Kit.People;

namespace Upskill.Workforce.SignIn;

/// <summary>
/// Who is behind a session or a subject of the provider's, for when it says that one of them signed out. Kept in the store, for as long as a sign-in can last, so that any silo may be told.
/// </summary>
public sealed class ProviderSessions(IConnectionMultiplexer store)
{
    private static readonly TimeSpan Kept = SignInSession.Longest + TimeSpan.FromHours(1);

    /// <summary>Somebody signed in. Durable when it returns.</summary>
    public async Task Note(PersonId person, ProviderClaims vouched)
    {
        await store.GetDatabase().StringSetAsync(Key("subject", vouched.Subject), person.Value, Kept);
        if (vouched.Session is { } session)
            await store.GetDatabase().StringSetAsync(Key("session", session), person.Value, Kept);
    }

    /// <summary>Whom a logout token is about; null for nobody who can be signed in still.</summary>
    public async Task<PersonId?> PersonOf(LogoutToken token)
    {
        var found = token.Session is { } session ? await store.GetDatabase().StringGetAsync(Key("session", session)) : RedisValue.Null;
        if (found.IsNull && token.Subject is { } subject)
            found = await store.GetDatabase().StringGetAsync(Key("subject", subject));
        return found.IsNull ? null : new(found.ToString());
    }

    /// <summary>Whether this logout token was carried out before, on whatever silo.</summary>
    public Task<bool> IsCarriedOut(LogoutToken token) => store.GetDatabase().KeyExistsAsync(Key("token", token.Id));

    /// <summary>This logout token was carried out. Durable when it returns.</summary>
    public Task NoteCarriedOut(LogoutToken token) => store.GetDatabase().StringSetAsync(Key("token", token.Id), "carried out", LogoutToken.Validity * 2);

    // As a hash: a session's id opens nothing here, but it is no business of who reads the store.
    private static string Key(string kind, string value) => $"upskill:sign-in:{kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..32]}";
}
