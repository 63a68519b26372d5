using System.Net;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Draws;
using Upskill.PeerGroups.Rounds;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>Who is in a round: who is left out, comes late, leaves, and whom they met.</summary>
public sealed class RoundMemberTests(SiloFixture silo) : RoundOfAFunction(silo)
{
    [Fact]
    public async Task Who_opted_out_pauses_or_works_where_peer_groups_are_off_is_not_in_the_roster()
    {
        await Silo.Grains.GetGrain<IPeerGrain>(Person(1)).Choose(new(Participation.OptedOut, null, []));
        await Silo.Grains.GetGrain<IPeerGrain>(Person(2)).Choose(new(Participation.Unsaid, Silo.Clock.Today.AddDays(7), []));
        using var owner = await WebVisitor.SignIn(Silo.Address, "olga");
        using (var decided = await owner.Post("/api/workforce/countries/LU/rules", WebVisitor.Token(await owner.Page("/people/countries/LU")),
            ("commandId", CommandId.New().Value), ("feature", "claims"), ("minimumGroupSize", "5")))
            Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        using var abroad = await WebVisitor.SignIn(Silo.Address, Person(5));
        await Until.True(async () => (await abroad.Http.GetAsync("/peer-groups")).StatusCode is HttpStatusCode.NotFound, "the country's rule did not come into force");

        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        await Start(champion);
        await Stage(RoundStage.Committed);

        Assert.Equal((Staff + 2 - 3, 0), ((await Round.Round())!.Last!.People, (await Round.Round())!.Last!.LeftOut));
        foreach (var out_ in new[] { 1, 2, 5 })
            Assert.Null(await Round.PlaceOf(new(Person(out_))));
        var page = await champion.Page($"/rounds/{Id}");
        Assert.DoesNotContain(Person(1), page, StringComparison.Ordinal);
        using var row = await abroad.Http.GetAsync($"/api/peer-groups/rounds/{Id}/row");
        Assert.Equal(HttpStatusCode.NotFound, row.StatusCode);
    }

    [Fact]
    public async Task Late_joiners_enter_together_once_a_day_and_nobody_is_with_their_lead()
    {
        foreach (var late in new[] { 6, 7, 8, 9 })
            await Silo.Grains.GetGrain<IPeerGrain>(Person(late)).Choose(new(Participation.Unsaid, Silo.Clock.Today.AddDays(1), []));
        await Open();
        foreach (var late in new[] { 6, 7, 8 })
        {
            using var visitor = await WebVisitor.SignIn(Silo.Address, Person(late));
            using var asked = await visitor.Post($"/api/peer-groups/rounds/{Id}/joining", WebVisitor.Token(await visitor.Page("/peer-groups")), ("commandId", CommandId.New().Value));
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
            Assert.Contains("You asked to join", await visitor.Page("/peer-groups"), StringComparison.Ordinal);
        }
        await Round.LookThrough();
        Assert.True((await Round.PlaceOf(new(Person(6))))!.IsWaiting); // not on the day itself

        // A pause is from new rounds: whoever is in a group stays there, also when others come.
        await Silo.Grains.GetGrain<IPeerGrain>(Person(10)).Choose(new(Participation.Unsaid, Silo.Clock.Today.AddDays(20), []));
        Silo.Clock.At = Silo.Clock.Now.AddDays(1);
        await Round.LookThrough();
        await Round.LookThrough();
        await Until.True(async () => (await Silo.Grains.GetGrain<IPeerGrain>(Person(6)).Peer()).Rounds.Any(round => round.Id.Value == Id), "the late joiner was not told");
        Assert.Contains(new PersonId(Person(10)), (await Round.Groups()).SelectMany(group => group));

        Assert.Equal(3, (await Round.Round())!.Joined);
        await Round.Join(CommandId.New(), new(Person(9)));
        await Round.LookThrough();
        Assert.True((await Round.PlaceOf(new(Person(9))))!.IsWaiting); // with all who ask today, tomorrow
        var groups = await Round.Groups();
        Assert.All(new[] { 6, 7, 8 }, late => Assert.DoesNotContain(new PersonId($"{Function}-lead{late % 2}"), groups.Single(group => group.Contains(new(Person(late))))));
    }

    [Fact]
    public async Task Who_leaves_is_in_no_group_any_more_and_the_round_closes_when_its_time_is_over()
    {
        await Open();
        using var member = await WebVisitor.SignIn(Silo.Address, Person(3));
        using (var left = await member.Post($"/api/peer-groups/rounds/{Id}/leaving", WebVisitor.Token(await member.Page("/peer-groups")), ("commandId", CommandId.New().Value)))
            Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);

        Assert.Contains("You left this group", await member.Page("/peer-groups"), StringComparison.Ordinal);
        Assert.DoesNotContain((await Round.Groups()).SelectMany(group => group), person => person == new PersonId(Person(3)));
        Assert.Equal(1, (await Round.Round())!.Left);

        await Assert.ThrowsAsync<Refusal>(() => Round.Join(CommandId.New(), new(Person(3))));

        Silo.Clock.At = Silo.Clock.Now.AddDays(15);
        await Round.LookThrough();
        var closed = (await Round.Round())!;
        Assert.Equal((RoundStage.Closed, closed.LateCommitment), (closed.Stage, FairSeed.Commitment(closed.LateSecret!)));
    }

    [Fact]
    public async Task Who_leaves_the_organisation_is_gone_from_their_group()
    {
        await Open();
        using var owner = await WebVisitor.SignIn(Silo.Address, "olga");
        var everybodyElse = (await owner.Page("/api/workforce/people.csv")).Split('\n').Where(line => !line.StartsWith($"\"{Person(3)}\"", StringComparison.Ordinal));

        await Silo.Import("gone" + Function, string.Join('\n', everybodyElse), ImportMode.Full, new("olga"));

        Assert.DoesNotContain(new PersonId(Person(3)), (await Round.Groups()).SelectMany(group => group));
        Assert.Equal(1, (await Round.Round())!.Left);
    }

    [Fact]
    public async Task Who_opts_out_after_the_roster_was_made_is_in_no_group_when_it_opens()
    {
        await Silo.Ask(Id, new(new(Function), null, OptedInOnly: false), Person(0), RoundStage.Committed);
        await Silo.Grains.GetGrain<IPeerGrain>(Person(3)).Choose(new(Participation.OptedOut, null, []));

        await OpenPrepared();

        await Until.True(async () => (await Round.Groups()).All(group => !group.Contains(new(Person(3)))), "they were placed");
    }

    [Fact]
    public async Task The_next_round_knows_who_met()
    {
        await Open();
        var first = await Round.Groups();

        var next = await Silo.Ask("next" + Id, new(new(Function), null, OptedInOnly: false), Person(0), RoundStage.Committed);
        var roster = Roster.Parse((await next.Roster(0))!);

        Assert.Equal(first.Sum(group => group.Length * (group.Length - 1)), roster.Rows.Sum(row => row.Met.Sum(meeting => meeting.Times)));
    }
}
