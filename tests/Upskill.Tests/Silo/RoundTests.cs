using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Draws;
using Upskill.PeerGroups.Rounds;
using Upskill.Testing;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>Rounds over the real silo: committed to, drawn, checked, confirmed, discarded; by people who may, and by nobody else.</summary>
public sealed class RoundTests(SiloFixture silo) : RoundOfAFunction(silo)
{
    [Fact]
    public async Task A_round_is_committed_to_before_the_starter_adds_their_words_and_anybody_concerned_can_check_the_draw()
    {
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);
        var committed = (await Round.Round())!.Last!;
        using var member = await WebVisitor.SignIn(Silo.Address, Person(3));
        Assert.Null((await Row(member)).GetProperty("secret").GetString()); // nothing to reveal yet
        Assert.Contains(committed.RosterHash, await member.Page("/peer-groups"), StringComparison.Ordinal);

        await Post(champion, "contribution", ("contribution", "dice: 4 2 6"));
        await Stage(RoundStage.Drawn);
        var draw = JsonDocument.Parse(await champion.Page($"/api/peer-groups/rounds/{Id}/draw")).RootElement;
        var roster = Roster.Parse(await champion.Page($"/api/peer-groups/rounds/{Id}/roster"));
        string Said(string name) => draw.GetProperty(name).GetString()!;

        Assert.Equal((committed.Commitment, committed.RosterHash), (FairSeed.Commitment(Said("secret")), roster.Hash()));
        Assert.Equal(Said("seed"), FairSeed.Seed(Said("secret"), "dice: 4 2 6"));
        var again = Draw.Of(roster, draw.GetProperty("groups").GetInt32(), Convert.FromHexString(Said("seed")));
        Assert.Equal((Said("draw"), Said("drawHash")), (again.Text, again.Hash));
        Assert.Equal(0, DrawOutcome.Of(roster, again).PairsApart);
        Assert.DoesNotContain(Function, roster.Text, StringComparison.Ordinal); // no id of anybody

        var row = await Row(member);
        Assert.Equal(roster.Hash(), MerkleTree.RootFrom(Encoding.UTF8.GetBytes(row.GetProperty("row").GetString()!), row.GetProperty("number").GetInt32(),
            row.GetProperty("people").GetInt32(), [.. row.GetProperty("proof").EnumerateArray().Select(hash => hash.GetString()!)]));

        await Post(champion, "opening");
        await Stage(RoundStage.Open);
        Assert.Contains("You are in a group of", await member.Page("/peer-groups"), StringComparison.Ordinal);
        using var owner = await WebVisitor.SignIn(Silo.Address, "olga");
        Assert.Contains($"<dt>Groups in them</dt><dd>{draw.GetProperty("groups").GetInt32()}</dd>", await owner.Page($"/adoption/{Function}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Groups in them", await owner.Page("/adoption/alpha"), StringComparison.Ordinal); // of another function
        await Silo.Restart();
        Assert.Equal(Said("drawHash"), (await Round.Round())!.Last!.DrawHash);
        Assert.Equal(again.Text, await Round.Drawn(0));
        var groups = await Round.Groups();
        Assert.Equal(roster.Rows.Length, groups.Sum(group => group.Length));
        var (verified, fault) = LedgerAudit.Verify(await Silo.Services.GetRequiredService<Journal>().Read(new(RoundGrain.JournalKind, Id)));
        Assert.Equal((5, null), (verified, fault)); // asked for, committed to, contributed, drawn, opened
    }

    [Fact]
    public async Task The_draw_of_one_commitment_is_made_once_whoever_asks_again()
    {
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);
        var same = new CommandId("same" + Id);

        await Round.Contribute(same, "first", new(Person(0)));
        await Round.Contribute(same, "first", new(Person(0)));
        var second = await Assert.ThrowsAsync<Refusal>(() => Round.Contribute(CommandId.New(), "second", new(Person(0))));

        Assert.Equal("not-committed", second.Code);
        await Stage(RoundStage.Drawn);
        Assert.Equal("first", (await Round.Round())!.Last!.Contribution);
    }

    [Fact]
    public async Task A_discarded_draw_stays_with_its_reason_and_every_member_reads_it()
    {
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);
        await Post(champion, "contribution", ("contribution", "words"));
        await Stage(RoundStage.Drawn);
        var first = (await Round.Round())!.Last!;

        using (var silent = await Answer(champion, "discards", ("reason", " ")))
            Assert.Equal(HttpStatusCode.Conflict, silent.StatusCode);
        await Post(champion, "discards", ("reason", "Two people left yesterday."));
        await Post(champion, "preparations");
        await Stage(RoundStage.Committed);

        var now = (await Round.Round())!;
        Assert.Equal((2, "Two people left yesterday.", first.DrawHash), (now.Attempts.Length, now.Attempts[0].Discarded, now.Attempts[0].DrawHash));
        Assert.NotEqual(first.Commitment, now.Last!.Commitment);
        using var member = await WebVisitor.SignIn(Silo.Address, Person(3));
        Assert.Contains("Two people left yesterday.", await member.Page("/peer-groups"), StringComparison.Ordinal);
        using var auditor = await WebVisitor.SignIn(Silo.Address, "adam");
        Assert.Contains("Two people left yesterday.", await auditor.Page($"/rounds/{Id}"), StringComparison.Ordinal);
    }

    /// <summary>A page is left open, and what was drawn there is passed over by beginning anew: not without a reason that everybody reads.</summary>
    [Fact]
    public async Task While_a_round_waits_nobody_starts_another_for_the_same_people()
    {
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);

        using var second = await Ask(champion, "second" + Command, ("unit", Function));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("round-waits", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await Silo.Grains.GetGrain<IRoundGrain>("round-second" + Command).Round());
    }

    /// <summary>Else a starter holds two draws of the same people, and opens the one that pleases.</summary>
    [Fact]
    public async Task While_another_round_for_the_same_people_waits_a_discarded_one_is_not_prepared_again()
    {
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);
        await Post(champion, "discards", ("reason", "Two people left yesterday."));
        using (var second = await Ask(champion, "second" + Command, ("unit", Function)))
            Assert.Equal(HttpStatusCode.OK, second.StatusCode);

        using (var again = await Answer(champion, "preparations"))
        {
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
            Assert.Contains("round-waits", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(RoundStage.Discarded, (await Round.Round())!.Stage);
        await Silo.Grains.GetGrain<IRoundGrain>("round-second" + Command).Discard(CommandId.New(), "The first is the right one.", new(Person(0)));
        await Post(champion, "preparations");
        await Stage(RoundStage.Committed);
    }

    [Fact]
    public async Task Of_rounds_for_the_same_people_that_are_asked_for_at_once_one_begins()
    {
        const int AtOnce = 6;
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));

        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => Ask(champion, $"{number}{Command}", ("unit", Function))));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(AtOnce - 1, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        Assert.Single(await Silo.Grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed(), round => round.Audience.Unit == new UnitId(Function));
    }

    [Fact]
    public async Task No_member_can_use_up_a_step_that_is_the_rounds_own()
    {
        await Open();
        using var member = await WebVisitor.SignIn(Silo.Address, Person(3));

        using var answer = await member.Post($"/api/peer-groups/rounds/{Id}/leaving", WebVisitor.Token(await member.Page("/peer-groups")), ("commandId", "step:anything"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_champion_starts_rounds_in_their_own_function_only_and_an_owner_one_in_every_function()
    {
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        using var elsewhere = await Ask(champion, Command, ("unit", "alpha"));
        Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
        Assert.Contains("inside their own function", await elsewhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var owner = await WebVisitor.SignIn(Silo.Address, "olga");
        using var each = await Ask(owner, Command, ("unit", "each"));
        Assert.Equal(HttpStatusCode.OK, each.StatusCode);
        Assert.Contains(await Silo.Grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed(),
            round => round.Audience.Unit == new UnitId(Function) && round.Id.Value.StartsWith(Id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("size", "5", "group-size")]
    [InlineData("size", "ten", "group-size")]
    [InlineData("minutes", "29", "length")]
    [InlineData("minutes", "40321", "length")]
    [InlineData("unit", "nowhere", "audience")]
    public async Task What_cannot_be_asked_for_gets_a_sentence(string field, string value, string code)
    {
        using var owner = await WebVisitor.SignIn(Silo.Address, "olga");
        using var answer = await Ask(owner, Command, ("unit", Function), (field, value));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await Round.Round());
    }

    [Fact]
    public async Task Six_people_in_four_groups_and_a_function_of_managers_only_are_told_why_not()
    {
        using var owner = await WebVisitor.SignIn(Silo.Address, "olga");
        await Silo.Import("six" + Function, File([Line($"{Function}-six-head", ("manager_id", "anna"), ("function", Function + "six"), ("country", "CH")),
            .. Enumerable.Range(0, 5).Select(i => Line($"{Function}-six{i}", ("manager_id", $"{Function}-six-head"), ("function", Function + "six"), ("country", "CH")))]), by: new("olga"));
        using (await Ask(owner, Command, ("unit", Function + "six"), ("groups", "4")))
            await Stage(RoundStage.Refused);
        Assert.Contains("6 people cannot be put in 4 groups", (await Round.Round())!.Sentence, StringComparison.Ordinal);

        var managers = await Silo.Ask("m" + Id, new(new(Function + "six"), null, false), "olga", RoundStage.Refused);
        Assert.Contains("above or below", (await managers.Round())!.Sentence, StringComparison.Ordinal);
    }
}
