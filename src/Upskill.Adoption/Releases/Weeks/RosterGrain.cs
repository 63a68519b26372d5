using System.Collections.Immutable;
using Upskill.Adoption.Releases.Tables;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases.Weeks;

/// <summary>
/// Takes a week's <see cref="Roster"/> once and keeps it. What hangs on it is written before, and that it was taken is marked afterwards: cut short, it is taken
/// anew by whoever answers, before any answer has a home. Nobody in the directory is no roster,
/// and whom nobody asks, for their country has hours, surveys and attendance switched off on that Monday, is not on it.
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
        roster = new(ByUnit(state.State.People), ByUnit(state.State.Minimums))
        {
            Claimers = state.State.Claimers is { } claimers ? ByUnit(claimers) : null,
            Surveyed = state.State.Surveyed is { } surveyed ? ByUnit(surveyed) : null,
        };
        return Task.CompletedTask;
    }

    public async Task Take()
    {
        if (state.RecordExists || clock.Now < Week.BeginsAt)
            return;
        // Not the copy that may be two seconds old: the roster stays as it is for a week.
        var table = await GrainFactory.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Table();
        var employees = (await directory.All()).Where(employee => Roster.IsAsked(employee, table)).ToList();
        if (employees.Count == 0)
            return;
        var taken = Roster.Of(employees, table);
        var cohorts = await CohortsOf();
        await store.Note(taken);
        await homes.Write(Week, employees.Select(employee => (Employee: employee, Home: taken.HomeOf(employee.Unit)))
            .Where(person => person.Home is not null)
            .Select(person => (person.Employee.Id, new AnswerHome(person.Home!.Value, TableCells.Of(person.Employee, cohorts[person.Employee.Id])))));
        (state.State.People, state.State.Minimums) = (Written(taken.People), Written(taken.Minimums));
        (state.State.Claimers, state.State.Surveyed) = (Written(taken.Claimers!), Written(taken.Surveyed!));
        await this.Keep(state);
        roster = taken;
        await homes.MarkTaken(Week);
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

    private static Dictionary<string, int> Written(ImmutableDictionary<UnitId, int> units) => units.ToDictionary(unit => unit.Key.Value, unit => unit.Value);

    private static ImmutableDictionary<UnitId, int> ByUnit(Dictionary<string, int> units) =>
        units.ToImmutableDictionary(unit => new UnitId(unit.Key), unit => unit.Value);
}
