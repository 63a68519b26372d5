using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases;

/// <summary>
/// Takes a week's <see cref="Roster"/> once and keeps it. What hangs on it is written before: cut short, it is taken anew. Nobody in the directory is no roster,
/// and whom nobody asks, for their country has claims switched off on that Monday, is not on it.
/// </summary>
[GrainType("adoption-roster")]
internal sealed class RosterGrain(
    [PersistentState("roster")] IPersistentState<RosterState> state, EmployeeDirectory directory, AnswerHomes homes, RosterStore store,
    DomainClock clock) : Grain, IRosterGrain
{
    private Roster roster = new(ImmutableDictionary<UnitId, int>.Empty);

    private WeekId Week => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        roster = new(state.State.People.ToImmutableDictionary(unit => new UnitId(unit.Key), unit => unit.Value));
        return Task.CompletedTask;
    }

    public async Task Take()
    {
        if (state.RecordExists || clock.Now < Week.BeginsAt)
            return;
        // Not the copy that may be two seconds old: the roster stays as it is for a week.
        var table = await GrainFactory.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Table();
        var employees = (await directory.All())
            .Where(employee => employee.LeftOn is null && table.Of(employee.Country).Features.HasFlag(OptionalFeatures.Claims)).ToList();
        if (employees.Count == 0)
            return;
        var taken = Roster.Of(employees);
        await store.Note(taken);
        await homes.Write(Week, employees.Select(employee => (employee.Id, Home: taken.HomeOf(employee.Unit)))
            .Where(employee => employee.Home is not null).Select(employee => (employee.Id, employee.Home!.Value)));
        state.State.People = taken.People.ToDictionary(unit => unit.Key.Value, unit => unit.Value);
        await state.WriteStateAsync();
        roster = taken;
    }

    public Task<RosterUnit> Unit(UnitId unit) => Task.FromResult(roster.Unit(unit));

    public Task<ImmutableArray<RosterUnit>> Homes() => Task.FromResult(roster.Homes());
}

/// <summary>A taken roster.</summary>
[GenerateSerializer, Alias("Upskill.RosterState")]
internal sealed class RosterState
{
    /// <summary>By unit, those below it included.</summary>
    [Id(0)]
    public Dictionary<string, int> People { get; set; } = [];
}
