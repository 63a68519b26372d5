using System.Globalization;
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
public sealed class RoundTests(SiloFixture silo) : IClassFixture<SiloFixture>, IAsyncLifetime
{
    private const int Staff = 24;
    private readonly string function = $"r{Guid.NewGuid():N}"[..12], command = Guid.NewGuid().ToString("N");

    /// <summary>What the edge makes of the command.</summary>
    private string id => "round-" + command;

    private IRoundGrain Round => silo.Grains.GetGrain<IRoundGrain>(id);

    /// <summary>A function of two leads and their people, one of them a champion.</summary>
    public async Task InitializeAsync()
    {
        silo.Clock.At = null;
        await silo.Import(function, File([
            .. Enumerable.Range(0, 2).Select(i => Line($"{function}-lead{i}", ("manager_id", "anna"), ("function", function), ("country", "CH"), ("grade", "G4"))),
            .. Enumerable.Range(0, Staff).Select(i => Line(Person(i), ("manager_id", $"{function}-lead{i % 2}"), ("function", function), ("country", i == 5 ? "LU" : "CH"),
                ("grade", $"G{1 + i % 3}"), ("roles", i == 0 ? $"champion:{function}" : ""))),
        ]), by: new("olga"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_round_is_committed_to_before_the_starter_adds_their_words_and_anybody_concerned_can_check_the_draw()
    {
        using var champion = await WebVisitor.SignIn(silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);
        var committed = (await Round.Round())!.Last!;
        using var member = await WebVisitor.SignIn(silo.Address, Person(3));
        Assert.Null((await Row(member)).GetProperty("secret").GetString()); // nothing to reveal yet
        Assert.Contains(committed.RosterHash, await member.Page("/peer-groups"), StringComparison.Ordinal);

        await Post(champion, "contribution", ("contribution", "dice: 4 2 6"));
        await Stage(RoundStage.Drawn);
        var draw = JsonDocument.Parse(await champion.Page($"/api/peer-groups/rounds/{id}/draw")).RootElement;
        var roster = Roster.Parse(await champion.Page($"/api/peer-groups/rounds/{id}/roster"));
        string Said(string name) => draw.GetProperty(name).GetString()!;

        Assert.Equal((committed.Commitment, committed.RosterHash), (FairSeed.Commitment(Said("secret")), roster.Hash()));
        Assert.Equal(Said("seed"), FairSeed.Seed(Said("secret"), "dice: 4 2 6"));
        var again = Draw.Of(roster, draw.GetProperty("groups").GetInt32(), Convert.FromHexString(Said("seed")));
        Assert.Equal((Said("draw"), Said("drawHash")), (again.Text, again.Hash));
        Assert.Equal(0, DrawOutcome.Of(roster, again).PairsApart);
        Assert.DoesNotContain(function, roster.Text, StringComparison.Ordinal); // no id of anybody

        var row = await Row(member);
        Assert.Equal(roster.Hash(), MerkleTree.RootFrom(Encoding.UTF8.GetBytes(row.GetProperty("row").GetString()!), row.GetProperty("number").GetInt32(),
            row.GetProperty("people").GetInt32(), [.. row.GetProperty("proof").EnumerateArray().Select(hash => hash.GetString()!)]));

        await Post(champion, "opening");
        await Stage(RoundStage.Open);
        Assert.Contains("You are in a group of", await member.Page("/peer-groups"), StringComparison.Ordinal);
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.Contains($"<dt>Groups in them</dt><dd>{draw.GetProperty("groups").GetInt32()}</dd>", await owner.Page($"/adoption/{function}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Groups in them", await owner.Page("/adoption/alpha"), StringComparison.Ordinal); // of another function
        await silo.Restart();
        Assert.Equal(Said("drawHash"), (await Round.Round())!.Last!.DrawHash);
        Assert.Equal(again.Text, await Round.Drawn(0));
        var groups = await Round.Groups();
        Assert.Equal(roster.Rows.Length, groups.Sum(group => group.Length));
        var (verified, fault) = LedgerAudit.Verify(await silo.Services.GetRequiredService<Journal>().Read(new(RoundGrain.JournalKind, id)));
        Assert.Equal((5, null), (verified, fault)); // asked for, committed to, contributed, drawn, opened
    }

    [Fact]
    public async Task The_draw_of_one_commitment_is_made_once_whoever_asks_again()
    {
        using var champion = await WebVisitor.SignIn(silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);
        var same = new CommandId("same" + id);

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
        using var champion = await WebVisitor.SignIn(silo.Address, Person(0));
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
        using var member = await WebVisitor.SignIn(silo.Address, Person(3));
        Assert.Contains("Two people left yesterday.", await member.Page("/peer-groups"), StringComparison.Ordinal);
        using var auditor = await WebVisitor.SignIn(silo.Address, "adam");
        Assert.Contains("Two people left yesterday.", await auditor.Page($"/rounds/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opted_out_pauses_or_works_where_peer_groups_are_off_is_not_in_the_roster()
    {
        await silo.Grains.GetGrain<IPeerGrain>(Person(1)).Choose(new(Participation.OptedOut, null, []));
        await silo.Grains.GetGrain<IPeerGrain>(Person(2)).Choose(new(Participation.Unsaid, silo.Clock.Today.AddDays(7), []));
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using (var decided = await owner.Post("/api/workforce/countries/LU/rules", WebVisitor.Token(await owner.Page("/people/countries/LU")),
            ("commandId", CommandId.New().Value), ("feature", "claims"), ("minimumGroupSize", "5")))
            Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        using var abroad = await WebVisitor.SignIn(silo.Address, Person(5));
        await Until.True(async () => (await abroad.Http.GetAsync("/peer-groups")).StatusCode is HttpStatusCode.NotFound, "the country's rule did not come into force");

        using var champion = await WebVisitor.SignIn(silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);

        Assert.Equal((Staff + 2 - 3, 0), ((await Round.Round())!.Last!.People, (await Round.Round())!.Last!.LeftOut));
        foreach (var out_ in new[] { 1, 2, 5 })
            Assert.Null(await Round.PlaceOf(new(Person(out_))));
        var page = await champion.Page($"/rounds/{id}");
        Assert.DoesNotContain(Person(1), page, StringComparison.Ordinal);
        using var row = await abroad.Http.GetAsync($"/api/peer-groups/rounds/{id}/row");
        Assert.Equal(HttpStatusCode.NotFound, row.StatusCode);
    }

    [Fact]
    public async Task Late_joiners_enter_together_once_a_day_and_nobody_is_with_their_lead()
    {
        foreach (var late in new[] { 6, 7, 8, 9 })
            await silo.Grains.GetGrain<IPeerGrain>(Person(late)).Choose(new(Participation.Unsaid, silo.Clock.Today.AddDays(1), []));
        await Open();
        foreach (var late in new[] { 6, 7, 8 })
        {
            using var visitor = await WebVisitor.SignIn(silo.Address, Person(late));
            using var asked = await visitor.Post($"/api/peer-groups/rounds/{id}/joining", WebVisitor.Token(await visitor.Page("/peer-groups")), ("commandId", CommandId.New().Value));
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
            Assert.Contains("You asked to join", await visitor.Page("/peer-groups"), StringComparison.Ordinal);
        }
        await Round.LookThrough();
        Assert.True((await Round.PlaceOf(new(Person(6))))!.IsWaiting); // not on the day itself

        // A pause is from new rounds: whoever is in a group stays there, also when others come.
        await silo.Grains.GetGrain<IPeerGrain>(Person(10)).Choose(new(Participation.Unsaid, silo.Clock.Today.AddDays(20), []));
        silo.Clock.At = silo.Clock.Now.AddDays(1);
        await Round.LookThrough();
        await Round.LookThrough();
        await Until.True(async () => (await silo.Grains.GetGrain<IPeerGrain>(Person(6)).Peer()).Rounds.Any(round => round.Id.Value == id), "the late joiner was not told");
        Assert.Contains(new PersonId(Person(10)), (await Round.Groups()).SelectMany(group => group));

        Assert.Equal(3, (await Round.Round())!.Joined);
        await Round.Join(CommandId.New(), new(Person(9)));
        await Round.LookThrough();
        Assert.True((await Round.PlaceOf(new(Person(9))))!.IsWaiting); // with all who ask today, tomorrow
        var groups = await Round.Groups();
        Assert.All(new[] { 6, 7, 8 }, late => Assert.DoesNotContain(new PersonId($"{function}-lead{late % 2}"), groups.Single(group => group.Contains(new(Person(late))))));
    }

    [Fact]
    public async Task Who_leaves_is_in_no_group_any_more_and_the_round_closes_when_its_time_is_over()
    {
        await Open();
        using var member = await WebVisitor.SignIn(silo.Address, Person(3));
        using (var left = await member.Post($"/api/peer-groups/rounds/{id}/leaving", WebVisitor.Token(await member.Page("/peer-groups")), ("commandId", CommandId.New().Value)))
            Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);

        Assert.Contains("You left this group", await member.Page("/peer-groups"), StringComparison.Ordinal);
        Assert.DoesNotContain((await Round.Groups()).SelectMany(group => group), person => person == new PersonId(Person(3)));
        Assert.Equal(1, (await Round.Round())!.Left);

        await Assert.ThrowsAsync<Refusal>(() => Round.Join(CommandId.New(), new(Person(3))));

        silo.Clock.At = silo.Clock.Now.AddDays(15);
        await Round.LookThrough();
        var closed = (await Round.Round())!;
        Assert.Equal((RoundStage.Closed, closed.LateCommitment), (closed.Stage, FairSeed.Commitment(closed.LateSecret!)));
    }

    [Fact]
    public async Task Who_leaves_the_organisation_is_gone_from_their_group()
    {
        await Open();
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var everybodyElse = (await owner.Page("/api/workforce/people.csv")).Split('\n').Where(line => !line.StartsWith($"\"{Person(3)}\"", StringComparison.Ordinal));

        await silo.Import("gone" + function, string.Join('\n', everybodyElse), ImportMode.Full, new("olga"));

        Assert.DoesNotContain(new PersonId(Person(3)), (await Round.Groups()).SelectMany(group => group));
        Assert.Equal(1, (await Round.Round())!.Left);
    }

    [Fact]
    public async Task Who_opts_out_after_the_roster_was_made_is_in_no_group_when_it_opens()
    {
        await silo.Ask(id, new(new(function), null, OptedInOnly: false), Person(0), RoundStage.Committed);
        await silo.Grains.GetGrain<IPeerGrain>(Person(3)).Choose(new(Participation.OptedOut, null, []));

        await OpenPrepared();

        await Until.True(async () => (await Round.Groups()).All(group => !group.Contains(new(Person(3)))), "they were placed");
    }

    /// <summary>A page is left open, and what was drawn there is passed over by beginning anew: not without a reason that everybody reads.</summary>
    [Fact]
    public async Task While_a_round_waits_nobody_starts_another_for_the_same_people()
    {
        using var champion = await WebVisitor.SignIn(silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);

        using var second = await Ask(champion, "second" + command, ("unit", function));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("round-waits", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await silo.Grains.GetGrain<IRoundGrain>("round-second" + command).Round());
    }

    [Fact]
    public async Task No_member_can_use_up_a_step_that_is_the_rounds_own()
    {
        await Open();
        using var member = await WebVisitor.SignIn(silo.Address, Person(3));

        using var answer = await member.Post($"/api/peer-groups/rounds/{id}/leaving", WebVisitor.Token(await member.Page("/peer-groups")), ("commandId", "step:anything"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_next_round_knows_who_met()
    {
        await Open();
        var first = await Round.Groups();

        var next = await silo.Ask("next" + id, new(new(function), null, OptedInOnly: false), Person(0), RoundStage.Committed);
        var roster = Roster.Parse((await next.Roster(0))!);

        Assert.Equal(first.Sum(group => group.Length * (group.Length - 1)), roster.Rows.Sum(row => row.Met.Sum(meeting => meeting.Times)));
    }

    [Fact]
    public async Task A_champion_starts_rounds_in_their_own_function_only_and_an_owner_one_in_every_function()
    {
        using var champion = await WebVisitor.SignIn(silo.Address, Person(0));
        using var elsewhere = await Ask(champion, command, ("unit", "alpha"));
        Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
        Assert.Contains("inside their own function", await elsewhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var each = await Ask(owner, command, ("unit", "each"));
        Assert.Equal(HttpStatusCode.OK, each.StatusCode);
        Assert.Contains(await silo.Grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Listed(),
            round => round.Audience.Unit == new UnitId(function) && round.Id.Value.StartsWith(id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("size", "5", "group-size")]
    [InlineData("size", "ten", "group-size")]
    [InlineData("minutes", "29", "length")]
    [InlineData("minutes", "40321", "length")]
    [InlineData("unit", "nowhere", "audience")]
    public async Task What_cannot_be_asked_for_gets_a_sentence(string field, string value, string code)
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var answer = await Ask(owner, command, ("unit", function), (field, value));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await Round.Round());
    }

    [Fact]
    public async Task Six_people_in_four_groups_and_a_function_of_managers_only_are_told_why_not()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        await silo.Import("six" + function, File([Line($"{function}-six-head", ("manager_id", "anna"), ("function", function + "six"), ("country", "CH")),
            .. Enumerable.Range(0, 5).Select(i => Line($"{function}-six{i}", ("manager_id", $"{function}-six-head"), ("function", function + "six"), ("country", "CH")))]), by: new("olga"));
        using (await Ask(owner, command, ("unit", function + "six"), ("groups", "4")))
            await Stage(RoundStage.Refused);
        Assert.Contains("6 people cannot be put in 4 groups", (await Round.Round())!.Sentence, StringComparison.Ordinal);

        var managers = await silo.Ask("m" + id, new(new(function + "six"), null, false), "olga", RoundStage.Refused);
        Assert.Contains("above or below", (await managers.Round())!.Sentence, StringComparison.Ordinal);
    }

    private string Person(int i) => string.Create(CultureInfo.InvariantCulture, $"{function}-p{i}");

    private async Task Open()
    {
        await silo.Ask(id, new(new(function), null, OptedInOnly: false), Person(0), RoundStage.Committed);
        await OpenPrepared();
        await Until.True(async () => (await silo.Grains.GetGrain<IPeerGrain>(Person(3)).Peer()).Rounds.Length > 0, "members were not told");
    }

    private async Task OpenPrepared()
    {
        await Round.Contribute(CommandId.New(), "words", new(Person(0)));
        await Stage(RoundStage.Drawn);
        await Round.Open(CommandId.New(), new(Person(0)));
    }

    private async Task Start(WebVisitor visitor)
    {
        using var asked = await Ask(visitor, command, ("unit", function));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    /// <summary>The form of the page; later fields replace earlier ones.</summary>
    private static async Task<HttpResponseMessage> Ask(WebVisitor visitor, string command, params (string Name, string Value)[] fields) => await visitor.PostForJson(
        "/api/peer-groups/rounds", WebVisitor.Token(await visitor.Page("/rounds/new")),
        [.. new[] { ("commandId", command), ("size", "10"), ("minutes", "20160"), ("starters", "What did you try?") }.Where(field => fields.All(other => other.Name != field.Item1)),
            .. fields.Reverse().DistinctBy(field => field.Name)]);

    private async Task Post(WebVisitor visitor, string what, params (string Name, string Value)[] fields)
    {
        using var answer = await Answer(visitor, what, fields);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> Answer(WebVisitor visitor, string what, params (string Name, string Value)[] fields) => await visitor.PostForJson(
        $"/api/peer-groups/rounds/{id}/{what}", WebVisitor.Token(await visitor.Page("/rounds/new")), [("commandId", CommandId.New().Value), .. fields]);

    private async Task<JsonElement> Row(WebVisitor visitor) => JsonDocument.Parse(await visitor.Page($"/api/peer-groups/rounds/{id}/row")).RootElement;

    private async Task Stage(RoundStage stage)
    {
        await Until.True(async () => (await Round.Round())?.Stage == stage || (await Round.Round())?.Stage is RoundStage.Refused, $"the round did not become {stage}");
        Assert.True((await Round.Round())!.Stage == stage, (await Round.Round())!.Sentence);
    }
}
