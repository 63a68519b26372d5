using Upskill.LiveSessions;
using Upskill.LiveSessions.Series;
using static Upskill.Tests.LiveSessions.SeriesAtWork;

namespace Upskill.Tests.LiveSessions;

public sealed class SeriesRulesTests
{
    private static readonly DateTimeOffset AfterTwo = new(2026, 12, 16, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_series_begins_at_the_same_time_of_its_own_clock_across_both_changes_of_daylight_saving()
    {
        var sessions = Planned.Sessions;

        Assert.Equal(26, sessions.Length);
        Assert.All(sessions, session => Assert.Equal((session.Day, new TimeOnly(14, 0)), SeriesTime.Clock(session.StartsAt, "Europe/Zurich")));
        Assert.Equal(new(2026, 12, 1, 13, 0, 0, TimeSpan.Zero), sessions[0].StartsAt);
        Assert.Contains(sessions, session => session.StartsAt.Hour == 12); // in summer
    }

    [Fact]
    public void Every_fault_of_a_plan_has_a_sentence_at_its_field()
    {
        var plan = Plan with
        {
            Title = " ",
            Description = new('x', 1_001),
            Length = TimeSpan.FromMinutes(14),
            Rule = "FREQ=WEEKLY",
            Zone = "Europe/Basel-Stadt",
            CallLink = new("http://meet.example.com/"),
            CoHosts = [Host, new("a"), new("b"), new("c"), new("d"), new("e")],
        };

        Assert.Equal(["call-link", "co-hosts", "description", "minutes", "rule", "title", "zone"], SeriesFaults.Of(plan, Host, Now, Hosts, isNew: true).Keys);
        Assert.Empty(SeriesFaults.Of(Plan, Host, Now, Hosts, isNew: true));
    }

    [Theory]
    [InlineData("https://meet.example.com/a", true)]
    [InlineData("https://eu.calls.example.org/a?b=c", true)]
    [InlineData("https://MEET.example.com/a", true)]
    [InlineData("http://meet.example.com/a", false)]
    [InlineData("https://meet.example.com.evil.example/a", false)]
    [InlineData("https://evilcalls.example.org/a", false)]
    [InlineData("https://calls.example.org/a", false)]
    [InlineData("https://meet.example.com@evil.example/a", false)]
    [InlineData("https://meet.example.com:8443/a", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/relative", false)]
    public void A_link_is_https_and_leads_to_a_host_of_the_list(string link, bool isTaken) => Assert.Equal(isTaken, Hosts.FaultOf(new(link, UriKind.RelativeOrAbsolute)) is null);

    [Fact]
    public void A_list_with_something_that_is_no_host_stops_the_start() => Assert.Throws<FormatException>(() => new CallHosts(["https://meet.example.com"]));

    [Fact]
    public void A_series_that_would_begin_in_the_past_is_refused() =>
        Refused("first-on", () => SeriesRules.Planned(Id, new(Host, Plan), Planned.Sessions[0].StartsAt, Hosts));

    [Fact]
    public void A_change_of_the_time_leaves_what_has_begun_as_it_was()
    {
        var changed = SeriesRules.Changed(Planned, Plan with { At = new(10, 0) }, AfterTwo, Hosts);

        Assert.Equal(Planned.Sessions.Take(2).Select(session => session.StartsAt), changed.Sessions.Take(2).Select(session => session.StartsAt));
        Assert.All(changed.Sessions.Take(2), session => Assert.False(session.IsOfPlan));
        Assert.All(changed.Sessions.Skip(2), session => Assert.Equal((true, new TimeOnly(10, 0)), (session.IsOfPlan, SeriesTime.Clock(session.StartsAt, "Europe/Zurich").At)));
        Assert.Equal((26, 1, 1), (changed.Sessions.Length, changed.Sequence, changed.PlanSequence));
    }

    [Fact]
    public void A_change_of_words_leaves_every_session_where_it_is()
    {
        var changed = SeriesRules.Changed(Planned, Plan with { Title = "Another title" }, AfterTwo, Hosts);

        Assert.Equal(Planned.Sessions.AsEnumerable(), changed.Sessions);
        Assert.Equal(("Another title", 1), (changed.Plan.Title, changed.Sequence));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_no_change()
    {
        var series = Planned;
        Assert.Same(series, SeriesRules.Changed(series, Plan, AfterTwo, Hosts));
    }

    [Fact]
    public void A_series_that_is_changed_to_lie_in_the_past_is_refused() =>
        Refused("first-on", () => SeriesRules.Changed(Planned, Plan with { Rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=2" }, AfterTwo, Hosts));

    [Fact]
    public void A_session_that_was_cancelled_stays_so_when_the_time_changes_and_one_that_was_moved_stays_where_it_is()
    {
        var to = new DateTimeOffset(2026, 12, 30, 8, 0, 0, TimeSpan.Zero);
        var series = SeriesRules.Moved(SeriesRules.WithoutSession(Planned, Session(2026, 12, 15), Now), Session(2026, 12, 29), to, Now);
        var changed = SeriesRules.Changed(series, Plan with { At = new(10, 0), Length = TimeSpan.FromMinutes(30) }, Now, Hosts);

        Assert.Equal(SessionChange.Cancelled, changed[Session(2026, 12, 15)]!.Change);
        Assert.Equal((SessionChange.Moved, to, to.AddMinutes(30)), (changed[Session(2026, 12, 29)]!.Change, changed[Session(2026, 12, 29)]!.StartsAt, changed[Session(2026, 12, 29)]!.EndsAt));
    }

    [Fact]
    public void A_moved_session_keeps_its_id_and_moved_back_it_is_as_the_rule_says()
    {
        var moved = SeriesRules.Moved(Planned, Session(2026, 12, 15), Planned.Sessions[1].StartsAt.AddDays(1), Now);
        var back = SeriesRules.Moved(moved, Session(2026, 12, 15), Planned.Sessions[1].StartsAt, Now);

        Assert.Equal((SessionChange.Moved, 1), (moved[Session(2026, 12, 15)]!.Change, moved[Session(2026, 12, 15)]!.Sequence));
        Assert.Equal((SessionChange.None, 2), (back[Session(2026, 12, 15)]!.Change, back.Sequence));
    }

    [Fact]
    public void A_session_moves_neither_into_the_past_nor_onto_another_nor_when_it_has_begun()
    {
        Refused("starts-at", () => SeriesRules.Moved(Planned, Session(2026, 12, 15), Now, Now));
        Refused("starts-at", () => SeriesRules.Moved(Planned, Session(2026, 12, 15), Planned.Sessions[2].StartsAt.AddMinutes(59), Now));
        Refused("starts-at", () => SeriesRules.Moved(Planned, Session(2026, 12, 15), Now.AddYears(3), Now));
        Refused("begun", () => SeriesRules.Moved(Planned, Session(2026, 12, 15), AfterTwo.AddDays(1), AfterTwo));
        Refused("begun", () => SeriesRules.WithoutSession(Planned, Session(2026, 12, 15), AfterTwo));
        Refused("no-session", () => SeriesRules.WithoutSession(Planned, Session(2026, 12, 16), Now));
    }

    [Fact]
    public void A_session_that_was_started_early_is_neither_moved_nor_cancelled_nor_dropped()
    {
        var (early, day) = (Planned.Sessions[1].StartsAt.AddMinutes(-10), Planned.Sessions[1].Day);

        Refused("begun", () => SeriesRules.Moved(Planned, Session(2026, 12, 15), early.AddDays(1), early, day));
        Refused("begun", () => SeriesRules.WithoutSession(Planned, Session(2026, 12, 15), early, day));
        Assert.Equal([SessionChange.None, SessionChange.None, SessionChange.Cancelled], SeriesRules.Cancelled(Planned, early, day).Sessions.Take(3).Select(session => session.Change));
        var changed = SeriesRules.Changed(Planned, Plan with { At = new(10, 0) }, early, Hosts, day);
        Assert.Equal((Planned.Sessions[1].StartsAt, false), (changed[Session(2026, 12, 15)]!.StartsAt, changed[Session(2026, 12, 15)]!.IsOfPlan));
    }

    [Fact]
    public void A_cancelled_series_keeps_what_has_begun_and_takes_no_change()
    {
        var cancelled = SeriesRules.Cancelled(Planned, AfterTwo);

        Assert.Equal([SessionChange.None, SessionChange.None, SessionChange.Cancelled], cancelled.Sessions.Take(3).Select(session => session.Change));
        Assert.Same(cancelled, SeriesRules.Cancelled(cancelled, AfterTwo));
        Refused("cancelled", () => SeriesRules.Changed(cancelled, Plan with { Title = "Again" }, AfterTwo, Hosts));
        Refused("cancelled", () => SeriesRules.Moved(cancelled, Session(2026, 12, 29), AfterTwo.AddDays(3), AfterTwo));
        Assert.Empty(SeriesRules.Times(cancelled, AfterTwo));
    }

    [Fact]
    public void A_recording_belongs_to_a_session_that_took_place_and_lies_at_a_host_of_the_list()
    {
        Uri recording = new("https://meet.example.com/recording"), captions = new("https://meet.example.com/captions");

        Assert.Equal(captions, SeriesRules.Recorded(Planned, Session(2026, 12, 1), recording, captions, AfterTwo, Hosts)[Session(2026, 12, 1)]!.Captions);
        Refused("not-begun", () => SeriesRules.Recorded(Planned, Session(2026, 12, 29), recording, null, AfterTwo, Hosts));
        Refused("recording", () => SeriesRules.Recorded(Planned, Session(2026, 12, 1), new("https://evil.example/"), null, AfterTwo, Hosts));
        Refused("captions", () => SeriesRules.Recorded(Planned, Session(2026, 12, 1), null, captions, AfterTwo, Hosts));
    }

    private static void Refused(string code, Func<object> act) => Assert.Equal(code, Assert.Throws<Refusal>(() => act()).Code);
}
