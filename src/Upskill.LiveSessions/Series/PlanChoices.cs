using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Series;

/// <summary>What can be chosen in the form of a plan.</summary>
internal sealed class PlanChoices(IGrainFactory grains)
{
    /// <summary>Levels below a champion's function, or the organisation, that the form offers.</summary>
    private const int Levels = 2;

    /// <summary>Units that somebody may plan for, each before what is below it, called by its path.</summary>
    public async Task<ImmutableArray<OrgUnitName>> Units(CurrentPerson person)
    {
        IEnumerable<UnitId> tops = person.Is(Roles.ProgrammeOwner) ? [UnitId.Organisation] : person.ChampionOf;
        return [.. (await Task.WhenAll(tops.Select(top => Below(top, "", Levels)))).SelectMany(units => units)];
    }

    /// <summary>Modules that a series can be a live version of.</summary>
    public async Task<ImmutableArray<OutlinedModule>> Modules(string language) =>
        await grains.GetGrain<IProgrammeOutlineGrain>(IProgrammeOutlineGrain.Organisation).Modules(language);

    private async Task<IEnumerable<OrgUnitName>> Below(UnitId id, string above, int levels)
    {
        if (await grains.GetGrain<IOrgUnitGrain>(id.Value).Unit() is not { } unit)
            return [];
        var path = id == UnitId.Organisation ? "" : $"{above}{unit.Name} / ";
        var below = levels == 0 ? [] : await Task.WhenAll(unit.Children.Select(child => Below(child.Id, path, levels - 1)));
        return below.SelectMany(units => units).Prepend(new(id, above + unit.Name));
    }
}
