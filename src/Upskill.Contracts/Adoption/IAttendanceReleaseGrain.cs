using System.Collections.Immutable;
using Upskill.LiveSessions;

namespace Upskill.Adoption;

/// <summary>
/// How many came to a voluntary live session: sealed once, after its end, and nothing finer ever leaves. Keyed by <see cref="LiveSessionId"/>. A live version of a module is no such session:
/// who was there is evidence, and in none of these figures.
/// </summary>
[GrainInterfaceType("adoption-attendance-release"), Alias("Upskill.IAttendanceReleaseGrain")]
public interface IAttendanceReleaseGrain : IGrainWithStringKey
{
    /// <summary>
    /// Seals it, once everybody's attendance is closed; called by the session only. Returns at once: who has to know asks again. Cut short, it is begun anew with the next call; what was sealed stays,
    /// whatever is corrected afterwards.
    /// </summary>
    /// <returns>Whether it is sealed, durably.</returns>
    [Alias("Release")]
    Task<bool> Release(EndedSession session);

    /// <summary>
    /// What was sealed in a unit and all below it; of one above the session's own, the whole session. Null before the end, and where the unit has nothing to do with the session.
    /// </summary>
    [Alias("Sum")]
    Task<AttendanceSum?> Sum(UnitId unit);

    /// <summary>The same as it is shown; null also where too few answers were sealed.</summary>
    [Alias("Figure")]
    Task<AttendanceFigure?> Figure(UnitId unit);

    /// <summary>Forgets what was sealed. Only for the sample organisation's sessions.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>A voluntary live session that is over.</summary>
/// <param name="Unit">The function that it was for: everybody in it and below was invited.</param>
/// <param name="Hosts">Host and co-hosts: they are not counted, for that they were there is no choice and no secret.</param>
/// <param name="StartedAt">When it began: the week's roster says who was invited.</param>
[GenerateSerializer, Immutable, Alias("Upskill.EndedSession")]
public sealed record EndedSession([property: Id(0)] UnitId Unit, [property: Id(1)] ImmutableArray<PersonId> Hosts, [property: Id(2)] DateTimeOffset StartedAt);

/// <summary>Sealed attendance of a unit and all below it.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Invited">People: N. 0 where the unit was too small to be anybody's home.</param>
/// <param name="MinimumGroupSize">Fewer answers are not shown.</param>
/// <param name="Sum">Of its batches; <see cref="ReleaseSum.Yes"/> came.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AttendanceSum")]
public sealed record AttendanceSum([property: Id(0)] UnitId Unit, [property: Id(1)] int Invited, [property: Id(2)] int MinimumGroupSize, [property: Id(3)] ReleaseSum Sum);

/// <summary>
/// Released attendance of a unit. Definition: of the invited people whose answers were sealed, how many were there for <see cref="Attendance.CountsFrom"/> minutes or more, rounded batch by batch to fives.
/// </summary>
/// <param name="Answered">Sealed answers: n, a multiple of five.</param>
/// <param name="Invited">People: N.</param>
/// <param name="Rate">n on N.</param>
/// <param name="Came">Of the answers, rounded.</param>
/// <param name="Share">Null below twenty answers.</param>
/// <param name="AsOf">When it was sealed.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AttendanceFigure")]
public sealed record AttendanceFigure(
    [property: Id(0)] long Answered, [property: Id(1)] int Invited, [property: Id(2)] double Rate, [property: Id(3)] long Came, [property: Id(4)] AttendanceShare? Share,
    [property: Id(5)] DateTimeOffset AsOf);

/// <summary>Who came, of the answers, with the 95% interval, the rounding included; all from 0 to 1.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.AttendanceShare")]
public sealed record AttendanceShare([property: Id(0)] double Value, [property: Id(1)] double Low, [property: Id(2)] double High);
