using System.Collections.Immutable;
using Upskill.Learning;

namespace Upskill.LiveSessions;

/// <summary>At which live sessions a person was: on their own ledger, sealed with their key. By <see cref="PersonId"/>. Read by the person, and by the release of counts.</summary>
[GrainInterfaceType("live-session-attendance"), Alias("Upskill.IAttendanceGrain")]
public interface IAttendanceGrain : IGrainWithStringKey
{
    /// <summary>Notes that they came, and that a stay which a kill cut off ended where it was last known of. Durable; within two minutes of that a repeat changes nothing.</summary>
    [Alias("Come")]
    Task Come(ComeToSession command);

    /// <summary>Notes that they are there still, and where it is a live version of a module, as evidence as soon as that is long enough. Durable; a repeat changes nothing.</summary>
    /// <returns>False where it was not noted that they came, or noted that they went.</returns>
    [Alias("Stay")]
    Task<bool> Stay(LiveSessionId session, DateTimeOffset at);

    /// <summary>Notes when they left, and where it is a live version of a module, the minutes as evidence. Durable; a repeat changes nothing.</summary>
    [Alias("Go")]
    Task Go(LiveSessionId session, DateTimeOffset at);

    /// <summary>All of them, newest first.</summary>
    [Alias("Attendances")]
    Task<ImmutableArray<Attendance>> Attendances();

    /// <summary>How long they were at a session: <see cref="Attendance.Minutes"/>, or 0. For the release of counts only.</summary>
    [Alias("MinutesAt")]
    Task<int> MinutesAt(LiveSessionId session);

    /// <summary>Deletes it. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>Somebody comes to a session.</summary>
/// <param name="Session">Which.</param>
/// <param name="Unit">The function that it is for.</param>
/// <param name="Title">As it was called.</param>
/// <param name="Module">The module of which it is a live version.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ComeToSession")]
public sealed record ComeToSession(
    [property: Id(0)] LiveSessionId Session, [property: Id(1)] UnitId Unit, [property: Id(2)] string Title, [property: Id(3)] ModuleId? Module, [property: Id(4)] DateTimeOffset At);

/// <summary>Somebody's attendance at one session.</summary>
/// <param name="Session">Which.</param>
/// <param name="Unit">The function that it was for.</param>
/// <param name="Title">As it was called.</param>
/// <param name="Module">The module of which it was a live version.</param>
/// <param name="Stays">From when to when, oldest first.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Attendance")]
public sealed record Attendance(
    [property: Id(0)] LiveSessionId Session, [property: Id(1)] UnitId Unit, [property: Id(2)] string Title, [property: Id(3)] ModuleId? Module,
    [property: Id(4)] ImmutableArray<Stay> Stays)
{
    /// <summary>
    /// In minutes: who was there for so long in all is counted among those who came. Five, not a part of the session: who opened the page to look, or by mistake, is soon gone, and who came for one
    /// question or one showcase came, however long the others stayed.
    /// </summary>
    public const int CountsFrom = 5;

    /// <summary>Whole minutes of all stays, as far as they are known.</summary>
    public int Minutes => Stays.Sum(stay => stay.Minutes);
}

/// <summary>One stay.</summary>
/// <param name="From">Came.</param>
/// <param name="Until">Left; null while they are there. One that a kill cut off stays so until they come again.</param>
/// <param name="StayedAt">When they were last noted as there, every five minutes; null before the first time.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Stay")]
public sealed record Stay([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset? Until, [property: Id(2)] DateTimeOffset? StayedAt = null)
{
    /// <summary>The last moment at which they are known to have been there.</summary>
    public DateTimeOffset KnownUntil => Until ?? StayedAt ?? From;

    /// <summary>Whole minutes, up to <see cref="KnownUntil"/>.</summary>
    public int Minutes => (int)(KnownUntil - From).TotalMinutes;
}
