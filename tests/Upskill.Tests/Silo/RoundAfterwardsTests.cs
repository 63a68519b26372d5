using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Draws;
using Upskill.PeerGroups.Rounds;
using Upskill.Testing;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>What stays of a round, and for how long: discarded draws, turns of late joiners, who was together.</summary>
public sealed class RoundAfterwardsTests(SiloFixture silo) : IClassFixture<SiloFixture>, IAsyncLifetime
{
    private const int Staff = 24;
    private readonly string function = $"a{Guid.NewGuid():N}"[..12], id = "round-" + Guid.NewGuid().ToString("N");

    private IRoundGrain Round => silo.Grains.GetGrain<IRoundGrain>(id);

    public async Task InitializeAsync()
    {
        silo.Clock.At = null;
        await silo.Import(function, File([
            .. Enumerable.Range(0, 2).Select(i => Line($"{function}-lead{i}", ("manager_id", "anna"), ("function", function), ("country", "CH"), ("grade", "G4"))),
            .. Enumerable.Range(0, Staff).Select(i => Line(Person(i), ("manager_id", $"{function}-lead{i % 2}"), ("function", function), ("country", "CH"), ("grade", $"G{1 + i % 3}"),
                ("roles", i == 0 ? $"champion:{function}" : ""))),
        ]), by: new("olga"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Where_late_joiners_came_can_be_checked_by_everybody_concerned_once_the_round_is_closed()
    {
        foreach (var late in new[] { 6, 7, 8 })
            await silo.Grains.GetGrain<IPeerGrain>(Person(late)).Choose(new(Participation.Unsaid, silo.Clock.Today.AddDays(1), []));
        await Open();
        await Round.Leave(new(Person(4)));
        await Join(6, 7);
        await Join(8);
        using var member = await WebVisitor.SignIn(silo.Address, Person(7));
        using var champion = await WebVisitor.SignIn(silo.Address, Person(0));
        var early = (await Json(champion, "draw")).GetProperty("late");
        var open = (await Round.Round())!;
        Assert.Null(early.GetProperty("secret").GetString());
        Assert.All(early.GetProperty("turns").EnumerateArray(), turn => Assert.Empty(turn.GetProperty("rows").EnumerateArray()));
        Assert.Contains(open.LateCommitment!, await champion.Page($"/rounds/{id}"), StringComparison.Ordinal);
        Assert.Contains(open.Turns[0].RosterHash!, await champion.Page($"/rounds/{id}"), StringComparison.Ordinal);
        Assert.Null((await Json(member, "row")).GetProperty("secret").GetString());

        silo.Clock.At = open.ClosesAt;
        await Round.LookThrough();

        var (draw, roster) = (await Json(champion, "draw"), Roster.Parse(await champion.Page(Address("roster"))));
        var (late2, replay) = (draw.GetProperty("late"), new LateJoiners(roster, Draw.Parse(draw.GetProperty("draw").GetString()!)));
        var secret = late2.GetProperty("secret").GetString()!;
        Assert.Equal(open.LateCommitment, FairSeed.Commitment(secret));
        Assert.Equal(2, late2.GetProperty("turns").GetArrayLength());
        foreach (var (turn, known) in late2.GetProperty("turns").EnumerateArray().Zip(open.Turns))
        {
            var rows = turn.GetProperty("rows").EnumerateArray().Select(row => RosterRow.Parse(row.GetString()!)).ToList();
            var groups = replay.Place(rows, [.. turn.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32())],
                LateJoiners.Seed(secret, draw.GetProperty("seed").GetString()!, known.On));
            Assert.Equal((known.RosterHash, known.Hash), (LateJoiners.Tree(rows).Root, LateJoiners.Hash(rows, groups)));
        }
        var own = await Json(member, "row");
        Assert.Equal(open.Turns[0].RosterHash, MerkleTree.RootFrom(System.Text.Encoding.UTF8.GetBytes(own.GetProperty("row").GetString()!), own.GetProperty("number").GetInt32(),
            own.GetProperty("people").GetInt32(), [.. own.GetProperty("proof").EnumerateArray().Select(hash => hash.GetString()!)]));
        Assert.Equal(secret, own.GetProperty("secret").GetString());
        Assert.Equal(Convert.ToHexStringLower(LateJoiners.Seed(secret, draw.GetProperty("seed").GetString()!, open.Turns[0].On)), own.GetProperty("seed").GetString());
    }

    [Fact]
    public async Task A_discarded_draw_is_run_again_when_another_has_been_drawn()
    {
        await Drawn();
        await Round.Discard(CommandId.New(), "Two people left yesterday.", new(Person(0)));
        await Round.PrepareAgain(CommandId.New(), new(Person(0)));
        await Stage(RoundStage.Committed);
        await Round.Contribute(CommandId.New(), "other words", new(Person(0)));
        await Stage(RoundStage.Drawn);
        using var auditor = await WebVisitor.SignIn(silo.Address, "adam");

        foreach (var (number, attempt) in (await Round.Round())!.Attempts.Index())
        {
            var roster = Roster.Parse(await auditor.Page($"{Address("roster")}?attempt={number}"));
            var draw = JsonDocument.Parse(await auditor.Page($"{Address("draw")}?attempt={number}")).RootElement;
            var again = Draw.Of(roster, attempt.Groups, Convert.FromHexString(attempt.Seed!));
            Assert.Equal((attempt.RosterHash, attempt.DrawHash, again.Text), (roster.Hash(), again.Hash, draw.GetProperty("draw").GetString()));
        }
        Assert.Contains("?attempt=0", await auditor.Page($"/rounds/{id}"), StringComparison.Ordinal);
        using var nothing = await auditor.Http.GetAsync(Address("draw") + "?attempt=2");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, nothing.StatusCode);
    }

    /// <summary>A kill, or a second activation, between what is kept and what is committed to.</summary>
    [Fact]
    public async Task What_one_preparation_kept_is_replaced_by_no_other_and_committed_to_as_it_is()
    {
        await Drawn();
        var kept = silo.Grains.GetGrain<IRoundRosterGrain>(id + "/1");
        var first = (await kept.Kept())!;

        var answer = await kept.Keep(first with { Secret = FairSeed.NewSecret() });

        Assert.Equal(first.Secret, answer.Secret);
        Assert.Equal((await Round.Round())!.Last!.Commitment, FairSeed.Commitment((await kept.Kept())!.Secret));
        var next = silo.Grains.GetGrain<IRoundRosterGrain>(id + "/2");
        await next.Keep(first with { Secret = new string('a', 64) });
        await Round.Discard(CommandId.New(), "Once more.", new(Person(0)));
        await Round.PrepareAgain(CommandId.New(), new(Person(0)));
        await Stage(RoundStage.Committed);
        Assert.Equal(FairSeed.Commitment(new string('a', 64)), (await Round.Round())!.Last!.Commitment);
    }

    [Fact]
    public async Task Thirty_days_after_its_close_a_round_knows_no_more_who_was_in_it_and_after_two_years_nobody_knows_that_they_met()
    {
        await Open();
        await Round.Leave(new(Person(4)));
        var (closesAt, mark) = ((await Round.Round())!.ClosesAt!.Value, Assert.Single((await Peer(3)).Rounds).Mark);
        silo.Clock.At = closesAt;
        await Round.LookThrough();
        silo.Clock.At = closesAt.AddDays(30).AddMinutes(-1);
        Assert.DoesNotContain(new RoundId(id), await Rounds.Unfinished());
        await Round.LookThrough();
        Assert.NotEmpty(await Round.Groups());
        Assert.NotNull(await Round.Roster(0));

        silo.Clock.At = closesAt.AddDays(30);
        Assert.Contains(new RoundId(id), await Rounds.Unfinished());
        await Round.LookThrough();
        await Round.LookThrough();

        var left = silo.Grains.GetGrain<IRoundRosterGrain>(id + "/1");
        Assert.Equal((null, null, null, null), (await Round.Roster(0), await Round.Drawn(0), await left.Kept(), await left.Drawn()));
        Assert.Empty(await Round.Groups());
        Assert.Null(await Round.PlaceOf(new(Person(3))));
        Assert.Equal(closesAt.AddDays(30), (await Round.Round())!.ForgottenAt);
        using (var auditor = await WebVisitor.SignIn(silo.Address, "adam"))
            Assert.Contains("was deleted on", await auditor.Page($"/rounds/{id}"), StringComparison.Ordinal);
        Assert.Equal(mark, Assert.Single((await Peer(3)).Rounds).Mark); // that they met still counts
        var (_, fault) = LedgerAudit.Verify(await silo.Services.GetRequiredService<Journal>().Read(new(RoundGrain.JournalKind, id)));
        Assert.Null(fault);

        await silo.Restart();
        silo.Clock.At = closesAt + Upskill.PeerGroups.Peer.RemembersFor;
        Assert.Contains(new RoundId(id), await Rounds.Unfinished());
        await Round.LookThrough();
        foreach (var person in new[] { 3, 4 })
            Assert.Empty((await Peer(person)).Rounds);
        Assert.DoesNotContain(new RoundId(id), await Rounds.Unfinished());
    }

    [Fact]
    public async Task A_round_that_was_discarded_and_left_so_forgets_too()
    {
        await Drawn();
        await Round.Discard(CommandId.New(), "Nobody has time.", new(Person(0)));
        silo.Clock.At = silo.Clock.Now.AddDays(31);

        await Round.LookThrough();

        Assert.Null(await silo.Grains.GetGrain<IRoundRosterGrain>(id + "/1").Kept());
        await Round.PrepareAgain(CommandId.New(), new(Person(0)));
        await Stage(RoundStage.Committed);
        Assert.NotNull(await Round.Roster(1));
    }

    private IRoundsGrain Rounds => silo.Grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation);

    private string Person(int i) => string.Create(CultureInfo.InvariantCulture, $"{function}-p{i}");

    private Task<Peer> Peer(int i) => silo.Grains.GetGrain<IPeerGrain>(Person(i)).Peer();

    private string Address(string what) => $"/api/peer-groups/rounds/{id}/{what}";

    private async Task<JsonElement> Json(WebVisitor visitor, string what) => JsonDocument.Parse(await visitor.Page(Address(what))).RootElement;

    private async Task Drawn()
    {
        await silo.Ask(id, new(new(function), null, OptedInOnly: false), Person(0), RoundStage.Committed);
        await Round.Contribute(CommandId.New(), "words", new(Person(0)));
        await Stage(RoundStage.Drawn);
    }

    private async Task Open()
    {
        await Drawn();
        await Round.Open(CommandId.New(), new(Person(0)));
        await Until.True(async () => (await Task.WhenAll((await Round.Groups()).SelectMany(group => group).Select(person => silo.Grains.GetGrain<IPeerGrain>(person.Value).Peer())))
            .All(peer => peer.Rounds.Length > 0), "members were not told");
    }

    /// <summary>They ask, and a day later are taken in.</summary>
    private async Task Join(params int[] people)
    {
        foreach (var person in people)
            await Round.Join(CommandId.New(), new(Person(person)));
        silo.Clock.At = silo.Clock.Now.AddDays(1);
        await Round.LookThrough();
        Assert.All(await Task.WhenAll(people.Select(person => Round.PlaceOf(new(Person(person))))), place => Assert.False(place!.IsWaiting));
    }

    private Task Stage(RoundStage stage) => Until.True(async () => (await Round.Round())?.Stage == stage, $"the round did not become {stage}");
}
