using System.Net;
using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.Testing;
using Upskill.Tests.LiveSessions.Sessions;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>A round among those at a live session: they are asked there, who says yes is placed, and who does not is known to nobody.</summary>
public sealed class SessionRoundTests(SiloFixture silo) : RoundOfAFunction(silo)
{
    private const int AtSession = 16, InLuxembourg = 5, OptedOut = 6, Elsewhere = 20;
    private LiveSessionId session;

    private IRoundGrain Among => Silo.Grains.GetGrain<IRoundGrain>(RoundId.Of(session).Value);

    [Fact]
    public async Task Who_says_yes_at_a_live_session_is_placed_and_nobody_else()
    {
        await Silo.Grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Decide(
            new(CommandId.New(), new("olga"), "LU", CountryRule.Usual with { Features = OptionalFeatures.All & ~OptionalFeatures.PeerGroups }));
        await Silo.Grains.GetGrain<IPeerGrain>(Person(OptedOut)).Choose(new(Participation.OptedOut, null, []));
        using var champion = await Begin();
        await using var first = await Attendee.SignIn(Silo, Person(1), session);
        Assert.Contains("id=\"peers\"", await first.Visitor.Page($"/sessions/{session}"), StringComparison.Ordinal);

        Assert.Equal("not-here", await Answer(Elsewhere, "yes"));
        await Until.True(async () => await Answer(InLuxembourg, "yes") is "not-offered", "a yes counts where peer groups are off");
        Assert.Equal("not-placed", await Answer(OptedOut, "yes"));
        foreach (var person in new[] { 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 1 })
            Assert.Null(await Answer(person, "yes"));
        Assert.Null(await Answer(13, "no"));
        Assert.Contains("You take part", await first.Visitor.Page($"/sessions/{session}/peers"), StringComparison.Ordinal);
        Assert.Contains("About 10 people have said yes so far", await champion.Page($"/rounds/{RoundId.Of(session)}"), StringComparison.Ordinal);
        var seen = await champion.Page($"/api/peer-groups/rounds/{RoundId.Of(session)}");
        Assert.All(Enumerable.Range(1, Staff - 1), person => Assert.DoesNotContain($"\"{Person(person)}\"", seen, StringComparison.Ordinal));

        await Go(champion, "roster");
        await Becomes(RoundStage.Committed);
        Assert.Equal("not-asking", await Answer(14, "yes"));
        Assert.Null(await Answer(12, "no")); // taken back between roster and opening
        await Go(champion, "contribution", ("contribution", "words"));
        await Becomes(RoundStage.Drawn);
        await Go(champion, "opening");
        await Until.True(async () => (await Silo.Grains.GetGrain<IPeerGrain>(Person(3)).Peer()).Rounds.Length > 0, "members were not told");

        var placed = (await Among.Groups()).SelectMany(group => group).Select(person => person.Value).Order(StringComparer.Ordinal);
        Assert.Equal(new[] { 1, 2, 3, 4, 7, 8, 9, 10, 11 }.Select(Person).Order(StringComparer.Ordinal), placed);
        Assert.Equal("already-open", await Answer(3, "no"));
        await using var late = await Attendee.SignIn(Silo, Person(14), session);
        Assert.DoesNotContain("peer group?", await late.Visitor.Page($"/sessions/{session}/peers"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/rounds/{RoundId.Of(session)}/joining", await late.Visitor.Page("/peer-groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_present_are_told_to_look_and_of_too_few_there_is_no_round_but_a_second_asking()
    {
        using var champion = await Begin();
        await using var hearing = await Attendee.SignIn(Silo, Person(1), session);
        await Until.True(async () => (await hearing.View()).Shared.AsksForPeers, "the session does not say that people are asked");
        foreach (var person in new[] { 1, 2 })
            Assert.Null(await Answer(person, "yes"));
        Assert.Contains("Fewer than ten people have said yes so far", await champion.Page($"/rounds/{RoundId.Of(session)}"), StringComparison.Ordinal);

        await Go(champion, "roster");
        await Becomes(RoundStage.Refused);
        Assert.Contains("Fewer than 3 people can be placed now", (await Among.Round())!.Sentence, StringComparison.Ordinal);
        await Until.True(async () => !(await hearing.View()).Shared.AsksForPeers, "the session says still that people are asked");

        await Go(champion, "preparations");
        await Becomes(RoundStage.Asking);
        await Silo.Restart();
        Assert.True((await Among.Call(new(Person(1))))!.TakesPart);
        Assert.False((await Among.Call(new(Person(3))))!.TakesPart);
    }

    [Fact]
    public async Task Only_a_running_session_is_asked_and_only_by_a_host_who_is_a_champion_of_its_function()
    {
        session = await LiveWork.Plan(Silo, Function, Function, Person(0), [Person(2)]);
        using var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        await Refused(champion, "audience"); // not started yet
        await Silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).Start(CommandId.New(), 0);
        using var other = await WebVisitor.SignIn(Silo.Address, "chris");
        await Refused(other, "audience");
        Assert.DoesNotContain(session.Value, await other.Page("/rounds/new"), StringComparison.Ordinal);
        using (var owner = await WebVisitor.SignIn(Silo.Address, "olga"))
            Assert.Contains($"session:{session}", await owner.Page("/rounds/new"), StringComparison.Ordinal);
        Assert.Contains($"/rounds/new?session={session}", await champion.Page($"/sessions/{session}/host/part"), StringComparison.Ordinal);
        using var coHost = await WebVisitor.SignIn(Silo.Address, Person(2)); // no champion
        Assert.DoesNotContain("/rounds/new", await coHost.Page($"/sessions/{session}/host/part"), StringComparison.Ordinal);
        Assert.Equal("not-here", await Answer(1, "yes"));
    }

    [Fact]
    public async Task Where_nobody_goes_on_within_a_day_there_is_no_round_and_who_said_yes_is_forgotten_in_time()
    {
        using var champion = await Begin();
        Assert.Null(await Answer(1, "yes"));
        Silo.Clock.At = Silo.Clock.Now.AddHours(25);
        await Among.LookThrough();
        Assert.Contains("within a day", (await Among.Round())!.Sentence, StringComparison.Ordinal);

        Silo.Clock.At = Silo.Clock.Now.AddDays(31);
        await Among.LookThrough();
        Assert.NotNull((await Among.Round())!.ForgottenAt);
        await Go(champion, "preparations");
        await Becomes(RoundStage.Refused);
        Assert.Contains("Fewer than 3 people", (await Among.Round())!.Sentence, StringComparison.Ordinal);
        Silo.Clock.At = null;
    }

    /// <summary>A session that runs, with people at it, and its host who has them asked.</summary>
    private async Task<WebVisitor> Begin()
    {
        session = await LiveWork.Start(Silo, Function, Function, Person(0));
        await Silo.Grains.GetGrain<ISessionPresenceGrain>(session.Value).Here("of-this-test", [.. Enumerable.Range(0, AtSession).Select(i => new PersonId(Person(i)))]);
        var champion = await WebVisitor.SignIn(Silo.Address, Person(0));
        Assert.Contains($"value=\"session:{session}\" selected", await champion.Page($"/rounds/new?session={session}"), StringComparison.Ordinal);
        using var asked = await Ask(champion, Command, ("unit", $"session:{session}"));
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync());
        Assert.Equal(RoundStage.Asking, (await Among.Round())!.Stage);
        return champion;
    }

    /// <summary>The code of what somebody's answer is refused for; null where it counts.</summary>
    private async Task<string?> Answer(int person, string takesPart)
    {
        await using var attendee = await Attendee.SignIn(Silo, Person(person), session);
        return await attendee.Send("peers", ("takesPart", takesPart));
    }

    private async Task Refused(WebVisitor visitor, string code)
    {
        using var answer = await Ask(visitor, CommandId.New().Value, ("unit", $"session:{session}"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(code, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
    }

    private async Task Go(WebVisitor visitor, string what, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostForJson(
            $"/api/peer-groups/rounds/{RoundId.Of(session)}/{what}", WebVisitor.Token(await visitor.Page("/rounds/new")), [("commandId", CommandId.New().Value), .. fields]);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task Becomes(RoundStage stage) => Until.True(async () => (await Among.Round())!.Stage == stage, $"the round did not become {stage}");
}
