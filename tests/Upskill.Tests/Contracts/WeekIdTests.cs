using CsCheck;

namespace Upskill.Tests.Contracts;

public sealed class WeekIdTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-W01")]
    [InlineData("2027-01-01", "2026-W53")]
    [InlineData("2024-12-30", "2025-W01")]
    public void A_day_near_new_year_lies_in_the_week_of_its_thursday(string day, string week) =>
        Assert.Equal(week, WeekId.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Value);

    [Fact]
    public void A_week_begins_on_the_monday_of_each_of_its_days() => Gen.Int[1, 3_000_000].Sample(number =>
    {
        var day = DateOnly.FromDayNumber(number);
        var monday = WeekId.Of(day).Monday;

        Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek);
        Assert.InRange(day.DayNumber - monday.DayNumber, 0, 6);
        Assert.True(string.CompareOrdinal(WeekId.Of(day).Value, WeekId.Of(day).Plus(1).Value) < 0);
    });

    [Theory]
    [InlineData("2026-W53", true)]
    [InlineData("2025-W53", false)]
    [InlineData("2026-W00", false)]
    [InlineData("2026-48", false)]
    [InlineData("+026-W10", false)]
    [InlineData("", false)]
    public void A_text_that_names_no_week_is_none(string text, bool isWeek) => Assert.Equal(isWeek, WeekId.IsWeek(text));
}
