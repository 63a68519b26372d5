using System.Globalization;
using CsCheck;
using Upskill.TimeSaved.Claims;

namespace Upskill.Tests.TimeSaved;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData(" 90 ", 90)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("90 min", 90)]
    [InlineData("90min", 90)]
    [InlineData("90 Minuten", 90)]
    [InlineData("1:30", 90)]
    [InlineData("0:05", 5)]
    [InlineData("1.5 h", 90)]
    [InlineData("1,5h", 90)]
    [InlineData("1 hour", 60)]
    [InlineData("2 Stunden", 120)]
    [InlineData("0.33 h", 20)]
    [InlineData("10080", 10080)]
    [InlineData("168:00", 10080)]
    public void A_length_of_time_is_taken_as_people_write_it(string text, int minutes) => Assert.Equal((minutes, TimeFault.None), DurationText.Read(text));

    [Theory]
    [InlineData("1/2 h")]
    [InlineData("an hour")]
    [InlineData("1.5")]
    [InlineData("1:60")]
    [InlineData("1:5")]
    [InlineData("1e3")]
    [InlineData("1 000")]
    [InlineData("٣")]
    [InlineData("99999999999999999999")]
    public void What_is_no_length_of_time_is_not_guessed(string text) => Assert.Equal((null, TimeFault.NotTime), DurationText.Read(text));

    [Theory]
    [InlineData("-5")]
    [InlineData("−5")]
    [InlineData("-1:30")]
    [InlineData("- 1.5 h")]
    public void Below_zero_is_told_apart(string text) => Assert.Equal((null, TimeFault.BelowZero), DurationText.Read(text));

    [Theory]
    [InlineData("10081")]
    [InlineData("168:01")]
    [InlineData("169 h")]
    [InlineData("999999")]
    public void Longer_than_a_week_is_told_apart(string text) => Assert.Equal((null, TimeFault.TooLong), DurationText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void An_empty_field_is_nothing_and_no_fault(string? text) => Assert.Equal((null, TimeFault.None), DurationText.Read(text));

    [Theory]
    [InlineData("6", 360)]
    [InlineData("1.5", 90)]
    [InlineData("1,5", 90)]
    [InlineData("1:30", 90)]
    [InlineData("45 min", 45)]
    public void Where_hours_are_asked_for_a_number_alone_is_hours(string text, int minutes) =>
        Assert.Equal((minutes, TimeFault.None), DurationText.Read(text, bareIsHours: true));

    [Fact]
    public void Whatever_the_minutes_they_are_read_back_from_each_way_of_writing() => Gen.Int[0, PersonalHours.MinutesOfAWeek].Sample(minutes =>
    {
        Assert.Equal((minutes, TimeFault.None), DurationText.Read(minutes.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal((minutes, TimeFault.None), DurationText.Read(string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}")));
    });
}
