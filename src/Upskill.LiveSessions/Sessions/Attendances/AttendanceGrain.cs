using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>The process around <see cref="PersonalAttendances"/>: decide, commit, note as evidence what is mandatory, answer.</summary>
[GrainType("live-session-attendance")]
internal sealed class AttendanceGrain(Journal journal) : LedgerGrain<PersonalAttendances, AttendanceFact>, IAttendanceGrain
{
    /// <summary>The journals of attendance.</summary>
    public const string JournalKind = "attendance";

    protected override string Kind => JournalKind;

    protected override PersonalAttendances Empty => PersonalAttendances.Nothing;

    public Task Come(ComeToSession command) => Commit(attendances => attendances.Come(command));

    public async Task<bool> Stay(LiveSessionId session, DateTimeOffset at)
    {
        await Commit(attendances => attendances.Stay(session, at));
        var isThere = State.Open(session) is not null;
        if (isThere && State.Of(session) is { Module: { } module } attendance)
            await Attend(module, attendance, isThere);
        return isThere;
    }

    public async Task Go(LiveSessionId session, DateTimeOffset at)
    {
        await Commit(attendances => attendances.Go(session, at));
        if (State.Of(session) is { Module: { } module } attendance)
            await Attend(module, attendance, isThere: false);
    }

    public Task<ImmutableArray<Attendance>> Attendances() => Task.FromResult<ImmutableArray<Attendance>>([.. State.All.Reverse()]);

    public Task<int> MinutesAt(LiveSessionId session) => Task.FromResult(State.Of(session)?.Minutes ?? 0);

    public async Task Remove()
    {
        await journal.Delete(Name);
        DeactivateOnIdle();
    }

    protected override PersonalAttendances Fold(PersonalAttendances state, AttendanceFact fact, DateTimeOffset at) => state.With(fact);

    /// <summary>Ids in a ledger's chain are not sealed: they say nothing of the session.</summary>
    private Task Commit(Func<PersonalAttendances, ImmutableArray<AttendanceFact>> decide) => Commit(CommandId.New(), decide, (_, _) => true);

    /// <summary>
    /// How long they were there in all, with each stay that ended, and during a stay as soon as it is long enough: what counts is the longest that was noted, so that a kill before the session's end takes
    /// nothing away.
    /// </summary>
    private async Task Attend(ModuleId module, Attendance attendance, bool isThere)
    {
        try
        {
            await GrainFactory.GetGrain<ILearnerGrain>(Name.Subject).Attend(new(IdOf(attendance, isThere), module, attendance.Session.Value, attendance.Minutes, isThere));
        }
        catch (Refusal refused) when (refused.Code is "not-enrolled" or "no-minutes")
        {
            // For who is not enrolled it is evidence of nothing; that they were there stands in their own record.
        }
    }

    private CommandId IdOf(Attendance attendance, bool isThere)
    {
        var after = string.Create(CultureInfo.InvariantCulture, $"{Name.Subject}/{attendance.Session}/{attendance.Stays.Length}");
        return new("live:" + Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(isThere ? string.Create(CultureInfo.InvariantCulture, $"{after}/{attendance.Minutes}") : after)).AsSpan(0, 16)));
    }
}
