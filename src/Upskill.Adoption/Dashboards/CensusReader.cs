using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.Workforce;

namespace Upskill.Adoption.Dashboards;

/// <summary>Reads the census of a unit as somebody may see it, by the countries' rules as they are now.</summary>
public sealed class CensusReader(IGrainFactory grains, EmployeeDirectory directory, CountryRulesReader rules, DomainClock clock)
{
    /// <summary>What this person may see of the unit, or null where to them there is none.</summary>
    public async Task<ReleasedUnit?> Of(CurrentPerson person, UnitId unit)
    {
        var access = CensusRelease.AccessOf(person, unit);
        if (access is CensusAccess.None)
            return null;
        var viewer = new CensusViewer(person, await rules.Table());
        if (access is CensusAccess.Champion && person.Is(Roles.Manager))
            viewer = viewer with { Led = await Led(person, unit), Reports = await Reports(viewer, unit) };
        var figures = await grains.GetGrain<IUnitFiguresGrain>(unit.Value).Figures();
        if (figures.Name.Length == 0 || CensusRelease.Release(figures, viewer) is not { } released)
            return null;
        return released.Total is not { } total ? released : released with
        {
            Progress = ReleasedProgress.Of(total, figures.Progress,
                await grains.GetGrain<IProgrammeOutlineGrain>(IProgrammeOutlineGrain.Organisation).Modules(person.Language), clock.Today),
        };
    }

    private async Task<Dictionary<UnitId, FiguresByCountry>> Led(CurrentPerson person, UnitId unit)
    {
        var totals = await Task.WhenAll(person.Leads.Where(led => led.SelfAndAbove().Contains(unit))
            .Select(led => grains.GetGrain<IUnitFiguresGrain>(led.Value).Total()));
        return totals.ToDictionary(total => total.Unit, total => total.ByCountry);
    }

    private async Task<Dictionary<UnitId, int>> Reports(CensusViewer viewer, UnitId unit) => (await directory.Below(viewer.Person.Id))
        .Where(report => viewer.Rules.Of(report.Country).ManagersSeeStatus)
        .Where(report => report.Unit.SelfAndAbove().Contains(unit) && !report.Unit.SelfAndAbove().Any(viewer.Person.Leads.Contains))
        .CountBy(report => report.Unit).ToDictionary();
}
