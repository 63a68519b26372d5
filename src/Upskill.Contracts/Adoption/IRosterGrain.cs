using System.Collections.Immutable;

namespace Upskill.Adoption;

/// <summary>Who was where on the Monday of a week; it does not change afterwards. Keyed by <see cref="WeekId"/>.</summary>
[GrainInterfaceType("adoption-roster"), Alias("Upskill.IRosterGrain")]
public interface IRosterGrain : IGrainWithStringKey
{
    /// <summary>Takes the roster from the directory as it is now, unless it was taken or the week has not begun. Durable when it returns.</summary>
    [Alias("Take")]
    Task Take();

    /// <summary>One unit on the roster; with nobody in it where the roster was not taken or does not have the unit.</summary>
    [Alias("Unit")]
    Task<RosterUnit> Unit(UnitId unit);

    /// <summary>Units directly below one on the roster, by id.</summary>
    [Alias("Below")]
    Task<ImmutableArray<RosterUnit>> Below(UnitId unit);

    /// <summary>Units that are homes, or have one below them, those of most levels first: in this order the week is closed.</summary>
    [Alias("Homes")]
    Task<ImmutableArray<RosterUnit>> Homes();

    /// <summary>Deletes it: the next answer has it taken anew. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>A unit on a roster.</summary>
/// <param name="Unit">Which.</param>
/// <param name="People">In it and below it, whom something voluntary is asked of.</param>
/// <param name="Children">Units directly below, by id.</param>
/// <param name="Homes">Of these, those with enough people to be homes of answers, or with such a unit below them.</param>
/// <param name="Claimers">Of the people, those who are asked for hours.</param>
/// <param name="Surveyed">Of the people, those who are asked in pulse surveys.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RosterUnit")]
public sealed record RosterUnit(
    [property: Id(0)] UnitId Unit, [property: Id(1)] int People, [property: Id(2)] ImmutableArray<UnitId> Children,
    [property: Id(3)] ImmutableArray<UnitId> Homes, [property: Id(5)] int Claimers, [property: Id(6)] int Surveyed)
{
    /// <summary>Fewer answers are not sealed here nor shown: ten, or as many as the country of somebody in it asks for.</summary>
    [Id(4)]
    public int MinimumGroupSize { get; init; } = 10;
}
