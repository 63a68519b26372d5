using System.Collections.Immutable;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>A batch as it lies in the store.</summary>
/// <param name="Subject">What was asked, and the unit that sealed it.</param>
/// <param name="Week">Of which week.</param>
/// <param name="Batch">What was sealed.</param>
/// <param name="IsByClose">Whether it was sealed until the week's close; else it came late.</param>
internal sealed record KeptBatch(ReleaseSubject Subject, WeekId Week, Batch Batch, bool IsByClose)
{
    /// <summary>Its answers, where they still lie beside it: until the week is finished.</summary>
    public ImmutableArray<SealedAnswer>? Stored { get; init; }

    /// <summary>As a sentence names it.</summary>
    public string Name => $"{Subject.Measure} of {Subject.Unit} in {Week}, batch {Batch.Number}";

    /// <summary>As they were sealed; of two at one moment by unit and number: an order that no message can change.</summary>
    public static IEnumerable<KeptBatch> InOrder(IEnumerable<KeptBatch> batches) =>
        batches.OrderBy(kept => kept.Batch.At).ThenBy(kept => kept.Subject.Unit.Value, StringComparer.Ordinal).ThenBy(kept => kept.Batch.Number);
}
