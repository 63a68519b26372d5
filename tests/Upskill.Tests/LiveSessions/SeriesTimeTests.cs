using System.Globalization;
using Upskill.LiveSessions.Series;

namespace Upskill.Tests.LiveSessions;

public sealed class SeriesTimeTests
{
    [Theory]
    [InlineData("2027-03-28", "01:59", "2027-03-28T00:59Z")]
    [InlineData("2027-03-28", "02:30", "2027-03-28T01:30Z")] // there is no 02:30: it is 03:30
    [InlineData("2027-03-28", "03:00", "2027-03-28T01:00Z")]
    [InlineData("2027-10-31", "02:30", "2027-10-31T00:30Z")] // comes twice
    [InlineData("2027-10-31", "03:00", "2027-10-31T02:00Z")]
    public void A_time_that_the_clock_leaps_over_is_as_much_later_and_one_that_comes_twice_is_the_first_as_in_RFC_5545(string day, string at, string moment) => Assert.Equal(
        DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), SeriesTime.Moment(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(at, CultureInfo.InvariantCulture), "Europe/Zurich"));

    [Theory]
    [InlineData("Europe/Zurich", true)]
    [InlineData("UTC", true)]
    [InlineData("CET ", false)]
    [InlineData("", false)]
    [InlineData("Mars/Olympus", false)]
    public void Zones_are_those_of_IANA(string zone, bool isZone) => Assert.Equal(isZone, SeriesTime.IsZone(zone));
}
