using System.Collections.Immutable;
using System.Security.Cryptography;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Calibration;

/// <summary>
/// The process around <see cref="PersonalCalibration"/>: decide, commit with the row of what waits to be released, tell its home, answer. Moments are those of the ledger's
/// entries.
/// </summary>
[GrainType("time-saved-calibration")]
internal sealed class CalibrationGrain(IKeyStore keys, Journal journal, AnswerHomes homes, DomainClock clock)
    : AnswersGrain<PersonalCalibration, CalibrationFact>(keys, journal), ICalibrationGrain
{
    /// <summary>The journals of calibration.</summary>
    public const string JournalKind = "calibration";

    protected override string Kind => JournalKind;

    protected override PersonalCalibration Empty => PersonalCalibration.Nothing;

    protected override string Purpose => JournalKind;

    public Task Begin(CommandId id) => Commit(id, calibration => calibration.Begin(RandomNumberGenerator.GetInt32, clock.Now), (_, _) => true);

    public Task Start(MarkExercise command) => Commit(command.Id, calibration => calibration.Start(command), (_, _) => true);

    public async Task Finish(MarkExercise command)
    {
        var home = await homes.Of(WeekId.Of(clock.Now), new(Name.Subject));
        await Commit(command.Id, calibration => calibration.Finish(command, home?.Unit), (_, _) => true);
    }

    public Task GiveUp(GiveUpCalibration command) => Commit(command.Id, calibration => calibration.GiveUp(command), (_, _) => true);

    public Task Leave(CommandId id) => Commit(id, calibration => calibration.Leave(clock.Now), (_, _) => true);

    public Task<CalibrationStanding> Standing() => Task.FromResult(new CalibrationStanding(State.Pairs, State.MayBegin(clock.Now)));

    protected override PersonalCalibration Fold(PersonalCalibration state, CalibrationFact fact, DateTimeOffset at) => state.With(fact, at);

    protected override PersonalCalibration Left(PersonalCalibration state) => state with { Answers = state.Answers.Left() };

    protected override ImmutableArray<WeekRow> RowsOf(PersonalCalibration state, string token, long number) => state.Answers.Rows(token, number, clock.Now);

    protected override ImmutableArray<WeekRow> RowsOf(PersonalCalibration before, PersonalCalibration after, string token, long number) =>
        after.Answers.Changed(before.Answers, token, number, clock.Now);
}
