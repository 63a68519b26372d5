using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Groups;

/// <summary>
/// What ties members to their tokens: a secret a group, in the key store alone. While it is there, a token is HMAC-SHA256(secret, person) (RFC 2104); once it is destroyed, nobody can
/// tell whose a token was, by any setting. Neither secrets nor tokens beside persons are kept anywhere else; a secret stays in memory for
/// <see cref="Remembered"/> at most, since every message asks for one.
/// </summary>
internal sealed class GroupSecrets : IDisposable
{
    /// <summary>So long another process may still say whose a token is after a secret was destroyed: nothing more is said by then.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private const int TokenBytes = 16;
    private readonly ConcurrentDictionary<PeerGroupId, byte[]> remembered = new();
    private readonly IKeyStore keys;
    private readonly ITimer forgets;

    /// <summary>Forgets by this clock.</summary>
    public GroupSecrets(IKeyStore keys, TimeProvider time)
    {
        this.keys = keys;
        forgets = time.CreateTimer(_ => remembered.Clear(), null, Remembered, Remembered);
    }

    /// <summary>Makes the secrets of groups that have none; durable when it returns.</summary>
    public void Make(IReadOnlyCollection<PeerGroupId> groups) => keys.KeysOf([.. groups.Select(Subject)]);

    /// <summary>The token of a person in a group; null where the group's round is not open yet, or closed.</summary>
    public MemberToken? TokenOf(PeerGroupId group, PersonId person) => Find(group) is { } secret ? Token(secret, person) : null;

    /// <summary>The tokens of persons, in the order of tokens: an order that says nothing of them.</summary>
    public IReadOnlyList<MemberToken> TokensOf(PeerGroupId group, IEnumerable<PersonId> persons) => Find(group) is { } secret
        ? [.. persons.Select(person => Token(secret, person)).OrderBy(token => token.Value, StringComparer.Ordinal)] : [];

    /// <summary>Which of these persons a token of a group is; null for none of them, and once the secret is destroyed.</summary>
    public PersonId? PersonOf(PeerGroupId group, MemberToken token, IEnumerable<PersonId> persons) => keys.Find(Subject(group)) is { } secret
        ? persons.Cast<PersonId?>().FirstOrDefault(person => Token(secret, person!.Value) == token) : null;

    /// <summary>From now on nobody knows whose a token was. Durable; a repeat changes nothing.</summary>
    public void Destroy(PeerGroupId group)
    {
        keys.Destroy(Subject(group));
        remembered.TryRemove(group, out _);
    }

    /// <inheritdoc/>
    public void Dispose() => forgets.Dispose();

    private byte[]? Find(PeerGroupId group)
    {
        if (remembered.TryGetValue(group, out var known))
            return known;
        if (keys.Find(Subject(group)) is { } secret)
            return remembered[group] = secret;
        return null;
    }

    private static MemberToken Token(byte[] secret, PersonId person) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(person.Value)).AsSpan(0, TokenBytes)));

    // No person's id begins like this, nor has a round one (RoundRoutes).
    private static string Subject(PeerGroupId group) => $"peer-group:{group}";
}
