using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Statements;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>One figure of a statement.</summary>
/// <param name="Name">As a sentence names it.</param>
/// <param name="IsBehind">Whether it was made of this batch, or may have been.</param>
/// <param name="Makes">Whether these batches, in the order of their sealing, make it; null where it cannot be told any more.</param>
internal sealed record StatedFigure(string Name, Func<KeptBatch, bool> IsBehind, Func<IReadOnlyList<RecountedBatch>, bool?> Makes)
{
    /// <summary>A week's figure, or the baseline: the sum of the batches that were sealed in the unit and below it until its moment.</summary>
    public static StatedFigure Of(string name, ReleaseStatement stated) => new(
        name, kept => kept.Subject.Measure == stated.Measure && kept.Subject.Unit.SelfAndAbove().Contains(stated.Unit) && stated.IsOf(kept.Week) && kept.Batch.At <= stated.Figure.AsOf,
        batches => Sum(batches) is { Batches: > 0 } sum && ReleasedHoursWeek.Of(new(stated.Unit, new(stated.Figure.Week), sum), stated.Figure.Asked) == stated.Figure);

    /// <summary>Of batches together.</summary>
    public static ReleaseSum Sum(IEnumerable<RecountedBatch> batches) => batches.Aggregate(ReleaseSum.Zero, (sum, batch) => sum + batch.Kept.Batch.Sum);
}
