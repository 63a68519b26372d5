using System.Globalization;
using Upskill.Adoption.Releases;

namespace Upskill.Tests.Adoption.Releases;

public sealed class ReleaseCalendarTests
{
    private static readonly WeekId Week = new("2026-W36"); // Monday 31 August

    [Fact]
    public void A_week_is_closed_on_wednesday_and_finished_after_28_days_and_each_is_due_once()
    {
        var calendar = ReleaseCalendar.Empty.Seen(At("2026-09-01"), [Week]);

        Assert.Empty(calendar.Due(At("2026-09-08T23:59")));
        Assert.Equal([(Week, false)], calendar.Due(At("2026-09-09")));
        var closed = calendar.Done(Week, isFinal: false);
        Assert.Empty(closed.Due(At("2026-10-04T23:59")));
        Assert.Equal([(Week, true)], closed.Due(At("2026-10-05")));
        Assert.Empty(closed.Done(Week, isFinal: true).Due(At("2027-01-01")));
    }

    [Fact]
    public void After_a_long_stop_both_closes_come_one_after_the_other_and_older_weeks_first()
    {
        var calendar = ReleaseCalendar.Empty.Seen(At("2026-09-08"), [Week.Plus(1), Week]);

        Assert.Equal([(Week, false), (Week, true), (Week.Plus(1), false), (Week.Plus(1), true)], calendar.Due(At("2027-01-01")));
    }

    [Fact]
    public void The_roster_is_taken_when_a_monday_has_come_and_not_at_the_first_look()
    {
        Assert.False(ReleaseCalendar.Empty.IsNewWeek(At("2026-09-02")));
        var seen = ReleaseCalendar.Empty.Seen(At("2026-09-02"), []);
        Assert.False(seen.IsNewWeek(At("2026-09-06T23:59")));
        Assert.True(seen.IsNewWeek(At("2026-09-07")));
    }

    [Fact]
    public void A_finished_week_does_not_come_back()
    {
        Assert.Equal(Enumerable.Range(-4, 5).Select(Week.Plus), ReleaseCalendar.Running(At("2026-08-31")));
        Assert.DoesNotContain(Week, ReleaseCalendar.Running(At("2026-10-05")));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
