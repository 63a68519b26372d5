using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>A series as it is planned now.</summary>
/// <param name="Id">Which.</param>
/// <param name="Host">Who planned it.</param>
/// <param name="Plan">By what it was planned, or last changed.</param>
/// <param name="Sessions">By day; those that had begun before a change of the rule are as they were. At most <see cref="MostSessions"/> to come.</param>
/// <param name="Sequence">Grows with every change that invited people should hear of: SEQUENCE of RFC 5545.</param>
/// <param name="PlanSequence">Of the last change of the whole series.</param>
/// <param name="ChangedAt">When that number last grew.</param>
/// <param name="IsCancelled">Whether what had not begun was cancelled as a whole.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PlannedSeries")]
public sealed record PlannedSeries(
    [property: Id(0)] SeriesId Id, [property: Id(1)] PersonId Host, [property: Id(2)] SeriesPlan Plan, [property: Id(3)] ImmutableArray<PlannedSession> Sessions,
    [property: Id(4)] int Sequence, [property: Id(5)] int PlanSequence, [property: Id(6)] DateTimeOffset ChangedAt, [property: Id(7)] bool IsCancelled)
{
    /// <summary>A plan with more sessions is refused.</summary>
    public const int MostSessions = 104;

    /// <summary>A plan that goes on for longer, in years, is refused.</summary>
    public const int MostYears = 2;

    /// <summary>Of all sessions, those to come included; the oldest go.</summary>
    public const int MostKept = 4 * MostSessions;

    /// <summary>One of its sessions, or null where it has no such.</summary>
    public PlannedSession? this[LiveSessionId session] =>
        session.Series == Id ? Sessions.FirstOrDefault(planned => LiveSessionId.Of(Id, planned.Day) == session) : null;

    /// <summary>The id of one of its sessions.</summary>
    public LiveSessionId IdOf(PlannedSession session) => LiveSessionId.Of(Id, session.Day);

    /// <summary>What is planned for one of its sessions.</summary>
    public SessionPlan PlanOf(PlannedSession session) => new(
        IdOf(session), Plan.Unit, Plan.Title, Host, Plan.CoHosts, session.StartsAt, session.EndsAt, Plan.CallLink, Plan.Module, session.Change is SessionChange.Cancelled);
}

/// <summary>One session of a series.</summary>
/// <param name="Day">That the rule gives it: it names the session, also where it is moved.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends.</param>
/// <param name="Change">What was changed for it alone.</param>
/// <param name="Sequence">The series' number when that was changed; 0 where nothing was.</param>
/// <param name="IsOfPlan">Whether the plan gives it; false for one that had begun before the plan was changed.</param>
/// <param name="Recording">Where it can be seen afterwards.</param>
/// <param name="Captions">What is said in the recording, in writing.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PlannedSession")]
public sealed record PlannedSession(
    [property: Id(0)] DateOnly Day, [property: Id(1)] DateTimeOffset StartsAt, [property: Id(2)] DateTimeOffset EndsAt,
    [property: Id(3)] SessionChange Change = SessionChange.None, [property: Id(4)] int Sequence = 0, [property: Id(5)] bool IsOfPlan = true,
    [property: Id(6)] Uri? Recording = null, [property: Id(7)] Uri? Captions = null);

/// <summary>What was changed for one session alone.</summary>
public enum SessionChange
{
    /// <summary>It is when the rule says.</summary>
    None,
    /// <summary>It is at another time.</summary>
    Moved,
    /// <summary>It does not take place.</summary>
    Cancelled,
}
