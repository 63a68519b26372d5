using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>At which sessions one person was: state and rules. Pure.</summary>
/// <param name="All">Oldest first.</param>
internal sealed record PersonalAttendances(ImmutableArray<Attendance> All)
{
    /// <summary>None.</summary>
    public static readonly PersonalAttendances Nothing = new([]);

    /// <summary>
    /// What happens when they come: nothing where they were there a moment ago. A stay that has no end although nobody knows of it any more was cut off by a kill: it ends where it was last known of.
    /// </summary>
    public ImmutableArray<AttendanceFact> Come(ComeToSession command) => Open(command.Session) is not { } last ? [Coming(command)]
        : command.At - last.KnownUntil <= PresentPeople.Reconnect ? []
        : [new AttendanceFact.Went(command.Session, last.KnownUntil), Coming(command)];

    /// <summary>What happens when they are there still: nothing where they are not.</summary>
    public ImmutableArray<AttendanceFact> Stay(LiveSessionId session, DateTimeOffset at) =>
        Open(session) is { } last && at > last.KnownUntil ? [new AttendanceFact.Stayed(session, at)] : [];

    /// <summary>What happens when they go: nothing where they are not there.</summary>
    public ImmutableArray<AttendanceFact> Go(LiveSessionId session, DateTimeOffset at) =>
        Open(session) is { } last ? [new AttendanceFact.Went(session, at < last.KnownUntil ? last.KnownUntil : at)] : [];

    /// <summary>Folds one fact in.</summary>
    public PersonalAttendances With(AttendanceFact fact) => fact switch
    {
        AttendanceFact.Came came => Put(Of(came.Session) is { } known ? known with { Stays = [.. known.Stays, new(came.From, null)] }
            : new(came.Session, came.Unit, came.Title, came.Module, [new(came.From, null)])),
        AttendanceFact.Went went => Last(went.Session, stay => stay with { Until = went.Until }),
        AttendanceFact.Stayed stayed => Last(stayed.Session, stay => stay with { StayedAt = stayed.At }),
        _ => throw new InvalidOperationException($"The ledger holds a {fact.GetType().Name}, which this version does not know."),
    };

    /// <summary>Their attendance at a session.</summary>
    public Attendance? Of(LiveSessionId session) => All.FirstOrDefault(attendance => attendance.Session == session);

    /// <summary>Their stay at a session that has no end yet.</summary>
    public Stay? Open(LiveSessionId session) => Of(session) is { Stays: [.., { Until: null } last] } ? last : null;

    private static AttendanceFact.Came Coming(ComeToSession command) => new(command.Session, command.Unit, command.Title, command.Module, command.At);

    private PersonalAttendances Last(LiveSessionId session, Func<Stay, Stay> change) =>
        Of(session) is { } known ? Put(known with { Stays = [.. known.Stays[..^1], change(known.Stays[^1])] }) : this;

    private PersonalAttendances Put(Attendance attendance) => new([.. All.Where(other => other.Session != attendance.Session), attendance]);
}
