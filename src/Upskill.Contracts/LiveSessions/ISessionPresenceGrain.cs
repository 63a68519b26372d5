using System.Collections.Immutable;
using Upskill.Learning;

namespace Upskill.LiveSessions;

/// <summary>
/// Who is at a live session now, by person, in memory only, apart from what is said in it. Each person's coming and going is noted with themselves. By <see cref="LiveSessionId"/>.
/// </summary>
[GrainInterfaceType("live-session-presence"), Alias("Upskill.ISessionPresenceGrain")]
public interface ISessionPresenceGrain : IGrainWithStringKey
{
    /// <summary>The people that one server's connections are of.</summary>
    [Alias("Here")]
    Task Here(string server, ImmutableArray<PersonId> people);

    /// <summary>Somebody without script came, or goes.</summary>
    [Alias("Say")]
    Task Say(PersonId person, bool isHere);

    /// <summary>Who is present now.</summary>
    [Alias("Present")]
    Task<ImmutableArray<PersonId>> Present();

    /// <summary>Whether somebody said without script that they are here.</summary>
    [Alias("HasSaid")]
    Task<bool> HasSaid(PersonId person);

    /// <summary>Draws groups among those present; nobody with their manager or manager's manager where that can be. Groups of tokens.</summary>
    /// <exception cref="Refusal"><c>too-few-people</c>.</exception>
    [Alias("Draw")]
    Task<ImmutableArray<ImmutableArray<AttendeeToken>>> Draw();

    /// <summary>The session runs; told every second. Before, and after it, nobody's attendance is noted.</summary>
    [Alias("Runs")]
    Task Runs();

    /// <summary>The session is over: notes with some of those present that they left, and with the rest at the next calls. After a restart it waits until servers have told who is here.</summary>
    /// <returns>True once that is done for everybody.</returns>
    [Alias("Close")]
    Task<bool> Close(DateTimeOffset endedAt);
}

/// <summary>At which live sessions a person was: on their own ledger, sealed with their key. By <see cref="PersonId"/>. Read by the person, and by the release of counts.</summary>
[GrainInterfaceType("live-session-attendance"), Alias("Upskill.IAttendanceGrain")]
public interface IAttendanceGrain : IGrainWithStringKey
{
    /// <summary>Notes that they came. Durable; while they are there a repeat changes nothing.</summary>
    [Alias("Come")]
    Task Come(ComeToSession command);

    /// <summary>Notes when they left, and where it is a live version of a module, the minutes as evidence. Durable; a repeat changes nothing.</summary>
    [Alias("Go")]
    Task Go(LiveSessionId session, DateTimeOffset at);

    /// <summary>All of them, newest first.</summary>
    [Alias("Attendances")]
    Task<ImmutableArray<Attendance>> Attendances();

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
    /// <summary>Whole minutes of the stays that ended.</summary>
    public int Minutes => Stays.Sum(stay => stay.Minutes);
}

/// <summary>One stay.</summary>
/// <param name="From">Came.</param>
/// <param name="Until">Left; null while they are there. One that a kill cut off stays so, and counts for nothing.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Stay")]
public sealed record Stay([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset? Until)
{
    /// <summary>Whole minutes; 0 while it lasts.</summary>
    public int Minutes => Until is { } until ? (int)(until - From).TotalMinutes : 0;
}

/// <summary>Sessions that run, or have something to be done after their end: the list of the alarm clock. There is one, <see cref="Organisation"/>.</summary>
[GrainInterfaceType("live-session-running"), Alias("Upskill.IRunningSessionsGrain")]
public interface IRunningSessionsGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>One begins. Durable; a repeat changes nothing.</summary>
    [Alias("Begins")]
    Task Begins(LiveSessionId session);

    /// <summary>Nothing more is to be done for one. Durable; a repeat changes nothing.</summary>
    [Alias("IsThrough")]
    Task IsThrough(LiveSessionId session);

    /// <summary>All of them.</summary>
    [Alias("Running")]
    Task<ImmutableArray<LiveSessionId>> Running();
}
