using System.Collections.Immutable;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Upskill.LiveSessions.Series;

namespace Upskill.LiveSessions.Calendars;

/// <summary>Who stands on an invitation.</summary>
/// <param name="Organiser">Address that the mail comes from.</param>
/// <param name="Host">The host's name.</param>
/// <param name="Attendee">Address that the mail goes to.</param>
internal sealed record InvitedBy(string Organiser, string Host, string Attendee);

/// <summary>A series with the host's name, for a calendar.</summary>
public sealed record HostedSeries(PlannedSeries Series, string Host);

/// <summary>
/// Series as calendars read them (RFC 5545, 5546): pure; what it writes follows from what it is given alone. A series has one UID for ever. Its master is the rule from
/// the first session of the plan on, counted; what was changed for one session is an event of its own with the same UID.
/// </summary>
internal static class SeriesCalendar
{
    private const string Product = "-//Upskill//Live sessions//EN";

    /// <summary>The series' UID.</summary>
    public static string Uid(SeriesId series) => $"{series}@live-sessions.upskill";

    /// <summary>Everything that somebody is to see, to be fetched again and again.</summary>
    public static string Feed(IEnumerable<HostedSeries> all)
    {
        var calendar = Empty("PUBLISH");
        calendar.AddProperty("X-WR-CALNAME", "Everyday AI sessions");
        calendar.AddProperty("REFRESH-INTERVAL", "PT1H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        var described = all.OrderBy(series => series.Series.Id.Value, StringComparer.Ordinal).ToList();
        foreach (var (series, host) in described)
        {
            if (Master(series, host) is { } master)
            {
                calendar.Events.Add(master);
                calendar.Events.AddRange(Days(series).Select(day => OfDay(series, day)).OfType<PlannedSession>()
                    .Where(session => session.Change is not SessionChange.None).Select(session => Single(series, session, host)));
            }
            calendar.Events.AddRange(series.Sessions.Where(session => !session.IsOfPlan && session.Change is not SessionChange.Cancelled).Select(session => Alone(series, session, host)));
        }
        foreach (var zone in described.GroupBy(hosted => hosted.Series.Plan.Zone, StringComparer.Ordinal))
        {
            var sessions = zone.SelectMany(hosted => hosted.Series.Sessions).ToList();
            calendar.AddChild(ZoneObservances.Of(zone.Key, sessions.Min(session => session.StartsAt), sessions.Max(session => session.EndsAt)));
        }
        return Written(calendar);
    }

    /// <summary>Invites to the whole series as it is now, or tells of a change of it; null where there is nothing to invite to.</summary>
    public static string? Invitation(PlannedSeries series, InvitedBy by)
    {
        if (Master(series, by.Host) is not { } master)
            return null;
        master.ExceptionDates.AddRange(Days(series).Where(day => OfDay(series, day) is { Change: SessionChange.Cancelled }).Select(day => Ruled(series, day)));
        var calendar = Empty("REQUEST", series);
        calendar.Events.Add(Invited(master, by));
        calendar.Events.AddRange(series.Sessions.Where(session => session is { IsOfPlan: true, Change: SessionChange.Moved })
            .Select(session => Invited(Single(series, session, by.Host), by)));
        return Written(calendar);
    }

    /// <summary>Invites somebody who came later to what is to come then, with the number that the series has; null where nothing is to come.</summary>
    public static string? LateInvitation(PlannedSeries series, InvitedBy by, DateTimeOffset at)
    {
        var first = series.Sessions.FirstOrDefault(session => session is { IsOfPlan: true, Change: not SessionChange.Cancelled } && session.StartsAt > at);
        return first is null ? null : Invitation(series with { Sessions = [.. series.Sessions.Where(session => !session.IsOfPlan || session.Day >= first.Day)], ChangedAt = at }, by);
    }

    /// <summary>Tells somebody alone that the series is theirs no more: without a status, for it goes on (RFC 5546, 3.2.5).</summary>
    public static string Departure(PlannedSeries series, InvitedBy by, DateTimeOffset at)
    {
        var calendar = Empty("CANCEL", series);
        calendar.Events.Add(Invited(Event(series with { ChangedAt = at }, series.Sessions[^1].Day, by.Host, Uid(series.Id), series.PlanSequence), by));
        return Written(calendar);
    }

    /// <summary>Tells of one session that was moved, cancelled or put back.</summary>
    public static string SessionNotice(PlannedSeries series, PlannedSession session, InvitedBy by)
    {
        var calendar = Empty(session.Change is SessionChange.Cancelled ? "CANCEL" : "REQUEST", series);
        calendar.Events.Add(Invited(Single(series, session, by.Host), by));
        return Written(calendar);
    }

    /// <summary>Tells that the series was cancelled.</summary>
    public static string Cancellation(PlannedSeries series, InvitedBy by)
    {
        var calendar = Empty("CANCEL", series);
        var master = Event(series, series.Sessions[^1].Day, by.Host, Uid(series.Id), series.PlanSequence);
        master.Status = "CANCELLED";
        calendar.Events.Add(Invited(master, by));
        return Written(calendar);
    }

    private static CalendarEvent? Master(PlannedSeries series, string host)
    {
        var days = Days(series);
        if (days.IsEmpty)
            return null;
        var master = Event(series, days[0], host, Uid(series.Id), series.PlanSequence);
        master.RecurrenceRule = SessionRule.Counted(series.Plan.Rule, days.Length);
        master.ExceptionDates.AddRange(days.Where(day => OfDay(series, day) is null).Select(day => Ruled(series, day)));
        return master;
    }

    /// <summary>The days of the rule that the master stands for: from the first session of the plan; of a cancelled series to the last that took place.</summary>
    private static ImmutableArray<DateOnly> Days(PlannedSeries series)
    {
        var sessions = series.Sessions.Where(session => session.IsOfPlan && (!series.IsCancelled || session.Change is not SessionChange.Cancelled)).ToList();
        return sessions.Count == 0 ? []
            : [.. SessionRule.Days(series.Plan.Rule, series.Plan.FirstOn).Days.Where(day => day >= sessions[0].Day && (!series.IsCancelled || day <= sessions[^1].Day))];
    }

    private static PlannedSession? OfDay(PlannedSeries series, DateOnly day) => series.Sessions.FirstOrDefault(session => session.IsOfPlan && session.Day == day);

    /// <summary>One session of the rule that is not as the rule says.</summary>
    private static CalendarEvent Single(PlannedSeries series, PlannedSession session, string host)
    {
        var single = Event(series, session.Day, host, Uid(series.Id), Math.Max(session.Sequence, series.PlanSequence));
        single.RecurrenceIdentifier = new(Ruled(series, session.Day), RecurrenceRange.ThisInstance);
        if (session.Change is SessionChange.Cancelled)
            single.Status = "CANCELLED";
        else
            single.Start = Local(session.StartsAt, series.Plan.Zone);
        return single;
    }

    /// <summary>A session of an earlier plan.</summary>
    private static CalendarEvent Alone(PlannedSeries series, PlannedSession session, string host)
    {
        var alone = Event(series, session.Day, host, Uid(series.Id).Insert(0, $"{session.Day:yyyyMMdd}-"), session.Sequence);
        alone.Start = Local(session.StartsAt, series.Plan.Zone);
        alone.Duration = Duration.FromTimeSpanExact(session.EndsAt - session.StartsAt);
        return alone;
    }

    private static CalendarEvent Event(PlannedSeries series, DateOnly day, string host, string uid, int sequence) => new()
    {
        Uid = uid,
        Sequence = sequence,
        DtStamp = new(series.ChangedAt.UtcDateTime, CalDateTime.UtcTzId),
        Start = Ruled(series, day),
        Duration = Duration.FromTimeSpanExact(series.Plan.Length),
        Summary = series.Plan.Title,
        Description = string.Join("\n\n", new[] { series.Plan.Description, $"Hosted by {host}. Voluntary.", series.Plan.CallLink.AbsoluteUri }.Where(part => part.Length > 0)),
        Location = series.Plan.CallLink.AbsoluteUri,
        Url = series.Plan.CallLink,
    };

    private static CalendarEvent Invited(CalendarEvent of, InvitedBy by)
    {
        of.Organizer = new($"mailto:{by.Organiser}") { CommonName = by.Host };
        of.Attendees.Add(new($"mailto:{by.Attendee}") { Rsvp = false, ParticipationStatus = "NEEDS-ACTION", Role = "OPT-PARTICIPANT" });
        return of;
    }

    private static CalDateTime Ruled(PlannedSeries series, DateOnly day) => new(day, series.Plan.At, series.Plan.Zone);

    private static CalDateTime Local(DateTimeOffset moment, string zone)
    {
        var (day, at) = SeriesTime.Clock(moment, zone);
        return new(day, at, zone);
    }

    private static Calendar Empty(string method, PlannedSeries? of = null)
    {
        var calendar = new Calendar { ProductId = Product, Method = method };
        if (of is not null)
            calendar.AddChild(ZoneObservances.Of(of.Plan.Zone, of.Sessions.Min(session => session.StartsAt), of.Sessions.Max(session => session.EndsAt)));
        return calendar;
    }

    private static string Written(Calendar calendar) => new CalendarSerializer().SerializeToString(calendar)!;
}
