using CsCheck;

namespace Upskill.Tests.Contracts;

public sealed class WeekIdTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[10, 3_000_000].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2027-01-01", "2026-W53")]
    [InlineData("2024-12-30", "2025-W01")]
    public void A_day_near_new_year_lies_in_the_week_of_its_thursday(string day, string week) =>
        Assert.Equal(week, WeekId.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Value);

    [Fact]
    public void A_week_begins_on_the_monday_of_each_of_its_days() => Days.Sample(day =>
    {
        var monday = WeekId.Of(day).Monday;

        Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek);
        Assert.InRange(day.DayNumber - monday.DayNumber, 0, 6);
        Assert.Equal(monday.AddDays(6), WeekId.Of(day).Sunday);
    });

    [Fact]
    public void Weeks_sort_as_their_texts_do_and_are_read_as_they_are_written() => Gen.Select(Days, Days).Sample((one, other) =>
    {
        var (a, b) = (WeekId.Of(one), WeekId.Of(other));

        Assert.True(WeekId.TryParse(a.ToString(), out var read));
        Assert.Equal(a, read);
        Assert.Equal(a.Monday.CompareTo(b.Monday), Math.Sign(a.CompareTo(b)));
        Assert.Equal(a, a.Next.Previous);
        Assert.True(a.Previous < a);
        Assert.Equal($"-W{a.Number:00}", a.Value[4..]);
    });

    [Theory]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-48")]
    [InlineData("+026-W10")]
    [InlineData("2026-w45")]
    [InlineData("2026-W4 ")]
    [InlineData("0000-W01")]
    [InlineData("")]
    [InlineData(null)]
    public void A_text_that_names_no_week_is_none(string? text) => Assert.False(WeekId.TryParse(text, out _));

    [Fact]
    public void A_week_ends_closes_and_closes_for_good_at_midnight_of_UTC()
    {
        var week = new WeekId("2026-W45"); // 2 to 8 November

        Assert.Equal(new(2026, 11, 9, 0, 0, 0, TimeSpan.Zero), week.EndsAt);
        Assert.Equal(new(2026, 11, 11, 0, 0, 0, TimeSpan.Zero), week.ClosesAt);
        Assert.Equal(new(2026, 12, 7, 0, 0, 0, TimeSpan.Zero), week.FinallyClosesAt);
    }
}
