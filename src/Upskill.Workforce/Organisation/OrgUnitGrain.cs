using Upskill.Adoption;
using Upskill.Kit.Storage;

namespace Upskill.Workforce.Organisation;

[GrainType("workforce-org-unit")]
internal sealed class OrgUnitGrain([PersistentState("unit")] IPersistentState<OrgUnitState> state) : Grain, IOrgUnitGrain
{
    public Task<OrgUnit?> Unit() => Task.FromResult(state.State.Unit);

    public async Task Chart(OrgUnit unit)
    {
        if (unit.Children.Length > OrgUnit.MostChildren)
            throw new Refusal("too-many-units", $"{unit.Name} has {unit.Children.Length} units directly below it; {OrgUnit.MostChildren} are allowed.");
        if (state.State.Unit is { } known && known.Name == unit.Name && known.Children.SequenceEqual(unit.Children))
            return;
        await this.Keep(state, new() { Unit = unit });
        await GrainFactory.GetGrain<IUnitFiguresGrain>(this.GetPrimaryKeyString()).ChartChanged();
    }

    public async Task Remove()
    {
        if (!state.RecordExists)
            return;
        await state.ClearStateAsync();
        await GrainFactory.GetGrain<IUnitFiguresGrain>(this.GetPrimaryKeyString()).ChartChanged();
    }
}

/// <summary>What an <see cref="OrgUnitGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.OrgUnitState")]
internal sealed class OrgUnitState
{
    [Id(0)]
    public OrgUnit? Unit { get; set; }
}
