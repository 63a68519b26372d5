using CsCheck;
using NodaTime;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Calendars;
using Upskill.LiveSessions.Series;
using static Upskill.Tests.LiveSessions.SeriesAtWork;

namespace Upskill.Tests.LiveSessions;

public sealed class SeriesCalendarTests
{
    private static readonly InvitedBy By = new("sessions@example.com", "Chris Champion", "mia@example.com");

    /// <summary>With and without daylight saving, north and south, half and quarter hours, one whose standard time is the summer's.</summary>
    private static readonly string[] Zones =
    [
        "Europe/Zurich", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Australia/Sydney", "Australia/Lord_Howe",
        "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham", "Africa/Casablanca",
    ];

    [Fact]
    public void In_twelve_zones_26_sessions_across_both_changes_are_where_NodaTime_has_them()
    {
        var all = Zones.Select(zone => SeriesRules.Planned(Id, new(Host, Plan with { Zone = zone }), Now, Hosts)).ToList();

        var read = CalendarReader.ReadAll(all.Select(series => SeriesCalendar.Feed([new(series, "Chris")])));

        foreach (var (zone, calendar) in Zones.Zip(read))
        {
            var expected = Enumerable.Range(0, 26).Select(number => new LocalDate(2026, 12, 1).PlusWeeks(2 * number).At(new LocalTime(14, 0))
                .InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToDateTimeOffset().ToUniversalTime());
            Assert.Equal(expected, calendar.Events.Select(one => one.Start));
            Assert.All(calendar.Events, one => Assert.Equal(TimeSpan.FromHours(1), one.End - one.Start));
        }
        Assert.Equal(2, read.Where((_, index) => Zones[index] is "Asia/Kolkata" or "Asia/Kathmandu").Count(calendar => calendar.Events.Select(one => one.Start.TimeOfDay).Distinct().Count() == 1));
        Assert.True(read.Count(calendar => calendar.Events.Select(one => one.Start.TimeOfDay).Distinct().Count() == 2) >= 8, "most of these zones change their clocks");
    }

    [Fact]
    public void Whatever_was_planned_moved_cancelled_and_changed_a_calendar_shows_what_the_series_holds()
    {
        var rules = OneOf("FREQ=WEEKLY;INTERVAL=2;COUNT=26", "FREQ=WEEKLY;COUNT=60", "FREQ=MONTHLY;BYDAY=1TU;COUNT=12", "FREQ=MONTHLY;COUNT=13", "FREQ=DAILY;INTERVAL=9;COUNT=50",
            "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20271101", "FREQ=WEEKLY;INTERVAL=2;COUNT=26;WKST=SU");
        // From 05:00 on and over by midnight: at the clocks' own changes ical.js reads neither RFC 5545 nor NodaTime. SeriesTimeTests has those.
        var plan = Gen.Select(rules, OneOf(Zones), Gen.Int[20, 79], Gen.Int[15, 240], (rule, zone, quarter, length) => Plan with
        {
            Rule = rule,
            Zone = zone,
            At = new(quarter / 4, quarter % 4 * 15),
            Length = TimeSpan.FromMinutes(length),
        });
        var series = Gen.Select(plan, plan, Gen.Int[0, 11].Array[0, 5], Gen.Int[0, 11].Array[0, 5], Gen.Int[1, 300], Gen.Bool, (first, second, moved, cancelled, later, isCancelled) =>
        {
            var now = Now.AddDays(later);
            var made = SeriesRules.Planned(Id, new(Host, first), Now, Hosts);
            foreach (var number in cancelled.Where(number => number < made.Sessions.Length))
                made = SeriesRules.WithoutSession(made, made.IdOf(made.Sessions[number]), Now);
            foreach (var number in moved.Where(number => number < made.Sessions.Length))
                made = Unless("starts-at", made, () => SeriesRules.Moved(made, made.IdOf(made.Sessions[number]), made.Sessions[number].StartsAt.AddHours(25), Now)); // onto the next one
            made = Unless("first-on", made, () => SeriesRules.Changed(made, second, now, Hosts)); // all in the past
            return isCancelled ? SeriesRules.Cancelled(made, now) : made;
        });
        series.Array[200].Sample(ShowWhatTheyHold, iter: 1); // 200 series a run: node is started once for all
    }

    private static void ShowWhatTheyHold(PlannedSeries[] all)
    {
        var read = CalendarReader.ReadAll(all.Select(one => SeriesCalendar.Feed([new(one, "Chris")])));
        foreach (var (planned, calendar) in all.Zip(read))
        {
            // A session of a former zone may have the change of the new one within it: ical.js adds its length to the clock, RFC 5545 (3.3.6) to the moment.
            var across = planned.Sessions.Where(session => Offset(planned, session.StartsAt) != Offset(planned, session.EndsAt)).Select(session => session.StartsAt).ToHashSet();
            Assert.Equal(planned.Sessions.Where(session => session.Change is not SessionChange.Cancelled).Select(session => Of(session.StartsAt, session.EndsAt)).Order(),
                calendar.Events.Where(one => one.Status != "CANCELLED").Select(one => Of(one.Start, one.End)).Order());

            (DateTimeOffset, DateTimeOffset) Of(DateTimeOffset start, DateTimeOffset end) => (start, across.Contains(start) ? start : end);
            Assert.Subset(planned.Sessions.Where(session => session.Change is SessionChange.Cancelled).Select(session => LiveSessionId.Of(Id, session.Day)).ToHashSet(),
                calendar.Events.Where(one => one.Status == "CANCELLED").Select(one => LiveSessionId.Of(Id, SeriesTime.Clock(DateTimeOffset.Parse(one.RecurrenceId, System.Globalization.CultureInfo.InvariantCulture), planned.Plan.Zone).Day)).ToHashSet());
        }
    }

    private static Offset Offset(PlannedSeries planned, DateTimeOffset at) => DateTimeZoneProviders.Tzdb[planned.Plan.Zone].GetUtcOffset(Instant.FromDateTimeOffset(at));

    private static PlannedSeries Unless(string refused, PlannedSeries before, Func<PlannedSeries> changed)
    {
        try
        {
            return changed();
        }
        catch (Refusal refusal) when (refusal.Code == refused)
        {
            return before;
        }
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    [Fact]
    public void An_invitation_asks_one_person_and_its_number_grows_with_every_change_while_its_UID_stays()
    {
        var moved = SeriesRules.Moved(Planned, Session(2026, 12, 15), Planned.Sessions[1].StartsAt.AddHours(20), Now);
        var changed = SeriesRules.Changed(moved, Plan with { Title = "Another, with comma; and semicolon" }, Now, Hosts);
        var read = CalendarReader.ReadAll([SeriesCalendar.Invitation(Planned, By)!, SeriesCalendar.SessionNotice(moved, moved.Sessions[1], By), SeriesCalendar.Invitation(changed, By)!]);

        Assert.All(read, calendar => Assert.Equal("REQUEST", calendar.Method));
        Assert.All(read.SelectMany(calendar => calendar.Events), one => Assert.Equal(("everyday-ai@live-sessions.upskill", "mailto:mia@example.com", "mailto:sessions@example.com"),
            (one.Uid, one.Attendees.Single(), one.Organizer)));
        Assert.Equal([0, 1, 2], read.Select(calendar => calendar.Events[0].Sequence));
        Assert.Equal("Another, with comma; and semicolon", read[2].Events[0].Summary);
        Assert.Equal((26, 1), (read[2].Events.Length, read[2].Events.Count(one => one.Start == moved.Sessions[1].StartsAt)));
    }

    [Fact]
    public void A_moved_session_is_named_by_when_the_rule_has_it()
    {
        var moved = SeriesRules.Moved(Planned, Session(2026, 12, 15), Planned.Sessions[1].StartsAt.AddHours(20), Now);
        var single = CalendarReader.Read(SeriesCalendar.SessionNotice(moved, moved.Sessions[1], By)).Events.Single();

        Assert.Equal(Planned.Sessions[1].StartsAt, DateTimeOffset.Parse(single.RecurrenceId, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(moved.Sessions[1].StartsAt, single.Start);
    }

    [Fact]
    public void A_cancelled_session_and_a_cancelled_series_are_told_as_CANCEL()
    {
        var without = SeriesRules.WithoutSession(Planned, Session(2026, 12, 15), Now);
        var cancelled = SeriesRules.Cancelled(without, Now);
        var read = CalendarReader.ReadAll([SeriesCalendar.SessionNotice(without, without.Sessions[1], By), SeriesCalendar.Cancellation(cancelled, By)]);

        Assert.All(read, calendar => Assert.Equal(("CANCEL", "CANCELLED"), (calendar.Method, calendar.Events.Single().Status)));
        Assert.NotEqual("", read[0].Events[0].RecurrenceId);
        Assert.Equal(("", 2), (read[1].Events[0].RecurrenceId, read[1].Events[0].Sequence));
    }

    [Fact]
    public void A_feed_names_its_zone_and_the_host_and_nobody_else()
    {
        var feed = SeriesCalendar.Feed([new(SeriesRules.Planned(Id, new(Host, Plan with { CoHosts = [new("max")] }), Now, Hosts), "Chris Champion")]);

        Assert.Contains("DTSTART;TZID=Europe/Zurich:20261201T140000", feed, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", feed, StringComparison.Ordinal);
        Assert.Contains("Hosted by Chris Champion", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENDEE", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("max", feed, StringComparison.Ordinal);
        Assert.All(feed.Split("\r\n"), line => Assert.True(line.Length <= 75, line));
    }

    [Fact]
    public void What_is_written_follows_from_the_series_alone() =>
        Assert.Equal(SeriesCalendar.Feed([new(Planned, "Chris")]), SeriesCalendar.Feed([new(Planned, "Chris")]));

    [Fact]
    public void Words_with_line_ends_begin_no_line_of_the_calendar()
    {
        var feed = SeriesCalendar.Feed([new(SeriesRules.Planned(Id, new(Host, Plan with { Title = "A\r\nATTENDEE:mailto:x@example.com", Description = "B\nEND:VEVENT" }), Now, Hosts), "Chris\r\nURL:x")]);

        Assert.Equal(26, CalendarReader.Read(feed).Events.Length);
        Assert.DoesNotContain(feed.Split("\r\n"), line => line.StartsWith("ATTENDEE", StringComparison.Ordinal) || line.StartsWith("URL:x", StringComparison.Ordinal));
    }
}
