using Upskill.Kit.Ledger;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>What people's own ledgers say of how long they were at a session: for whoever has the keys and recounts a released figure. Nothing of it may be shown.</summary>
public sealed class SealedAttendances(TrainingLedger ledger)
{
    /// <summary>The journals of attendance.</summary>
    public const string JournalKind = AttendanceGrain.JournalKind;

    /// <summary>Minutes at a session, as they stood at a moment; 0 for who was not there.</summary>
    /// <exception cref="InvalidDataException">The chain of their ledger does not hold.</exception>
    public async Task<int> MinutesAt(LiveSessionId session, PersonId person, DateTimeOffset at) =>
        (await ledger.Read<AttendanceFact>(new(JournalKind, person.Value), LedgerHead.Empty)).Entries.Where(entry => entry.At <= at)
            .SelectMany(entry => entry.Facts).Aggregate(PersonalAttendances.Nothing, (attendances, fact) => attendances.With(fact)).Of(session)?.Minutes ?? 0;
}
