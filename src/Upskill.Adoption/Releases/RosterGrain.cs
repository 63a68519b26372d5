using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Learning;
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
    private const int MembersAtOnce = 1_000;

    private Roster roster = Roster.Empty;

    private WeekId Week => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        roster = new(ByUnit(state.State.People), ByUnit(state.State.Minimums));
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
        var taken = Roster.Of(employees, table);
        var cohorts = await CohortsOf();
        await store.Note(taken);
        await homes.Write(Week, employees.Select(employee => (Employee: employee, Home: taken.HomeOf(employee.Unit)))
            .Where(person => person.Home is not null)
            .Select(person => (person.Employee.Id, new AnswerHome(person.Home!.Value, TableCells.Of(person.Employee, cohorts[person.Employee.Id])))));
        state.State.People = taken.People.ToDictionary(unit => unit.Key.Value, unit => unit.Value);
        state.State.Minimums = taken.Minimums.ToDictionary(unit => unit.Key.Value, unit => unit.Value);
        await state.WriteStateAsync();
        roster = taken;
    }

    public Task<RosterUnit> Unit(UnitId unit) => Task.FromResult(roster.Unit(unit));

    public Task<ImmutableArray<RosterUnit>> Below(UnitId unit) =>
        Task.FromResult<ImmutableArray<RosterUnit>>([.. roster.Unit(unit).Children.Select(roster.Unit)]);

    public Task<ImmutableArray<RosterUnit>> Homes() => Task.FromResult(roster.Homes());

    public async Task Remove()
    {
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    private async Task<ILookup<PersonId, CohortId>> CohortsOf()
    {
        var members = new List<(PersonId Person, CohortId Cohort)>();
        foreach (var cohort in await GrainFactory.GetGrain<ICohortsGrain>(ICohortsGrain.Organisation).Listed())
        {
            for (var skip = 0; await GrainFactory.GetGrain<ICohortGrain>(cohort.Value).Members(skip, MembersAtOnce) is { IsEmpty: false } some; skip += some.Length)
                members.AddRange(some.Select(person => (person, cohort)));
        }
        return members.ToLookup(member => member.Person, member => member.Cohort);
    }

    private static ImmutableDictionary<UnitId, int> ByUnit(Dictionary<string, int> units) =>
        units.ToImmutableDictionary(unit => new UnitId(unit.Key), unit => unit.Value);
}

/// <summary>A taken roster.</summary>
[GenerateSerializer, Alias("Upskill.RosterState")]
internal sealed class RosterState
{
    /// <summary>By unit, those below it included.</summary>
    [Id(0)]
    public Dictionary<string, int> People { get; set; } = [];

    /// <summary>By unit, where it is more than everybody's.</summary>
    [Id(1)]
    public Dictionary<string, int> Minimums { get; set; } = [];
}
