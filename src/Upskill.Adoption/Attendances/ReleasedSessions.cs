using System.Collections.Immutable;

namespace Upskill.Adoption.Attendances;

/// <summary>
/// Live sessions of a unit as counts: those that everybody in it is invited to, and those of the units directly below; of the last twelve weeks, and planned for the next twelve.
/// </summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="From">The period's first day, in UTC.</param>
/// <param name="Until">Its last day: today.</param>
/// <param name="Held">Sessions that ended in it, live versions of modules included.</param>
/// <param name="Planned">Sessions to come.</param>
/// <param name="Sum">Attendance of the voluntary ones together, the sum of their batches: an answer is a person at a session. Null where too few were released.</param>
/// <param name="Sessions">Each voluntary one, the newest first.</param>
public sealed record ReleasedSessions(
    UnitId Unit, string Name, DateOnly From, DateOnly Until, int Held, int Planned, AttendanceFigure? Sum, ImmutableArray<ReleasedSession> Sessions);

/// <summary>One voluntary session that was held.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Title">As it was called.</param>
/// <param name="StartsAt">When it was planned for.</param>
/// <param name="Figure">Of the unit; null where too few of its answers were sealed in it: they are counted above.</param>
public sealed record ReleasedSession(string Session, string Title, DateTimeOffset StartsAt, AttendanceFigure? Figure);
