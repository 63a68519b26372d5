using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;

namespace Upskill.LiveSessions.Calendars;

/// <summary>
/// A time zone as a calendar file describes it (VTIMEZONE): each stretch with one offset by itself, for the time of a series and no rule beyond it. So every calendar
/// reads the same offsets as the product, whatever a country changes later.
/// </summary>
internal static class ZoneObservances
{
    /// <summary>More than any clock is ahead of UTC or behind it.</summary>
    private static readonly NodaTime.Duration AnyOffset = NodaTime.Duration.FromDays(1);

    /// <summary>The zone from a moment to another.</summary>
    public static VTimeZone Of(string zone, DateTimeOffset from, DateTimeOffset to)
    {
        var described = new VTimeZone { TzId = zone };
        var before = Offset.Zero;
        var zones = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(Instant.FromDateTimeOffset(from) - AnyOffset, Instant.FromDateTimeOffset(to) + AnyOffset);
        foreach (var interval in zones)
        {
            // The first stretch began before anything here: its beginning is a day that is long ago.
            var begins = interval.HasStart ? interval.Start.WithOffset(described.Children.Count == 0 ? interval.WallOffset : before).LocalDateTime : new(1970, 1, 1, 0, 0);
            described.AddChild(new VTimeZoneInfo(interval.Savings > Offset.Zero ? "DAYLIGHT" : "STANDARD")
            {
                Start = new CalDateTime(begins.ToDateTimeUnspecified(), hasTime: true),
                OffsetFrom = new(Written(described.Children.Count == 0 ? interval.WallOffset : before)),
                OffsetTo = new(Written(interval.WallOffset)),
                TimeZoneName = interval.Name,
            });
            before = interval.WallOffset;
        }
        return described;
    }

    private static TimeSpan Written(Offset offset) => offset.ToTimeSpan();
}
