using System.Collections.Immutable;

namespace Upskill.Adoption;

/// <summary>
/// Tables of a week beside the tree: hours by country, grade band and cohort of the whole organisation, how hours are spread in larger units, and how attitudes changed
/// and timed exercises came out where a quarter ends with the week. Keyed by <see cref="WeekId"/>.
/// </summary>
[GrainInterfaceType("adoption-release-tables"), Alias("Upskill.IReleaseTablesGrain")]
public interface IReleaseTablesGrain : IGrainWithStringKey
{
    /// <summary>
    /// Computes what this close releases, from answers as they were sealed. Durable when it returns; a repeat changes nothing. Every unit must have closed the
    /// week before; called by the calendar only.
    /// </summary>
    [Alias("Take")]
    Task Take(bool isFinal);

    /// <summary>One table's cells by name; none before the close.</summary>
    /// <param name="table"><see cref="ReleasedCell.Country"/> and the like.</param>
    [Alias("Table")]
    Task<ImmutableArray<ReleasedCell>> Table(string table);

    /// <summary>How hours are spread in a unit; null where it was too small at the close.</summary>
    [Alias("Spread")]
    Task<ReleasedSpread?> Spread(UnitId unit);

    /// <summary>How each item's answers changed from before the programme to after it, of those who answered after it in this period; none of too few pairs.</summary>
    [Alias("Changes")]
    Task<ImmutableArray<ReleasedChange>> Changes(UnitId unit);

    /// <summary>How pairs of timed exercises came out in this period; null where a unit has none released.</summary>
    [Alias("Ratios")]
    Task<ReleasedRatios?> Ratios(UnitId unit);

    /// <summary>Deletes the tables. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>How pairs of timed exercises came out: time with AI divided by time without.</summary>
/// <param name="Unit">Of which unit, all below it included.</param>
/// <param name="Pairs">People of whom each did one.</param>
/// <param name="Classes">Between the <see cref="Edges"/>, each rounded to fives by itself.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReleasedRatios")]
public sealed record ReleasedRatios([property: Id(0)] UnitId Unit, [property: Id(1)] long Pairs, [property: Id(2)] ImmutableArray<long> Classes)
{
    /// <summary>The table in which a pair's class is a cell: <c>ratio:3</c>.</summary>
    public const string Table = "ratio";

    /// <summary>Where the classes begin, but the first: one of them at equal times.</summary>
    public static readonly ImmutableArray<double> Edges = [1 / 4.0, 1 / 2.0, 3 / 4.0, 1, 4 / 3.0, 2];

    /// <summary>The cell of a pair of this ratio.</summary>
    public static string CellOf(double ratio) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Table}:{Edges.Count(edge => ratio >= edge)}");

    /// <summary>Whether they are released of this unit at all: of the whole organisation and of functions only.</summary>
    public static bool IsOf(UnitId unit) => unit == UnitId.Organisation || unit.Parent == UnitId.Organisation;
}

/// <summary>How the same people's answers to one item changed.</summary>
/// <param name="Unit">Of which unit, all below it included.</param>
/// <param name="Item">One of <see cref="Attitude.Items"/>.</param>
/// <param name="Pairs">People of whom both answers are known.</param>
/// <param name="Classes">Who agrees less, the same, more: each rounded to fives by itself.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReleasedChange")]
public sealed record ReleasedChange(
    [property: Id(0)] UnitId Unit, [property: Id(1)] string Item, [property: Id(2)] long Pairs, [property: Id(3)] ImmutableArray<long> Classes)
{
    /// <summary>The table in which a pair's class is a cell: <c>change:more</c>.</summary>
    public const string Table = "change";

    /// <summary>The classes, in order.</summary>
    public static readonly ImmutableArray<string> Names = ["less", "same", "more"];

    /// <summary>The cell of somebody whose answer changed by so much.</summary>
    public static string CellOf(int change) => $"{Table}:{Names[Math.Sign(change) + 1]}";
}

/// <summary>A cell of a table.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Key">Country, grade band or id of a cohort.</param>
/// <param name="Sum">Rounded once, as a batch is.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReleasedCell")]
public sealed record ReleasedCell([property: Id(0)] string Table, [property: Id(1)] string Key, [property: Id(2)] ReleaseSum Sum)
{
    /// <summary>Names of the tables that there are.</summary>
    public const string Country = "country", Grade = "grade", Cohort = "cohort";
}

/// <summary>How the answers of a unit are spread.</summary>
/// <param name="Unit">Which, all below it included.</param>
/// <param name="People">Answers.</param>
/// <param name="Classes">Below 0, 0 to 2, 2 to 4, 4 to 8, 8 hours and more: each rounded to fives by itself.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReleasedSpread")]
public sealed record ReleasedSpread([property: Id(0)] UnitId Unit, [property: Id(1)] long People, [property: Id(2)] ImmutableArray<long> Classes);
