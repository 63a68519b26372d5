using System.Collections.Immutable;

namespace Upskill.TimeSaved;

/// <summary>
/// One person's pairs of like exercises, one done without AI and one with it, on their own journal of the training ledger. Keyed by <see cref="PersonId"/>. Voluntary,
/// and called for the person by themselves only, but for <see cref="Leave"/> and <see cref="Remove"/>.
/// </summary>
[GrainInterfaceType("time-saved-calibration"), Alias("Upskill.ICalibrationGrain")]
public interface ICalibrationGrain : IGrainWithStringKey
{
    /// <summary>Draws a pair, which exercise of it comes first, and how. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>already-begun</c>, <c>one-a-quarter</c>: with a sentence; nothing was changed.</exception>
    [Alias("Begin")]
    Task Begin(CommandId id);

    /// <summary>The exercise that is next begins now. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>not-now</c>: with a sentence; nothing was changed.</exception>
    [Alias("Start")]
    Task Start(MarkExercise command);

    /// <summary>The exercise that runs is done and checked now. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>not-now</c>: with a sentence; nothing was changed.</exception>
    [Alias("Finish")]
    Task Finish(MarkExercise command);

    /// <summary>Drops the open pair: it does not count, and another can be drawn. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>not-now</c>: with a sentence; nothing was changed.</exception>
    [Alias("GiveUp")]
    Task GiveUp(GiveUpCalibration command);

    /// <summary>All pairs that were drawn for them, and whether another can be.</summary>
    [Alias("Standing")]
    Task<CalibrationStanding> Standing();

    /// <summary>They have left: what of theirs waits to be released is taken back. Durable when it returns; a repeat changes nothing.</summary>
    [Alias("Leave")]
    Task Leave(CommandId id);

    /// <summary>Deletes the journal and takes back what waits to be released. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>How a pair stands.</summary>
public enum CalibrationState
{
    /// <summary>Not done yet.</summary>
    Open,
    /// <summary>Both exercises were done in a time that can be compared.</summary>
    Counted,
    /// <summary>Dropped by the person.</summary>
    GivenUp,
    /// <summary>An exercise was done faster than it can be read.</summary>
    TooShort,
    /// <summary>An exercise took so long that something came between.</summary>
    TooLong,
}

/// <summary>Begins or ends an exercise. The moment is the server's.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Pair">Number of the pair, from 1.</param>
/// <param name="Exercise">1 or 2, in the order drawn.</param>
[GenerateSerializer, Immutable, Alias("Upskill.MarkExercise")]
public sealed record MarkExercise([property: Id(0)] CommandId Id, [property: Id(1)] int Pair, [property: Id(2)] int Exercise);

/// <summary>Drops a pair.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Pair">Number of the pair, from 1.</param>
[GenerateSerializer, Immutable, Alias("Upskill.GiveUpCalibration")]
public sealed record GiveUpCalibration([property: Id(0)] CommandId Id, [property: Id(1)] int Pair);

/// <summary>One exercise as it was drawn and done.</summary>
/// <param name="Variant"><c>a</c> or <c>b</c>.</param>
/// <param name="IsWithAi">Whether it is done with AI.</param>
/// <param name="StartedAt">Null before.</param>
/// <param name="FinishedAt">Null before.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CalibrationExercise")]
public sealed record CalibrationExercise(
    [property: Id(0)] string Variant, [property: Id(1)] bool IsWithAi, [property: Id(2)] DateTimeOffset? StartedAt = null, [property: Id(3)] DateTimeOffset? FinishedAt = null)
{
    /// <summary>From start to finish; null until it is finished.</summary>
    public TimeSpan? Took => FinishedAt - StartedAt;
}

/// <summary>A pair of like exercises as it was drawn and done.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Kind">Which, as <c>calibration-pairs.json</c> calls it.</param>
/// <param name="Exercises">The two, in the order drawn.</param>
/// <param name="State">How it stands.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CalibrationPair")]
public sealed record CalibrationPair(
    [property: Id(0)] int Number, [property: Id(1)] string Kind, [property: Id(2)] ImmutableArray<CalibrationExercise> Exercises, [property: Id(3)] CalibrationState State)
{
    /// <summary>Index of the exercise that is to be done; their number once both are.</summary>
    public int Next => Exercises.Count(exercise => exercise.FinishedAt is not null);

    /// <summary>The exercise without AI.</summary>
    public CalibrationExercise Without => Exercises.Single(exercise => !exercise.IsWithAi);

    /// <summary>The exercise with AI.</summary>
    public CalibrationExercise With => Exercises.Single(exercise => exercise.IsWithAi);
}

/// <summary>Where somebody is with calibration.</summary>
/// <param name="Pairs">Oldest first; only the last can be open.</param>
/// <param name="MayBegin">Whether another can be drawn now.</param>
[GenerateSerializer, Immutable, Alias("Upskill.CalibrationStanding")]
public sealed record CalibrationStanding([property: Id(0)] ImmutableArray<CalibrationPair> Pairs, [property: Id(1)] bool MayBegin);
