using System.Text.Json;
using AngleSharp.Html.Parser;
using Upskill.Adoption;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.Testing;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>How many came to a voluntary session: nothing while it runs, once and for ever after its end.</summary>
public sealed class AttendanceReleaseTests(GatheringSilo silo) : IClassFixture<GatheringSilo>
{
    private static readonly UnitId Function = new("gathering"), Eight = new("gathering~eight"), Twenty = new("gathering~twenty");

    [Fact]
    public async Task Of_sixty_invited_thirty_five_came_and_the_figure_is_there_after_the_end_and_stays()
    {
        var session = await Start("gathered");
        await Gather(session, 35);
        Assert.Null(await Release(session).Sum(Function));
        await End(session);

        // 61 of four teams and the head: 20, 20 and 10 in their teams; eight, two and the head are eleven in the function.
        var sum = (await Release(session).Sum(Function))!;
        Assert.Equal((GatheringSilo.People, 60L, 4L), (sum.Invited, sum.Sum.People, sum.Sum.Batches));
        Assert.InRange(sum.Sum.Yes, 35 - 16, 35 + 16);
        Assert.Equal(0, sum.Sum.Yes % 5);
        var figure = (await Release(session).Figure(Function))!;
        Assert.Equal((60, GatheringSilo.People, sum.Sum.Yes), (figure.Answered, figure.Invited, figure.Came));
        Assert.Contains($"{figure.Came} of 60", await Card(GatheringSilo.Head, session), StringComparison.Ordinal);
        Assert.Contains($"{figure.Came} of 60", await Card("chris", session), StringComparison.Ordinal);

        await silo.Grains.GetGrain<IAttendanceGrain>(GatheringSilo.Person(59).Value).Come(new(session, Function, "Late", null, silo.Clock.Now));
        await silo.Grains.GetGrain<IAttendanceGrain>(GatheringSilo.Person(59).Value).Go(session, silo.Clock.Now.AddMinutes(30));
        Assert.True(await Release(session).Release(new(Function, [], silo.Clock.Now.AddDays(-30)))); // a second ask, also with something else
        Assert.Equal((sum, figure), (await Release(session).Sum(Function), await Release(session).Figure(Function)));
        await silo.Restart();
        Assert.Equal((sum, figure), (await Release(session).Sum(Function), await Release(session).Figure(Function)));
        Assert.Contains($"{figure.Came} of 60", await Card(GatheringSilo.Head, session), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leads_a_team_of_eight_sees_no_figure_of_it_and_who_attended_sees_their_own_and_no_count()
    {
        var session = await Start("team-of-eight");
        await Gather(session, 35);
        await End(session);

        Assert.Null(await Release(session).Figure(Eight));
        Assert.NotNull(await Release(session).Figure(Twenty));
        var card = await Card(GatheringSilo.Person(0).Value, session);
        Assert.Contains("Fewer than 10 people of it could be put away together", card, StringComparison.Ordinal);
        Assert.DoesNotContain("%", card, StringComparison.Ordinal);
        await using var attendee = await Attendee.SignIn(silo, GatheringSilo.Person(10).Value, session);
        Assert.DoesNotContain("id=\"came\"", await attendee.Visitor.Page($"/sessions/{session}"), StringComparison.Ordinal);
        Assert.Contains("Everyday AI in Alpha", await attendee.Visitor.Page("/sessions/attendance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_says_how_many_sessions_there_were_and_sums_whole_batches_and_file_and_data_say_the_same()
    {
        var before = await Sessions(GatheringSilo.Head);
        var session = await Start("on-the-dashboard");
        await Gather(session, 35);
        Assert.Equal(before.GetProperty("held").GetInt32(), (await Sessions(GatheringSilo.Head)).GetProperty("held").GetInt32());
        silo.Clock.GoOnFrom(silo.Clock.Now.AddMinutes(25)); // past its planned beginning
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        await LiveWork.Through(silo, session);

        var after = await Sessions(GatheringSilo.Head);
        var figure = (await Release(session).Figure(Function))!;
        var row = after.GetProperty("sessions").EnumerateArray().Single(one => one.GetProperty("session").GetString() == session.Value).GetProperty("figure");
        Assert.Equal((figure.Answered, figure.Came), (row.GetProperty("answered").GetInt64(), row.GetProperty("came").GetInt64()));
        var all = after.GetProperty("sessions").EnumerateArray().Select(one => one.GetProperty("figure")).ToList();
        Assert.Equal(all.Sum(one => one.GetProperty("came").GetInt64()), after.GetProperty("sum").GetProperty("came").GetInt64());
        Assert.Equal(all.Sum(one => one.GetProperty("answered").GetInt64()), after.GetProperty("sum").GetProperty("answered").GetInt64());
        using var head = await WebVisitor.SignIn(silo.Address, GatheringSilo.Head);
        Assert.Contains(FormattableString.Invariant($",1,{figure.Answered},{figure.Invited},{figure.Rate:R},{figure.Came},{figure.Share!.Value:R},{figure.Share.Low:R},{figure.Share.High:R},{figure.AsOf:O}"),
            await head.Page("/api/adoption/units/gathering/sessions.csv"), StringComparison.Ordinal);
        Assert.Contains($"{figure.Came} of {figure.Answered}", new HtmlParser().ParseDocument(await head.Page("/adoption/gathering")).QuerySelector("section[aria-labelledby=sessions]")!.TextContent, StringComparison.Ordinal);
        using var lead = await WebVisitor.SignIn(silo.Address, GatheringSilo.Person(0).Value);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(await lead.Page("/api/adoption/units/gathering~eight/sessions")).RootElement.GetProperty("sum").ValueKind);
    }

    [Fact]
    public async Task A_live_version_of_a_module_is_evidence_and_in_no_figure()
    {
        var session = await Start("mandatory", new("prompting-for-work"));
        await Gather(session, 35);
        await End(session);

        Assert.Null(await Release(session).Sum(Function));
        await using var head = await Attendee.SignIn(silo, GatheringSilo.Head, session);
        Assert.DoesNotContain("id=\"came\"", await head.Visitor.Page($"/sessions/{session}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_runs_nothing_that_is_pushed_or_read_differs_by_who_came_but_about_how_many()
    {
        var session = await Start("running");
        await using var host = await Attendee.SignIn(silo, "chris", session);
        await using var head = await Attendee.SignIn(silo, GatheringSilo.Head, session);
        await host.Connect(asHost: true);
        await head.Connect();
        await Gather(session, 35);
        await Until.True(() => Task.FromResult(head.Pushed.Any(push => push.Contains("\"about\":40", StringComparison.Ordinal))), "about how many was not told");

        string[] bodies = [.. host.Pushed, .. head.Pushed, await host.Visitor.Page($"/sessions/{session}"), await head.Visitor.Page($"/sessions/{session}"), await host.Visitor.Page(host.Api("view"))];
        Assert.All(bodies, body => Assert.DoesNotMatch("(came|attended|invited)\"?:", body));
        Assert.DoesNotContain(bodies, body => body.Contains("id=\"came\"", StringComparison.Ordinal));
        Assert.Null(await Release(session).Sum(Function));
        Assert.Null(await Release(session).Figure(Twenty));
        await End(session);
        Assert.NotNull(await Release(session).Figure(Twenty)); // so that there was something to be seen
    }

    private Task<LiveSessionId> Start(string series, ModuleId? module = null) => LiveWork.Start(silo, series, Function.Value, "host-of-" + series, ["chris"], module);

    private async Task<JsonElement> Sessions(string person)
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        return JsonDocument.Parse(await visitor.Page("/api/adoption/units/gathering/sessions")).RootElement;
    }

    private IAttendanceReleaseGrain Release(LiveSessionId session) => silo.Grains.GetGrain<IAttendanceReleaseGrain>(session.Value);

    private async Task Gather(LiveSessionId session, int people)
    {
        await silo.Grains.GetGrain<ISessionPresenceGrain>(session.Value).Here("of-this-test", [.. Enumerable.Range(0, people).Select(GatheringSilo.Person)]);
        await Until.True(async () => (await Of(GatheringSilo.Person(people - 1), session)) is not null, "nobody noted that they came");
    }

    private async Task End(LiveSessionId session)
    {
        silo.Clock.At = silo.Clock.Now.AddMinutes(25);
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        silo.Clock.At = null;
        await LiveWork.Through(silo, session);
    }

    private async Task<Attendance?> Of(PersonId person, LiveSessionId session) =>
        (await silo.Grains.GetGrain<IAttendanceGrain>(person.Value).Attendances()).FirstOrDefault(attendance => attendance.Session == session);

    private async Task<string> Card(string person, LiveSessionId session)
    {
        await using var visitor = await Attendee.SignIn(silo, person, session);
        var page = new HtmlParser().ParseDocument(await visitor.Visitor.Page($"/sessions/{session}"));
        return page.QuerySelector("section[aria-labelledby=came]")!.TextContent;
    }
}
