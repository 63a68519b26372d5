using System.Collections.Immutable;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>At which sessions one person was: state and rules. Pure.</summary>
/// <param name="All">Oldest first.</param>
internal sealed record PersonalAttendances(ImmutableArray<Attendance> All)
{
    /// <summary>None.</summary>
    public static readonly PersonalAttendances Nothing = new([]);

    /// <summary>What happens when they come: nothing while they are there.</summary>
    public AttendanceFact? Come(ComeToSession command) => Of(command.Session) is { Stays: [.., { Until: null }] } ? null
        : new AttendanceFact.Came(command.Session, command.Unit, command.Title, command.Module, command.At);

    /// <summary>What happens when they go: nothing where they are not there.</summary>
    public AttendanceFact? Go(LiveSessionId session, DateTimeOffset at) => Of(session) is { Stays: [.., { Until: null } last] } ? new AttendanceFact.Went(session, at < last.From ? last.From : at) : null;

    /// <summary>Folds one fact in.</summary>
    public PersonalAttendances With(AttendanceFact fact) => fact switch
    {
        AttendanceFact.Came came => Put(Of(came.Session) is { } known ? known with { Stays = [.. known.Stays, new(came.From, null)] }
            : new(came.Session, came.Unit, came.Title, came.Module, [new(came.From, null)])),
        AttendanceFact.Went went => Of(went.Session) is { } known ? Put(known with { Stays = [.. known.Stays[..^1], known.Stays[^1] with { Until = went.Until }] }) : this,
        _ => throw new InvalidOperationException($"The ledger holds a {fact.GetType().Name}, which this version does not know."),
    };

    /// <summary>Their attendance at a session.</summary>
    public Attendance? Of(LiveSessionId session) => All.FirstOrDefault(attendance => attendance.Session == session);

    private PersonalAttendances Put(Attendance attendance) => new([.. All.Where(other => other.Session != attendance.Session), attendance]);
}
