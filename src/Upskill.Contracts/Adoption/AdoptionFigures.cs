namespace Upskill.Adoption;

/// <summary>
/// How many people are how far with the mandatory programme. A commutative group: figures of a whole are the sum of the figures of its parts, in any
/// order and any grouping.
/// </summary>
/// <param name="Enrolled">People enrolled.</param>
/// <param name="Started">Of these, people with at least one submission.</param>
/// <param name="Complete">Of these, people who have completed it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AdoptionFigures")]
public readonly record struct AdoptionFigures(
    [property: Id(0)] long Enrolled, [property: Id(1)] long Started, [property: Id(2)] long Complete)
{
    /// <summary>Nobody.</summary>
    public static readonly AdoptionFigures Zero;

    /// <summary>The figures of two disjoint groups together.</summary>
    public static AdoptionFigures operator +(AdoptionFigures a, AdoptionFigures b) =>
        new(a.Enrolled + b.Enrolled, a.Started + b.Started, a.Complete + b.Complete);

    /// <summary>The figures of a group without a part of it.</summary>
    public static AdoptionFigures operator -(AdoptionFigures a, AdoptionFigures b) =>
        new(a.Enrolled - b.Enrolled, a.Started - b.Started, a.Complete - b.Complete);
}
