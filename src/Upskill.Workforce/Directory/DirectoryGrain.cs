using System.Collections.Immutable;
using System.Text.Json;
using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.People;
using Upskill.Kit.Storage;

namespace Upskill.Workforce.Directory;

/// <summary>Holds its partition's employees in memory; the store's hash, a field an employee, is what is true.</summary>
[GrainType("workforce-directory")]
internal sealed class DirectoryGrain(IConnectionMultiplexer store, TimeProvider clock) : Grain, IDirectoryGrain
{
    private const Roles Derived = Roles.Manager;
    private readonly Dictionary<PersonId, Employee> employees = [];
    private readonly Dictionary<PersonId, SignOuts> signOuts = [];
    private NameIndex? names;

    private string Key => Partition.Parse(this.GetPrimaryKeyString()).Key("employees");

    private string SignOutsKey => Partition.Parse(this.GetPrimaryKeyString()).Key("sign-outs");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var field in await store.GetDatabase().HashGetAllAsync(Key))
        {
            var employee = JsonSerializer.Deserialize<Employee>((string)field.Value!, LedgerJson.Options)!;
            employees[employee.Id] = employee;
        }
        foreach (var field in await store.GetDatabase().HashGetAllAsync(SignOutsKey))
            signOuts[new((string)field.Name!)] = JsonSerializer.Deserialize<SignOuts>((string)field.Value!, LedgerJson.Options)!;
    }

    public Task Admit(ImmutableArray<Employee> admitted) => Keep(admitted.Select(WithGrantedRoles));

    public Task Hold(ImmutableArray<RoleHolding> holdings) => Keep(
        from holding in holdings
        where employees.GetValueOrDefault(holding.Person) is { LeftOn: null } // who has left holds nothing, whatever was theirs
        let employee = employees[holding.Person]
        select employee with { Roles = holding.Roles | (employee.Roles & Derived), ChampionOf = holding.ChampionOf });

    public async Task Remove(PersonId person)
    {
        await store.GetDatabase().HashDeleteAsync(Key, person.Value);
        await store.GetDatabase().HashDeleteAsync(SignOutsKey, person.Value);
        signOuts.Remove(person);
        if (employees.Remove(person, out var removed))
            names?.Remove(removed.Name);
    }

    public Task<Employee?> Employee(PersonId person) => Task.FromResult(employees.GetValueOrDefault(person));

    public Task<PersonAccess?> Access(PersonId person) => Task.FromResult(
        employees.TryGetValue(person, out var employee) ? signOuts.GetValueOrDefault(person, SignOuts.None).AccessOf(employee) : null);

    public async Task SignOut(PersonId person, string? session)
    {
        if (!employees.ContainsKey(person))
            return;
        var before = signOuts.GetValueOrDefault(person, SignOuts.None);
        var after = session is null ? before.Everywhere(clock.GetUtcNow()) : before.Of(session, clock.GetUtcNow());
        // Known here first: two at once both count, and what the store does not take is not forgotten while this silo runs.
        signOuts[person] = after;
        await store.GetDatabase().HashSetAsync(SignOutsKey, person.Value, JsonSerializer.Serialize(after, LedgerJson.Options));
    }

    public Task<ImmutableArray<Employee>> All() => Task.FromResult(employees.Values.ToImmutableArray());

    public Task<ImmutableArray<Employee>> Search(DirectoryQuery query, int most) => Task.FromResult(employees.Values
        .Where(employee => query.WithLeavers || employee.LeftOn is null)
        .Where(employee => query.Roles == Roles.Employee || (employee.Roles & query.Roles) != 0)
        .Where(employee => query.Text.Length == 0 || Matches(employee, query.Text))
        .Order(DirectoryOrder.Of(query))
        .Take(most).ToImmutableArray());

    public Task<ImmutableArray<Employee>> ReportsOf(ImmutableArray<PersonId> managers)
    {
        var above = managers.ToHashSet();
        return Task.FromResult(employees.Values
            .Where(employee => employee is { LeftOn: null, Manager: { } manager } && above.Contains(manager)).ToImmutableArray());
    }

    public Task<ImmutableArray<string>> NamesAmong(ImmutableArray<string> keys) =>
        Task.FromResult(keys.Where((names ??= new(employees.Values.Select(employee => employee.Name))).Contains).ToImmutableArray());

    public Task<ImmutableDictionary<string, int>> Countries() => Task.FromResult(employees.Values
        .Where(employee => employee.LeftOn is null)
        .CountBy(employee => employee.Country, StringComparer.Ordinal)
        .ToImmutableDictionary());

    private Employee WithGrantedRoles(Employee employee)
    {
        var (granted, championOf) = employees.TryGetValue(employee.Id, out var known) && employee.LeftOn is null
            ? (known.Roles & ~Derived, known.ChampionOf)
            : (Roles.Employee, []);
        return employee with { Roles = granted | (employee.Roles & Derived), ChampionOf = championOf };
    }

    private async Task Keep(IEnumerable<Employee> changed)
    {
        var kept = changed.ToList();
        if (kept.Count == 0)
            return;
        await store.GetDatabase().HashSetAsync(
            Key, [.. kept.Select(employee => new HashEntry(employee.Id.Value, JsonSerializer.Serialize(employee, LedgerJson.Options)))]);
        foreach (var employee in kept)
        {
            if (employees.TryGetValue(employee.Id, out var before))
                names?.Remove(before.Name);
            names?.Add(employee.Name);
            employees[employee.Id] = employee;
        }
    }

    private static bool Matches(Employee employee, string text) =>
        employee.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || employee.Id.Value.Equals(text, StringComparison.OrdinalIgnoreCase)
        || employee.UnitNames.Any(unit => unit.Contains(text, StringComparison.OrdinalIgnoreCase));
}
