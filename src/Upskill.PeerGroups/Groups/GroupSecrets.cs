using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Groups;

/// <summary>What ties members to their tokens: a secret a group, which <see cref="TokenSecrets"/> keeps and the end of the round destroys.</summary>
internal sealed class GroupSecrets(TokenSecrets secrets)
{
    /// <summary>Makes the secrets of groups that have none; durable when it returns.</summary>
    public void Make(IReadOnlyCollection<PeerGroupId> groups) => secrets.Make([.. groups.Select(Subject)]);

    /// <summary>The token of a person in a group; null where the group's round is not open yet, or closed.</summary>
    public MemberToken? TokenOf(PeerGroupId group, PersonId person) => secrets.TokenOf(Subject(group), person) is { } token ? new(token) : null;

    /// <summary>The tokens of persons, in the order of tokens: an order that says nothing of them.</summary>
    public IReadOnlyList<MemberToken> TokensOf(PeerGroupId group, IEnumerable<PersonId> persons) =>
        [.. secrets.TokensOf(Subject(group), persons).Order(StringComparer.Ordinal).Select(token => new MemberToken(token))];

    /// <summary>Which of these persons a token of a group is; null for none of them, and once the secret is destroyed.</summary>
    public PersonId? PersonOf(PeerGroupId group, MemberToken token, IEnumerable<PersonId> persons) => secrets.PersonOf(Subject(group), token.Value, persons);

    /// <summary>From now on nobody knows whose a token was. Durable; a repeat changes nothing.</summary>
    public void Destroy(PeerGroupId group) => secrets.Destroy(Subject(group));

    // No person's id begins like this, nor has a round one (RoundRoutes).
    private static string Subject(PeerGroupId group) => $"peer-group:{group}";
}
