using CsCheck;
using Upskill.Kit.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Groups;
using Upskill.Tests.Kit;

namespace Upskill.Tests.PeerGroups.Groups;

/// <summary>Pseudonyms, and what they tell: nothing.</summary>
public sealed class HandlesTests
{
    private static readonly PeerGroupId Group = new("round-x.3");

    [Fact]
    public void Everybody_in_a_group_has_a_handle_of_their_own_and_keeps_it_when_others_come_and_go() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12].HashSet[1, 16], Gen.Int[0, 16]).Sample((ids, speakers) =>
        {
            var tokens = ids.Select(id => new MemberToken(id)).ToList();
            var before = Handles.Assign(new Dictionary<MemberToken, string>(), tokens);
            var spoken = tokens.Take(speakers).ToDictionary(token => token, token => before[token]);
            var after = Handles.Assign(spoken, tokens.Skip(1).Append(new("somebody new")));
            return before.Values.Distinct().Count() == tokens.Count && after.Values.Distinct().Count() == after.Count
                && tokens.Take(speakers).Skip(1).All(token => after[token] == before[token]);
        });

    [Fact]
    public void Sixteen_colours_times_64_animals_are_enough_for_groups_of_sixteen()
    {
        var handles = Enumerable.Range(0, 20_000).Select(i => Handles.Assign(new Dictionary<MemberToken, string>(), [new($"t{i}")]).Values.Single()).Distinct().Count();
        Assert.Equal(16 * 64, handles);
    }

    [Fact]
    public void A_token_is_the_groups_alone_and_once_the_secret_is_destroyed_nobody_has_one()
    {
        using var kept = new TokenSecrets(new KeysInMemory(), TimeProvider.System);
        var secrets = new GroupSecrets(kept);
        secrets.Make([Group, new("round-x.4")]);
        var token = secrets.TokenOf(Group, new("mia"));

        Assert.Equal(token, secrets.TokenOf(Group, new("mia")));
        Assert.NotEqual(token, secrets.TokenOf(Group, new("max")));
        Assert.NotEqual(token, secrets.TokenOf(new("round-x.4"), new("mia")));
        Assert.Null(secrets.TokenOf(new("round-y.1"), new("mia"))); // and none is made by asking
        Assert.Null(secrets.TokenOf(new("round-y.1"), new("mia")));
        secrets.Destroy(Group);
        Assert.Null(secrets.TokenOf(Group, new("mia")));
        Assert.Empty(secrets.TokensOf(Group, [new("mia")]));
    }
}
