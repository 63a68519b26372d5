using System.Collections.Immutable;
using Upskill.Adoption;

namespace Upskill.TimeSaved.Calibration;

/// <summary>
/// One person's pairs of like exercises: state and rules. Pure. Kind, variant and condition are drawn independently, so that over many pairs neither the
/// easier text nor practice favours one condition (a randomised crossover).
/// </summary>
internal sealed record PersonalCalibration(ImmutableArray<CalibrationPair> Pairs, QuarterAnswers Answers)
{
    /// <summary>Who is faster has not read the text; who is slower was interrupted. Neither is counted.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromMinutes(60);

    /// <summary>Nothing drawn.</summary>
    public static readonly PersonalCalibration Nothing = new([], QuarterAnswers.None);

    private CalibrationPair? Open => Pairs is [.., { State: CalibrationState.Open } last] ? last : null;

    /// <summary>Kinds of which one is drawn: those that the person has seen least often.</summary>
    public ImmutableArray<string> Drawable => LikeExercises.All.Select(pair => pair.Kind)
        .GroupBy(kind => Pairs.Count(pair => pair.Kind == kind)).MinBy(kinds => kinds.Key)!.ToImmutableArray();

    /// <summary>Whether a pair can be drawn now.</summary>
    public bool MayBegin(DateTimeOffset now) => Open is null && !HasCountedIn(Attitude.QuarterOf(now));

    /// <summary>Draws a pair.</summary>
    /// <param name="below">Draws a number from 0 to below the one it is given.</param>
    /// <param name="now">By the domain's clock.</param>
    public ImmutableArray<CalibrationFact> Begin(Func<int, int> below, DateTimeOffset now)
    {
        if (Open is not null)
            throw new Refusal("already-begun", "You have a pair already that is not finished. Go on with it, or drop it first.");
        if (!MayBegin(now))
            throw new Refusal("one-a-quarter", "You have done a pair in this quarter. The next one can be done in the next quarter.");
        var kinds = Drawable;
        return [new CalibrationFact.Drawn(kinds[below(kinds.Length)], below(2) == 0 ? LikeExercises.First : LikeExercises.Second, below(2) == 0)];
    }

    /// <summary>The next exercise begins.</summary>
    public ImmutableArray<CalibrationFact> Start(MarkExercise command) =>
        Exercise(command).StartedAt is null ? [new CalibrationFact.Started()] : throw NotNow();

    /// <summary>The exercise that runs is done.</summary>
    /// <param name="command">Which.</param>
    /// <param name="home">Where a pair of now goes; null where it is in no figure.</param>
    public ImmutableArray<CalibrationFact> Finish(MarkExercise command, UnitId? home) =>
        Exercise(command).StartedAt is not null ? [new CalibrationFact.Finished(Open!.Next == Open.Exercises.Length - 1 ? home : null)] : throw NotNow();

    /// <summary>Drops the open pair.</summary>
    public ImmutableArray<CalibrationFact> GiveUp(GiveUpCalibration command) =>
        Open?.Number == command.Pair ? [new CalibrationFact.GivenUp()] : throw NotNow();

    /// <summary>Has left: no pair of theirs waits any more.</summary>
    public ImmutableArray<CalibrationFact> Leave(DateTimeOffset now) => Answers.IsWaiting(now) ? [new CalibrationFact.AnswersWithdrawn()] : [];

    /// <summary>Folds one fact in.</summary>
    public PersonalCalibration With(CalibrationFact fact, DateTimeOffset at) => fact switch
    {
        CalibrationFact.Drawn drawn => With(Pairs.Add(new(Pairs.Length + 1, drawn.Kind,
        [
            new(drawn.First, drawn.IsFirstWithAi),
            new(drawn.First == LikeExercises.First ? LikeExercises.Second : LikeExercises.First, !drawn.IsFirstWithAi),
        ], CalibrationState.Open))),
        CalibrationFact.Started => Changed(Pairs[^1].Exercises[Pairs[^1].Next] with { StartedAt = at }),
        CalibrationFact.Finished finished => Changed(Pairs[^1].Exercises[Pairs[^1].Next] with { FinishedAt = at }).Sent(finished.Home, at),
        CalibrationFact.GivenUp => With(Pairs.SetItem(Pairs.Length - 1, Pairs[^1] with { State = CalibrationState.GivenUp })),
        CalibrationFact.AnswersWithdrawn => this with { Answers = Answers.Left() },
        _ => throw new InvalidOperationException($"The ledger holds a {fact.GetType().Name}, which this version does not know."),
    };

    private PersonalCalibration Changed(CalibrationExercise exercise)
    {
        var pair = Pairs[^1] with { Exercises = Pairs[^1].Exercises.SetItem(Pairs[^1].Next, exercise) };
        var state = exercise.Took < Shortest ? CalibrationState.TooShort
            : exercise.Took > Longest ? CalibrationState.TooLong
            : pair.Next == pair.Exercises.Length ? CalibrationState.Counted : CalibrationState.Open;
        return With(Pairs.SetItem(Pairs.Length - 1, pair with { State = state }));
    }

    /// <summary>A pair that counts waits, as the class that it is in and nothing finer.</summary>
    private PersonalCalibration Sent(UnitId? home, DateTimeOffset at) => home is { } unit && Pairs[^1] is { State: CalibrationState.Counted } pair
        ? this with
        {
            Answers = Answers.With(
            [
                new(new(ReleaseSubject.Calibration, unit), Attitude.PeriodOf(at), at, IsYes: false, ReleasedRatios.CellOf(pair.With.Took!.Value / pair.Without.Took!.Value)),
            ]),
        }
        : this;

    private PersonalCalibration With(ImmutableArray<CalibrationPair> pairs) => this with { Pairs = pairs };

    private CalibrationExercise Exercise(MarkExercise command) =>
        Open is { } pair && pair.Number == command.Pair && pair.Next == command.Exercise - 1 ? pair.Exercises[pair.Next] : throw NotNow();

    private bool HasCountedIn(string quarter) => Pairs.Any(pair =>
        pair is { State: CalibrationState.Counted, Exercises: [.., { FinishedAt: { } done }] } && Attitude.QuarterOf(done) == quarter);

    private static Refusal NotNow() => new("not-now", "That is not the exercise that you are at now. Nothing was changed; go on with what this page shows.");
}
