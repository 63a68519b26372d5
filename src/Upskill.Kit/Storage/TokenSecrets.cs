using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Kit.Storage;

/// <summary>
/// What ties people to their tokens in something that must not know them: a secret a subject, in the key store alone. While it is there, a token is HMAC-SHA256(secret, person) (RFC 2104); once it
/// is destroyed, nobody can tell whose a token was, by any setting. Neither secrets nor tokens beside persons are kept anywhere else; a secret stays in memory for <see cref="Remembered"/> at
/// most, since everything that is said asks for one.
/// </summary>
public sealed class TokenSecrets : IDisposable
{
    /// <summary>So long another process may still say whose a token is after a secret was destroyed: nothing more is said by then.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private const int TokenBytes = 16;
    private readonly ConcurrentDictionary<string, byte[]> remembered = new(StringComparer.Ordinal);
    private readonly IKeyStore keys;
    private readonly ITimer forgets;

    /// <summary>Forgets by this clock.</summary>
    public TokenSecrets(IKeyStore keys, TimeProvider time)
    {
        this.keys = keys;
        forgets = time.CreateTimer(_ => remembered.Clear(), null, Remembered, Remembered);
    }

    /// <summary>Makes the secrets of subjects that have none; durable when it returns. No person's id may begin like a subject.</summary>
    public void Make(IReadOnlyCollection<string> subjects) => keys.KeysOf(subjects);

    /// <summary>The token of a person; null where the subject has no secret yet, or no more.</summary>
    public string? TokenOf(string subject, PersonId person) => Find(subject) is { } secret ? Token(secret, person) : null;

    /// <summary>The tokens of persons, in their order; none where there is no secret.</summary>
    public IReadOnlyList<string> TokensOf(string subject, IEnumerable<PersonId> persons) =>
        Find(subject) is { } secret ? [.. persons.Select(person => Token(secret, person))] : [];

    /// <summary>Which of these persons a token is; null for none of them, and once the secret is destroyed.</summary>
    public PersonId? PersonOf(string subject, string token, IEnumerable<PersonId> persons) => keys.Find(subject) is { } secret
        ? persons.Cast<PersonId?>().FirstOrDefault(person => Token(secret, person!.Value) == token) : null;

    /// <summary>From now on nobody knows whose a token was. Durable; a repeat changes nothing.</summary>
    public void Destroy(string subject)
    {
        keys.Destroy(subject);
        remembered.TryRemove(subject, out _);
    }

    /// <inheritdoc/>
    public void Dispose() => forgets.Dispose();

    private byte[]? Find(string subject)
    {
        if (remembered.TryGetValue(subject, out var known))
            return known;
        if (keys.Find(subject) is { } secret)
            return remembered[subject] = secret;
        return null;
    }

    private static string Token(byte[] secret, PersonId person) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(person.Value)).AsSpan(0, TokenBytes));
}
