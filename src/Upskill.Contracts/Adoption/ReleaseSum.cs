namespace Upskill.Adoption;

/// <summary>
/// A sum of sealed batches, each rounded once: all that ever leaves the unit that sealed them. A commutative monoid.
/// </summary>
/// <param name="People">Answers in the batches, a multiple of 5.</param>
/// <param name="Yes">Of these, with at least four net hours: the sum of the batches' rounded counts.</param>
/// <param name="Hours">Net hours: the sum of the batches' totals, each rounded to tens.</param>
/// <param name="Batches">How many. It only grows, so of two sums of one unit and week that with more batches is the newer.</param>
/// <param name="SealedAt">When the last of them was sealed; null with none.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReleaseSum")]
public readonly record struct ReleaseSum(
    [property: Id(0)] long People, [property: Id(1)] long Yes, [property: Id(2)] long Hours, [property: Id(3)] long Batches,
    [property: Id(4)] DateTimeOffset? SealedAt)
{
    /// <summary>Nothing was sealed.</summary>
    public static readonly ReleaseSum Zero;

    /// <summary>Of disjoint batches together.</summary>
    public static ReleaseSum operator +(ReleaseSum a, ReleaseSum b) => new(
        a.People + b.People, a.Yes + b.Yes, a.Hours + b.Hours, a.Batches + b.Batches, a.SealedAt is { } at && !(b.SealedAt > at) ? at : b.SealedAt);
}

/// <summary>What a unit and all below it have released of one week.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.UnitRelease")]
public sealed record UnitRelease([property: Id(0)] UnitId Unit, [property: Id(1)] WeekId Week, [property: Id(2)] ReleaseSum Sum);
