using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions;
using Upskill.Testing;
using Upskill.Tests.Silo;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>Who is there, groups among them, and what a restart leaves: a silo whose time the tests move.</summary>
public sealed class SessionPresenceTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private readonly string series = $"here-{Guid.NewGuid():N}"[..16];

    [Fact]
    public async Task Attendance_is_noted_with_the_person_alone_and_where_it_is_a_live_version_of_a_module_it_is_evidence()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId, module: new("prompting-for-work"));
        await using var mia = await Attendee.SignIn(silo, "mia", session);
        await mia.Connect();
        await Until.True(async () => (await Of("mia", session)) is { Stays: [{ Until: null }] }, "nobody noted that she came");
        Assert.Equal([new PersonId("mia")], (await silo.Grains.GetGrain<ISessionPresenceGrain>(session.Value).Present()).AsEnumerable());
        Assert.Equal(0, (await mia.View()).Shared.About);

        silo.Clock.At = silo.Clock.Now.AddMinutes(25).AddSeconds(5);
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        silo.Clock.At = null;
        await LiveWork.Through(silo, session);

        var attendance = (await Of("mia", session))!;
        Assert.InRange(attendance.Minutes, 24, 26);
        Assert.InRange((await silo.Grains.GetGrain<ILearnerGrain>("mia").Standing()).AttendedMinutes[new("prompting-for-work")], attendance.Minutes, attendance.Minutes);
        Assert.Contains("Everyday AI in Alpha", await mia.Visitor.Page("/sessions/attendance"), StringComparison.Ordinal);
        Assert.Null(await Of("max", session));
    }

    [Fact]
    public async Task Without_script_one_says_that_one_is_here_and_that_one_goes()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId);
        await using var kim = await Attendee.SignIn(silo, "kim", session);
        Assert.Contains("value=\"yes\"", await kim.Visitor.Page($"/sessions/{session}"), StringComparison.Ordinal);
        Assert.Null(await kim.Send("presence", ("here", "yes")));
        await Until.True(async () => (await Of("kim", session)) is { Stays: [{ Until: null }] }, "nobody noted that he came");
        Assert.Contains("You said that you are here.", await kim.Visitor.Page($"/sessions/{session}"), StringComparison.Ordinal);
        Assert.Null(await kim.Send("presence", ("here", "no")));
        Assert.Empty(await silo.Grains.GetGrain<ISessionPresenceGrain>(session.Value).Present());
    }

    [Fact]
    public async Task Groups_are_drawn_among_those_present_nobody_with_their_manager_and_a_latecomer_joins_the_smallest()
    {
        await Import(33);
        var session = await LiveWork.Start(silo, series, series, HostId, ["chris"]);
        var (grain, presence) = (silo.Grains.GetGrain<ILiveSessionGrain>(session.Value), silo.Grains.GetGrain<ISessionPresenceGrain>(session.Value));
        Assert.Equal("too-few-people", (await Assert.ThrowsAsync<Refusal>(() => grain.Break(CommandId.New(), 10))).Code);
        await presence.Here("of-this-test", [.. Enumerable.Range(0, 33).Select(Person)]);

        var id = CommandId.New();
        await grain.Break(id, 10);
        await grain.Break(id, 10); // a repeat draws no second time
        var groups = (await grain.After(null, 0)).Shared.Groups!;
        Assert.Equal(3, groups.Count);
        var secrets = silo.Services.GetRequiredService<SessionSecrets>();
        var of = new Dictionary<int, int?>();
        foreach (var person in Enumerable.Range(0, 33))
            of[person] = (await grain.After(secrets.TokenOf(session, Person(person)), 0)).Group;
        Assert.All(of.Values, group => Assert.NotNull(group));
        Assert.All(of.Values.CountBy(group => group!.Value), group => Assert.Equal(11, group.Value));
        Assert.NotEqual(of[0], of[1]); // 1 reports to 0, 2 to 1
        Assert.NotEqual(of[1], of[2]);
        Assert.NotEqual(of[0], of[2]);

        Assert.InRange(await grain.Seat(new("latecomer")), 1, 3);
        await grain.CallForHelp(CommandId.New(), new("latecomer"));
        Assert.Single((await grain.Console()).Help);
        Assert.Equal("groups-open", (await Assert.ThrowsAsync<Refusal>(() => grain.Break(CommandId.New(), 10))).Code);
        await grain.Regather(CommandId.New(), isMore: false);
        Assert.Null((await grain.After(null, 0)).Shared.Groups);
    }

    [Fact]
    public async Task A_host_whose_connection_is_gone_is_replaced_by_a_co_host_who_is_there()
    {
        var session = await LiveWork.Start(silo, series, "alpha", "max", ["chris", "tom"]);
        var grain = silo.Grains.GetGrain<ILiveSessionGrain>(session.Value);
        await using var tom = await Attendee.SignIn(silo, "tom", session);
        await tom.Connect(asHost: true);

        await Until.True(async () => (await grain.Console()).Lead == 2, "nobody leads in the place of who is gone");
        Assert.Contains("Tom Two leads.", await tom.Visitor.Page($"/sessions/{session}/host/part"), StringComparison.Ordinal);
        Assert.Null(await tom.Send("lead", ("host", "1")));
        Assert.Equal(1, (await grain.Console()).Lead);
    }

    private Task Import(int people) => silo.Import(series, File([.. Enumerable.Range(0, people).Select(i =>
        Line(Person(i).Value, ("name", $"Person {i}"), ("manager_id", i is 1 or 2 ? Person(i - 1).Value : "anna"), ("function", series), ("country", "CH"), ("grade", "G2"), ("roles", "")))]), by: new("olga"));

    private PersonId Person(int number) => new($"{series}-{number}");

    private string HostId => "host-of-" + series;

    private async Task<Attendance?> Of(string person, LiveSessionId session) =>
        (await silo.Grains.GetGrain<IAttendanceGrain>(person).Attendances()).FirstOrDefault(attendance => attendance.Session == session);
}

/// <summary>What was acknowledged survives a restart, in its order, and its authors keep their rights.</summary>
public sealed class SessionRestartTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task After_a_restart_nothing_is_lost_one_s_own_is_one_s_own_and_the_session_goes_on()
    {
        var session = await LiveWork.Start(silo, "restarted", "alpha", "host-of-restarted", ["chris"]);
        long mine, newest;
        await using (var mia = await Attendee.SignIn(silo, "mia", session))
        {
            mine = await mia.Ask("Is it still there?");
            await mia.Ask("And this?");
            Assert.Null(await mia.Send($"questions/{mine}/votes", ("vote", "on")));
            newest = (await mia.View()).Newest;
        }
        await silo.Restart();

        await using var again = await Attendee.SignIn(silo, "mia", session);
        var view = await again.View();
        Assert.Equal((newest, 2, 2), (view.Newest, view.Shared.Questions.Length, view.Own.Length));
        Assert.Equal([mine], view.Upvoted.AsEnumerable());
        Assert.Null(await again.Send($"questions/{mine}/withdrawal"));
        Assert.Null((await again.View()).Shared.Questions.Single(question => question.Number == mine).Text);
        Assert.Contains(session, await silo.Grains.GetGrain<IRunningSessionsGrain>(IRunningSessionsGrain.Organisation).Running());
    }

    [Fact]
    public async Task A_session_that_was_left_running_ends_two_hours_after_its_planned_end()
    {
        var session = await LiveWork.Start(silo, "left-alone", "alpha", "host-of-left-alone");
        var grain = silo.Grains.GetGrain<ILiveSessionGrain>(session.Value);
        await grain.LookThrough();
        Assert.Null(await grain.Summary());
        silo.Clock.At = silo.Clock.Now.AddMinutes(20).AddHours(3.1);
        await LiveWork.Through(silo, session);
        silo.Clock.At = null;
        Assert.NotNull(await grain.Summary());
    }
}
