using System.Collections.Immutable;

namespace Upskill.LiveSessions.Series;

/// <summary>
/// What can happen to a series: pure. Each method answers with the series as it is afterwards, the very same where nothing changes. A session has begun when it is time, and those of the days <c>started</c> before:
/// a host started them early.
/// </summary>
internal static class SeriesRules
{
    /// <summary>A new series.</summary>
    /// <exception cref="Refusal">With the field that is at fault as its code.</exception>
    public static PlannedSeries Planned(SeriesId id, PlanSeries command, DateTimeOffset now, CallHosts hosts)
    {
        var plan = Checked(command.Plan, command.By, now, hosts, isNew: true);
        return new(id, command.By, plan, [.. Given(plan)], 0, 0, now, false);
    }

    /// <summary>The series by another plan from now on.</summary>
    /// <exception cref="Refusal">With the field that is at fault as its code; <c>cancelled</c>.</exception>
    public static PlannedSeries Changed(PlannedSeries series, SeriesPlan plan, DateTimeOffset now, CallHosts hosts, params ImmutableArray<DateOnly> started)
    {
        NotCancelled(series);
        plan = Checked(plan with { Unit = series.Plan.Unit }, series.Host, now, hosts, isNew: false);
        if (plan.IsSameAs(series.Plan))
            return series;
        var begun = series.Sessions.Where(session => HasBegun(session, now, started)).ToList();
        var given = Given(plan).ToDictionary(session => session.Day);
        var was = Given(series.Plan).ToDictionary(session => session.Day);
        // What had begun is of the new plan only where that says the very same of it.
        var kept = begun.Select(session => session with { IsOfPlan = session.IsOfPlan && given.GetValueOrDefault(session.Day) == was.GetValueOrDefault(session.Day) });
        var days = begun.Select(session => session.Day).ToHashSet();
        var changes = series.Sessions.Where(session => session.Change is not SessionChange.None).ToDictionary(session => session.Day);
        var coming = given.Values.Where(session => !days.Contains(session.Day) && (session.StartsAt > now || changes.ContainsKey(session.Day)))
            .Select(session => changes.GetValueOrDefault(session.Day) is { } changed ? WithChange(session, changed) : session);
        return Numbered(series with { Plan = plan, PlanSequence = series.Sequence + 1, Sessions = [.. kept.Concat(coming).OrderBy(session => session.Day).TakeLast(PlannedSeries.MostKept)] }, now);
    }

    /// <summary>One session at another time.</summary>
    /// <exception cref="Refusal"><c>no-session</c>, <c>begun</c>, <c>cancelled</c>, <c>starts-at</c>.</exception>
    public static PlannedSeries Moved(PlannedSeries series, LiveSessionId id, DateTimeOffset startsAt, DateTimeOffset now, params ImmutableArray<DateOnly> started)
    {
        NotCancelled(series);
        var session = ToCome(series, id, now, started);
        if (startsAt <= now)
            throw new Refusal("starts-at", "That would be in the past. Nothing was moved.");
        if (startsAt > now.AddYears(PlannedSeries.MostYears))
            throw new Refusal("starts-at", $"That is more than {PlannedSeries.MostYears} years away. Nothing was moved.");
        var moved = session with { StartsAt = startsAt, EndsAt = startsAt + series.Plan.Length, Change = SessionChange.Moved };
        var ruled = Ruled(series.Plan, session.Day);
        if (moved.StartsAt == ruled.StartsAt)
            moved = moved with { Change = SessionChange.None };
        if (series.Sessions.Any(other => other.Day != session.Day && other.Change is not SessionChange.Cancelled && TimeOf(other).Meets(TimeOf(moved))))
            throw new Refusal("starts-at", "Another session of this series is at that time. Nothing was moved.");
        return With(series, session, moved, now);
    }

    /// <summary>One session does not take place.</summary>
    /// <exception cref="Refusal"><c>no-session</c>, <c>begun</c>.</exception>
    public static PlannedSeries WithoutSession(PlannedSeries series, LiveSessionId id, DateTimeOffset now, params ImmutableArray<DateOnly> started)
    {
        var session = ToCome(series, id, now, started);
        return With(series, session, session with { Change = SessionChange.Cancelled }, now);
    }

    /// <summary>Nothing that has not begun takes place.</summary>
    public static PlannedSeries Cancelled(PlannedSeries series, DateTimeOffset now, params ImmutableArray<DateOnly> started) => series.IsCancelled ? series : Numbered(series with
    {
        IsCancelled = true,
        PlanSequence = series.Sequence + 1,
        Sessions = [.. series.Sessions.Select(session => HasBegun(session, now, started) ? session : session with { Change = SessionChange.Cancelled })],
    }, now);

    /// <summary>Where one session can be seen afterwards.</summary>
    /// <exception cref="Refusal"><c>no-session</c>, <c>not-begun</c>, <c>recording</c>, <c>captions</c>.</exception>
    public static PlannedSeries Recorded(PlannedSeries series, LiveSessionId id, Uri? recording, Uri? captions, DateTimeOffset now, CallHosts hosts)
    {
        var session = series[id] ?? throw NoSession();
        if (session.StartsAt > now || session.Change is SessionChange.Cancelled)
            throw new Refusal("not-begun", "There is no recording of a session that has not taken place. Nothing was changed.");
        if (recording is not null && hosts.FaultOf(recording) is { } fault)
            throw new Refusal("recording", fault + " Nothing was changed.");
        if (captions is not null && (recording is null ? "Captions belong to a recording; give its link, too." : hosts.FaultOf(captions)) is { } wrong)
            throw new Refusal("captions", wrong + " Nothing was changed.");
        return series with { Sessions = series.Sessions.Replace(session, session with { Recording = recording, Captions = captions }) };
    }

    /// <summary>When the host is needed: what has not ended and is not cancelled.</summary>
    public static ImmutableArray<TimeRange> Times(PlannedSeries series, DateTimeOffset now) =>
        [.. series.Sessions.Where(session => session.EndsAt > now && session.Change is not SessionChange.Cancelled).Select(TimeOf)];

    private static TimeRange TimeOf(PlannedSession session) => new(session.StartsAt, session.EndsAt);

    private static IEnumerable<PlannedSession> Given(SeriesPlan plan) => SessionRule.Days(plan.Rule, plan.FirstOn).Days.Select(day => Ruled(plan, day));

    private static PlannedSession Ruled(SeriesPlan plan, DateOnly day)
    {
        var startsAt = SeriesTime.Moment(day, plan.At, plan.Zone);
        return new(day, startsAt, startsAt + plan.Length);
    }

    private static PlannedSession WithChange(PlannedSession session, PlannedSession changed) => changed.Change is SessionChange.Cancelled
        ? session with { Change = SessionChange.Cancelled, Sequence = changed.Sequence }
        : session with { StartsAt = changed.StartsAt, EndsAt = changed.StartsAt + (session.EndsAt - session.StartsAt), Change = SessionChange.Moved, Sequence = changed.Sequence };

    private static PlannedSeries With(PlannedSeries series, PlannedSession was, PlannedSession session, DateTimeOffset now) => session == was ? series
        : Numbered(series with { Sessions = series.Sessions.Replace(was, session with { Sequence = series.Sequence + 1 }) }, now);

    private static PlannedSeries Numbered(PlannedSeries series, DateTimeOffset now) => series with { Sequence = series.Sequence + 1, ChangedAt = now };

    private static SeriesPlan Checked(SeriesPlan plan, PersonId host, DateTimeOffset now, CallHosts hosts, bool isNew)
    {
        var faults = SeriesFaults.Of(plan, host, now, hosts, isNew);
        if (!faults.IsEmpty)
            throw new Refusal(faults.First().Key, $"{faults.First().Value} Nothing was {(isNew ? "planned" : "changed")}.");
        return plan with { Title = plan.Title.Trim(), Description = plan.Description.Trim(), Rule = plan.Rule.Trim(), CoHosts = [.. plan.CoHosts.Distinct()] };
    }

    private static void NotCancelled(PlannedSeries series)
    {
        if (series.IsCancelled)
            throw new Refusal("cancelled", "This series was cancelled. Plan another one. Nothing was changed.");
    }

    private static PlannedSession ToCome(PlannedSeries series, LiveSessionId id, DateTimeOffset now, ImmutableArray<DateOnly> started)
    {
        var session = series[id] ?? throw NoSession();
        return HasBegun(session, now, started) ? throw new Refusal("begun", "This session has begun, or is over. Nothing was changed.") : session;
    }

    private static bool HasBegun(PlannedSession session, DateTimeOffset now, ImmutableArray<DateOnly> started) => session.StartsAt <= now || started.Contains(session.Day);

    private static Refusal NoSession() => new("no-session", "This series has no such session. Nothing was changed.");
}
