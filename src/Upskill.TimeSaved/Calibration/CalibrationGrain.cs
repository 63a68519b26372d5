using System.Security.Cryptography;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Calibration;

/// <summary>The process around <see cref="PersonalCalibration"/>: decide, commit, answer. Moments are those of the ledger's entries.</summary>
[GrainType("time-saved-calibration")]
internal sealed class CalibrationGrain(Journal journal, DomainClock clock) : LedgerGrain<PersonalCalibration, CalibrationFact>, ICalibrationGrain
{
    /// <summary>The journals of calibration.</summary>
    public const string JournalKind = "calibration";

    protected override string Kind => JournalKind;

    protected override PersonalCalibration Empty => PersonalCalibration.Nothing;

    public Task Begin(CommandId id) => Commit(id, calibration => calibration.Begin(RandomNumberGenerator.GetInt32, clock.Now), (_, _) => true);

    public Task Start(MarkExercise command) => Commit(command.Id, calibration => calibration.Start(command), (_, _) => true);

    public Task Finish(MarkExercise command) => Commit(command.Id, calibration => calibration.Finish(command), (_, _) => true);

    public Task GiveUp(GiveUpCalibration command) => Commit(command.Id, calibration => calibration.GiveUp(command), (_, _) => true);

    public Task<CalibrationStanding> Standing() => Task.FromResult(new CalibrationStanding(State.Pairs, State.MayBegin(clock.Now)));

    public async Task Remove()
    {
        await journal.Delete(Name, []);
        DeactivateOnIdle();
    }

    protected override PersonalCalibration Fold(PersonalCalibration state, CalibrationFact fact, DateTimeOffset at) => state.With(fact, at);
}
