using System.Text.Json;
using CsCheck;
using Upskill.TimeSaved;

namespace Upskill.Tests.TimeSaved;

public sealed class IsoWeekTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 365 * 60].Select(day => new DateOnly(2000, 1, 1).AddDays(day));

    [Fact]
    public void Every_day_is_in_the_week_from_its_Monday_to_its_Sunday() => Days.Sample(day =>
    {
        var week = IsoWeek.Of(day);

        Assert.Equal(DayOfWeek.Monday, week.Monday.DayOfWeek);
        Assert.True(week.Monday <= day && day <= week.Sunday);
        Assert.Equal(week, IsoWeek.Of(week.Sunday));
    });

    [Fact]
    public void A_week_is_read_as_it_is_written_and_its_name_sorts_as_it_does() => Gen.Select(Days, Days).Sample((one, other) =>
    {
        var (a, b) = (IsoWeek.Of(one), IsoWeek.Of(other));

        Assert.True(IsoWeek.TryParse(a.ToString(), out var read));
        Assert.Equal(a, read);
        Assert.Equal(a, JsonSerializer.Deserialize<IsoWeek>(JsonSerializer.Serialize(a)));
        Assert.Equal(Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString())), Math.Sign(a.CompareTo(b)));
        Assert.Equal(a, a.Next.Previous);
        Assert.True(a.Previous < a);
    });

    [Theory]
    [InlineData(2026, 12, 28, "2026-W53")]
    [InlineData(2027, 1, 3, "2026-W53")]
    [InlineData(2027, 1, 4, "2027-W01")]
    [InlineData(2024, 12, 30, "2025-W01")]
    public void A_year_begins_with_the_week_of_its_first_Thursday(int year, int month, int day, string week) =>
        Assert.Equal(week, IsoWeek.Of(new(year, month, day)).ToString());

    [Theory]
    [InlineData("2027-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-w45")]
    [InlineData("2026-W4")]
    [InlineData("0000-W01")]
    [InlineData("2026-W4 ")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_week_is_not_read_as_one(string? text) => Assert.False(IsoWeek.TryParse(text, out _));

    [Fact]
    public void A_week_ends_closes_and_closes_for_good_at_midnight_of_UTC()
    {
        var week = new IsoWeek(2026, 45); // 2 to 8 November

        Assert.Equal(new(2026, 11, 9, 0, 0, 0, TimeSpan.Zero), week.EndsAt);
        Assert.Equal(new(2026, 11, 11, 0, 0, 0, TimeSpan.Zero), week.ClosesAt);
        Assert.Equal(new(2026, 12, 7, 0, 0, 0, TimeSpan.Zero), week.FinallyClosesAt);
    }
}
