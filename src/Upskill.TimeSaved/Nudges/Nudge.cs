using Upskill.TimeSaved.Claims;

namespace Upskill.TimeSaved.Nudges;

/// <summary>
/// Whether somebody is to be reminded now. Pure: the time that they chose is stored with their hours, and a page looks through it by <see cref="Due"/>; no
/// timer and no reminder runs for anybody.
/// </summary>
internal static class Nudge
{
    /// <summary>After so many reminders in a row without an answer there are no more, until they answer or choose a time again.</summary>
    public const int SilentAfter = 3;

    private static readonly TimeSpan Skipped = TimeSpan.FromHours(1);

    /// <summary>The week that is asked about at a moment: the last one until it closes, then the running one.</summary>
    public static WeekId Asked(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var running = WeekId.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).Date));
        return moment < running.Previous.ClosesAt ? running.Previous : running;
    }

    /// <summary>The week that somebody is to be reminded of; null where they are to be left alone.</summary>
    public static WeekId? Due(HoursStanding standing, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (standing.Nudging is not { Time: { } time, From: { } from })
            return null;
        var moments = Moments(time, now, zone).TakeWhile(moment => moment >= from).Take(SilentAfter + 1).ToList();
        if (moments.Count == 0)
            return null;
        var week = Asked(moments[0], zone);
        if (standing.Of(week) is not null || standing.Nudging.Dismissed >= week || !PersonalHours.IsOpen(week, now))
            return null;
        var isSilent = moments.Count > SilentAfter && moments.Skip(1).All(moment => standing.Of(Asked(moment, zone)) is null);
        return isSilent ? null : week;
    }

    /// <summary>The moments of a weekly time up to now, newest first.</summary>
    private static IEnumerable<DateTimeOffset> Moments(NudgeTime time, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        for (var day = today.AddDays(-((today.DayOfWeek - time.Day + 7) % 7)); ; day = day.AddDays(-7))
        {
            if (At(day, time.Hour, zone) is var moment && moment <= now)
                yield return moment;
        }
    }

    /// <summary>An hour of a day where the clocks show it; an hour later on the night that leaves it out.</summary>
    private static DateTimeOffset At(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new(hour, 0));
        if (zone.IsInvalidTime(local))
            local += Skipped;
        return new(local, zone.GetUtcOffset(local));
    }
}
