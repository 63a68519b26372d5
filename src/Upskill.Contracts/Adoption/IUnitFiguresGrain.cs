using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Upskill.Adoption;

/// <summary>
/// The adoption figures of one unit: the sum of its own people's rows and of its children's totals, kept running. Keyed by <see cref="UnitId"/>.
/// </summary>
[GrainInterfaceType("adoption-unit-figures"), Alias("Upskill.IUnitFiguresGrain")]
public interface IUnitFiguresGrain : IGrainWithStringKey
{
    /// <summary>A learner's row in this unit is now this. Told after the row was stored; a lost call is repaired within five seconds.</summary>
    [OneWay, Alias("RowChanged")]
    Task RowChanged(UnitRow row);

    /// <summary>These rows are new in this unit: as <see cref="RowChanged"/> for each.</summary>
    [OneWay, Alias("RowsChanged")]
    Task RowsChanged(ImmutableArray<UnitRow> rows);

    /// <summary>A learner's row has left this unit.</summary>
    [OneWay, Alias("RowLeft")]
    Task RowLeft(string token, long version);

    /// <summary>A child's whole total. One with an older number than the last is dropped.</summary>
    [OneWay, Alias("ChildTotal")]
    Task ChildTotal(UnitTotal total);

    /// <summary>The unit was given or lost children, or renamed.</summary>
    [OneWay, Alias("ChartChanged")]
    Task ChartChanged();

    /// <summary>This unit's total, for its parent.</summary>
    [Alias("Total")]
    Task<UnitTotal> Total();

    /// <summary>Exact figures of the unit and its parts. Never shown as they are: the slice's release rules stand in between.</summary>
    [Alias("Figures")]
    Task<UnitFiguresView> Figures();
}

/// <summary>One learner's share in the figures, as stored beside the learner's journal.</summary>
/// <param name="Token">Opaque; goes with the learner's key.</param>
/// <param name="Version">Length of the learner's journal; a smaller one is older.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Grade">Grade band.</param>
/// <param name="Figures">0 or 1 each.</param>
[GenerateSerializer, Immutable, Alias("Upskill.UnitRow")]
public sealed record UnitRow(
    [property: Id(0)] string Token, [property: Id(1)] long Version, [property: Id(2)] string Country, [property: Id(3)] string Grade,
    [property: Id(4)] AdoptionFigures Figures)
{
    /// <summary>The marks of <see cref="ProgressFigures"/> with a space between; empty in a row of an older version.</summary>
    [Id(5)]
    public string Marks { get; init; } = "";
}

/// <summary>A unit's whole total.</summary>
/// <param name="Unit">Whose.</param>
/// <param name="Number">Grows with every change, also over activations: begins at the activation's moment in microseconds.</param>
/// <param name="Figures">The total.</param>
/// <param name="Told">The same by country; null from a silo of an older version.</param>
[GenerateSerializer, Immutable, Alias("Upskill.UnitTotal")]
public sealed record UnitTotal(
    [property: Id(0)] UnitId Unit, [property: Id(1)] long Number, [property: Id(2)] AdoptionFigures Figures, [property: Id(3)] FiguresByCountry? Told = null)
{
    /// <summary>The total by country.</summary>
    public FiguresByCountry ByCountry => Told ?? FiguresByCountry.Of(FiguresByCountry.Unknown, Figures);

    /// <summary>How far they are with its parts.</summary>
    [Id(4)]
    public ProgressFigures Progress { get; init; } = ProgressFigures.Zero;
}

/// <summary>Figures of a unit by its parts.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Name">As the organisation calls it.</param>
/// <param name="Number">Grows with every change: what a watcher compares.</param>
/// <param name="Total">Of all.</param>
/// <param name="Own">Of the people who are in no smaller unit.</param>
/// <param name="Children">Of the units directly below, by name.</param>
/// <param name="OwnByCountry"><paramref name="Own"/>, by country.</param>
[GenerateSerializer, Immutable, Alias("Upskill.UnitFiguresView")]
public sealed record UnitFiguresView(
    [property: Id(0)] UnitId Unit, [property: Id(1)] string Name, [property: Id(2)] long Number, [property: Id(3)] AdoptionFigures Total,
    [property: Id(4)] AdoptionFigures Own, [property: Id(5)] ImmutableArray<ChildFigures> Children,
    [property: Id(6)] FiguresByCountry OwnByCountry)
{
    /// <summary>Of all, by country.</summary>
    public FiguresByCountry ByCountry => Children.Aggregate(OwnByCountry, (sum, child) => sum + child.ByCountry);

    /// <summary>How far all are with its parts.</summary>
    [Id(7)]
    public ProgressFigures Progress { get; init; } = ProgressFigures.Zero;
}

/// <summary>A child's name and total.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ChildFigures")]
public sealed record ChildFigures(
    [property: Id(0)] UnitId Unit, [property: Id(1)] string Name, [property: Id(2)] AdoptionFigures Figures, [property: Id(3)] FiguresByCountry ByCountry);
