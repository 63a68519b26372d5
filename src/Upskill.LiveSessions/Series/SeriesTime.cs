using NodaTime;

namespace Upskill.LiveSessions.Series;

/// <summary>A series' own clock: pure.</summary>
internal static class SeriesTime
{
    /// <summary>Whether the time zone is known; IANA names are.</summary>
    public static bool IsZone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>When it is this time of this day there. Where the clock leaps over it, the same length later; where it comes twice, the first.</summary>
    public static DateTimeOffset Moment(DateOnly day, TimeOnly at, string zone) =>
        (LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(at)).InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant().ToDateTimeOffset();

    /// <summary>What the clock shows there.</summary>
    public static (DateOnly Day, TimeOnly At) Clock(DateTimeOffset moment, string zone)
    {
        var there = Instant.FromDateTimeOffset(moment).InZone(DateTimeZoneProviders.Tzdb[zone]);
        return (there.Date.ToDateOnly(), there.TimeOfDay.ToTimeOnly());
    }
}
