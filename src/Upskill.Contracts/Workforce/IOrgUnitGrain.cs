using System.Collections.Immutable;

namespace Upskill.Workforce;

/// <summary>One unit of the organisation. Keyed by <see cref="UnitId"/>.</summary>
[GrainInterfaceType("workforce-org-unit"), Alias("Upskill.IOrgUnitGrain")]
public interface IOrgUnitGrain : IGrainWithStringKey
{
    /// <summary>The unit, or null where the organisation has none of this id.</summary>
    [Alias("Unit")]
    Task<OrgUnit?> Unit();

    /// <summary>Makes the unit what the chart says. Durable; a repeat changes nothing. Called by the import.</summary>
    [Alias("Chart")]
    Task Chart(OrgUnit unit);

    /// <summary>Removes the unit. Durable; a repeat changes nothing.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>A unit: what it is called and what lies directly below it.</summary>
/// <param name="Id">Its path.</param>
/// <param name="Name">As the organisation writes it.</param>
/// <param name="Children">Directly below, in order of name; at most <see cref="MostChildren"/>.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OrgUnit")]
public sealed record OrgUnit(
    [property: Id(0)] UnitId Id, [property: Id(1)] string Name, [property: Id(2)] ImmutableArray<OrgUnitName> Children)
{
    /// <summary>More units directly below one are refused by the import.</summary>
    public const int MostChildren = 2_000;
}

/// <summary>A unit's id and name.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.OrgUnitName")]
public sealed record OrgUnitName([property: Id(0)] UnitId Id, [property: Id(1)] string Name);
