using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Adoption.Dashboards;

/// <summary>Reads the census of a unit as somebody may see it, by the countries' rules as they are now.</summary>
public sealed class CensusReader(IGrainFactory grains, CountryRulesReader rules)
{
    /// <summary>What this person may see of the unit, or null where to them there is none.</summary>
    public async Task<ReleasedUnit?> Of(CurrentPerson person, UnitId unit)
    {
        var access = CensusRelease.AccessOf(person, unit);
        if (access is CensusAccess.None)
            return null;
        var table = await rules.Table();
        var figures = await grains.GetGrain<IUnitFiguresGrain>(unit.Value).Figures();
        return figures.Name.Length == 0 ? null : CensusRelease.Release(figures, new(person, table, access is CensusAccess.Champion ? await Led(person, unit) : new Dictionary<UnitId, FiguresByCountry>()));
    }

    private async Task<Dictionary<UnitId, FiguresByCountry>> Led(CurrentPerson person, UnitId unit)
    {
        var totals = await Task.WhenAll(person.Leads.Where(led => led.SelfAndAbove().Contains(unit))
            .Select(led => grains.GetGrain<IUnitFiguresGrain>(led.Value).Total()));
        return totals.ToDictionary(total => total.Unit, total => total.ByCountry);
    }
}
