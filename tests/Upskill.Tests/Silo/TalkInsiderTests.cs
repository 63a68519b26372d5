using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Groups;
using Upskill.PeerGroups.Messages;

namespace Upskill.Tests.Silo;

/// <summary>
/// Who holds everything that was ever written, the store, its append-only file, the keys that are left, all logs and traces, and knows who is in which group, cannot tell after the close
/// whose a handle was. Before it, with the key store, they can: so the attack works.
/// </summary>
[Trait("Tier", "Long")]
public sealed class TalkInsiderTests(OverheardSilo silo) : IClassFixture<OverheardSilo>
{
    private const string Slip = "the slip of a tongue that was taken back", Kept = "How do you check a reference that a tool invented?";
    private readonly string round = $"round-{Guid.NewGuid():N}";

    private PeerGroupId Group => PeerGroupId.Of(new(round), 1);

    private static IEnumerable<string> Everybody => [.. Enumerable.Range(0, TalkFixture.People).Select(TalkFixture.Person), "anna", "ben", "mia", "olga"];

    [Fact]
    public async Task After_the_close_nobody_who_holds_everything_ties_a_handle_to_a_person_and_before_it_the_key_store_does()
    {
        await silo.Open(round, new(new("talkers"), null, OptedInOnly: false));
        await silo.Open(round + "b", new(new("talkers"), null, OptedInOnly: false));
        await Talk();
        string[] spoke = [TalkFixture.Person(1), TalkFixture.Person(2)];
        var tokens = await Tokens();

        var before = (await Insider.In(silo)).Tie(tokens, spoke, Everybody);
        Assert.Equal(tokens.Order(), before.Keys.Order()); // the attack works
        // Nor do the lists of the rounds stand in the order of tokens: of two such lists of seven people hardly both do by chance.
        Assert.False(await IsInTheOrderOfTokens(round) && await IsInTheOrderOfTokens(round + "b"));

        silo.Clock.At = silo.Clock.Now.AddDays(15);
        await silo.Grains.GetGrain<IRoundGrain>(round).LookThrough();
        await silo.Grains.GetGrain<IRoundTalkGrain>(round).LookThrough();
        Assert.Equal(TalkStage.Closed, (await silo.Grains.GetGrain<IRoundTalkGrain>(round).Talk()).Stage);

        var after = await Insider.In(silo);
        Assert.Empty(after.Tie(tokens, spoke, Everybody));
        Assert.True(after.Reads(Kept)); // what was said can be read, until it is deleted
        var marks = tokens.Concat(await Handles()).Append(Kept).ToList();
        var records = after.Records.Select(Encoding.UTF8.GetString).Where(record => marks.Exists(mark => record.Contains(mark, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(records);
        Assert.All(records, NamesNobody);
        Assert.All(silo.Logged.Where(line => marks.Exists(mark => line.Contains(mark, StringComparison.Ordinal))), NamesNobody);
        Assert.All(silo.Traces.Select(step => step.Text).Where(step => marks.Exists(mark => step.Contains(mark, StringComparison.Ordinal))), NamesNobody);
    }

    [Fact]
    public async Task A_deleted_text_is_found_nowhere_with_all_the_keys_that_are_left()
    {
        await silo.Open(round, new(new("talkers"), null, OptedInOnly: false));
        using var mia = await SignIn(1);
        var slip = await mia.Say(Slip);
        await mia.Say(Kept);
        Assert.True((await Insider.In(silo)).Reads(Slip)); // the attack works

        await mia.Send($"messages/{slip}/deletion");

        var after = await Insider.In(silo);
        Assert.Equal((false, true), (after.Reads(Slip), after.Reads(Kept)));
        Assert.DoesNotContain(silo.Logged, line => line.Contains(Slip, StringComparison.Ordinal));
        Assert.DoesNotContain(silo.Traces, step => step.Text.Contains(Slip, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trace_of_a_message_holds_no_person_and_no_part_of_the_directory()
    {
        await silo.Open(round, new(new("talkers"), null, OptedInOnly: false));
        await Talk();

        var posts = silo.Traces.Where(step => step.Text.Contains($"/api/peer-groups/rounds/{round}/messages", StringComparison.Ordinal) && step.Text.Contains("POST", StringComparison.Ordinal))
            .Select(step => step.Trace).ToHashSet();
        Assert.NotEmpty(posts);
        var steps = silo.Traces.Where(step => posts.Contains(step.Trace)).Select(step => step.Text).ToList();
        Assert.Contains(steps, step => step.Contains("peer-groups-group", StringComparison.Ordinal)); // calls of grains are seen
        Assert.All(steps, NamesNobody);
        Assert.DoesNotContain(steps, step => step.Contains("workforce-directory", StringComparison.Ordinal));
    }

    /// <summary>Of a group of ten, hardly two are in the same sixteenth of the directory.</summary>
    [Fact]
    public async Task Looking_up_who_asks_is_no_part_of_the_trace_of_what_they_ask()
    {
        using var source = new ActivitySource(nameof(TalkInsiderTests));
        using var request = source.StartActivity("a request")!;

        await silo.Services.GetRequiredService<PersonWatch>().Look(new(TalkFixture.Person(1)));

        Assert.Contains(silo.Traces, step => step.Text.Contains("workforce-directory", StringComparison.Ordinal));
        Assert.DoesNotContain(silo.Traces, step => step.Trace == request.TraceId);
    }

    private static void NamesNobody(string text)
    {
        foreach (var person in Enumerable.Range(0, TalkFixture.People))
        {
            Assert.DoesNotContain(TalkFixture.Person(person), text, StringComparison.Ordinal);
            Assert.DoesNotContain($"Talbot{person}", text, StringComparison.Ordinal);
        }
    }

    private async Task<bool> IsInTheOrderOfTokens(string id)
    {
        var (group, secrets) = (PeerGroupId.Of(new(id), 1), silo.Services.GetRequiredService<GroupSecrets>());
        var tokens = (await silo.Grains.GetGrain<IRoundGrain>(id).Members(1)).Select(person => secrets.TokenOf(group, person)!.Value.Value).ToList();
        return tokens.SequenceEqual(tokens.Order(StringComparer.Ordinal));
    }

    private async Task Talk()
    {
        using var mia = await SignIn(1);
        using var tom = await SignIn(2);
        using var kim = await SignIn(3);
        var question = await mia.Say(Kept);
        await tom.Say("Title first.", question);
        await kim.Send($"messages/{question}/reactions", ("reaction", "Thanks/on"));
        await kim.Send("summary", ("text", "We check titles."));
        await mia.Send("summary/agreements", ("version", $"{(await mia.Read()).Summary!.Version}"));
        await mia.Read();
    }

    private async Task<IReadOnlySet<string>> Tokens() => (await Entries()).SelectMany(entry => entry.Fact switch
    {
        GroupFact.Said said => new[] { said.By.Value },
        GroupFact.Reacted reacted => [reacted.By.Value],
        _ => [],
    }).ToHashSet();

    private async Task<IEnumerable<string>> Handles() => (await Entries()).Select(entry => entry.Fact).OfType<GroupFact.Said>().Select(said => said.Handle).Distinct();

    private async Task<IEnumerable<GroupJournal.StoredEntry>> Entries() => (await silo.Services.GetRequiredService<Journal>().ReadAlone(new(GroupJournal.Kind, Group.Value)))
        .Select(bytes => JsonSerializer.Deserialize<GroupJournal.StoredEntry>(bytes, LedgerJson.Options)!);

    private Task<Talker> SignIn(int person) => Talker.SignIn(silo.Address, TalkFixture.Person(person), round);
}
