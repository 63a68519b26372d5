using CsCheck;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Nudges;
using static Upskill.Tests.TimeSaved.HoursAtWork;

namespace Upskill.Tests.TimeSaved;

public sealed class NudgeTests
{
    private static readonly TimeZoneInfo Basel = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");
    private static readonly DateTimeOffset FridayAtTwo = new(2026, 11, 6, 13, 0, 0, TimeSpan.Zero);

    private readonly HoursAtWork at = new();

    [Theory]
    [InlineData("2026-11-02T09:00Z", "2026-W44")] // Monday: last week is still open
    [InlineData("2026-11-03T23:59Z", "2026-W44")]
    [InlineData("2026-11-04T00:00Z", "2026-W45")] // it closed
    [InlineData("2026-11-08T22:59Z", "2026-W45")]
    [InlineData("2026-11-08T23:00Z", "2026-W45")] // Monday in Basel
    public void Who_is_asked_is_asked_about_last_week_until_it_closes_and_then_about_this_one(string now, string week) =>
        Assert.Equal(week, Nudge.Asked(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Basel).ToString());

    [Fact]
    public void Nobody_is_reminded_who_has_never_said_a_thing() => Assert.Null(Due(FridayAtTwo.AddDays(30)));

    [Fact]
    public void Who_said_something_once_is_reminded_from_Friday_two_o_clock_of_their_own_clock_on()
    {
        at.Skip();

        Assert.Null(Due(FridayAtTwo.AddSeconds(-1)));
        Assert.Equal(Week, Due(FridayAtTwo));
        Assert.Equal(Week, Due(FridayAtTwo.AddDays(6)));
        Assert.Null(Nudge.Due(at.Standing, FridayAtTwo, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")));
    }

    [Fact]
    public void It_is_gone_once_the_week_is_answered()
    {
        at.Skip();
        at.Claim(Week, Minutes(60));

        Assert.Null(Due(FridayAtTwo));
        Assert.Equal(Week.Next, Due(FridayAtTwo.AddDays(7)));
    }

    [Fact]
    public void Not_this_week_is_for_this_week()
    {
        at.Skip();
        at.Dismiss(Week);

        Assert.Null(Due(FridayAtTwo));
        Assert.Empty(at.Dismiss(Week));
        Assert.Equal("week-ahead", at.Refused(at => at.Dismiss(Week.Next.Next)));
        Assert.Equal(Week.Next, Due(FridayAtTwo.AddDays(7)));
    }

    [Fact]
    public void It_is_off_in_one_step_and_on_again_at_another_time()
    {
        at.Skip();
        at.Choose(null);
        Assert.Null(Due(FridayAtTwo.AddDays(7)));

        at.Choose(new(DayOfWeek.Monday, 9));
        Assert.Null(Due(FridayAtTwo));
        Assert.Equal(Week, Due(new(2026, 11, 9, 8, 0, 0, TimeSpan.Zero))); // Monday asks about the week before
        Assert.Empty(at.Choose(new(DayOfWeek.Monday, 9)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public void An_hour_that_no_day_has_is_refused(int hour) => Assert.Equal("no-hour", at.Refused(at => at.Choose(new(DayOfWeek.Monday, hour))));

    [Fact]
    public void After_three_weeks_without_an_answer_it_is_silent()
    {
        at.Skip();

        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(week => Due(FridayAtTwo.AddDays(7 * week)) is not null));
    }

    [Fact]
    public void Who_answers_again_or_chooses_a_time_is_reminded_again()
    {
        at.Skip();
        at.Now = FridayAtTwo.AddDays(28);
        Assert.Null(Due(at.Now));
        at.Claim(WeekId.Of(DateOnly.FromDateTime(at.Now.Date)), Minutes(60));
        Assert.NotNull(Due(at.Now.AddDays(7)));

        at.Now = FridayAtTwo.AddDays(70);
        Assert.Null(Due(at.Now));
        at.Choose(new(DayOfWeek.Friday, 14));
        at.Choose(new(DayOfWeek.Friday, 15));
        Assert.NotNull(Due(at.Now.AddHours(1)));
    }

    [Fact]
    public void On_the_night_that_leaves_the_hour_out_it_comes_an_hour_later()
    {
        at.Now = new(2026, 3, 25, 0, 0, 0, TimeSpan.Zero);
        at.Choose(new(DayOfWeek.Sunday, 2));

        Assert.Null(Due(new(2026, 3, 29, 0, 59, 59, TimeSpan.Zero)));
        Assert.NotNull(Due(new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Whatever_somebody_chose_they_are_asked_about_an_open_week_without_an_answer() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 23], Gen.Int[0, 60 * 24 * 60], Gen.Int[0, 20].Array).Sample((day, hour, minutes, answered) =>
        {
            var at = new HoursAtWork();
            at.Choose(new((DayOfWeek)day, hour));
            foreach (var week in answered.Order())
            {
                at.Now = Thursday.AddDays(7 * week);
                at.Claim(WeekId.Of(DateOnly.FromDateTime(at.Now.Date)), Minutes(week));
            }
            var now = Thursday.AddMinutes(minutes);
            if (Nudge.Due(at.Standing, now, Basel) is not { } due)
                return;
            Assert.Null(at.Standing.Of(due));
            Assert.True(Upskill.TimeSaved.Claims.PersonalHours.IsOpen(due, now));
        });

    private WeekId? Due(DateTimeOffset now) => Nudge.Due(at.Standing, now, Basel);
}
