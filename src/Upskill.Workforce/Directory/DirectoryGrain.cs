using System.Collections.Immutable;
using System.Text.Json;
using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Workforce.Directory;

/// <summary>Holds its partition's employees in memory; the store's hash, a field an employee, is what is true.</summary>
[GrainType("workforce-directory")]
internal sealed class DirectoryGrain(IConnectionMultiplexer store) : Grain, IDirectoryGrain
{
    private readonly Dictionary<PersonId, Employee> employees = [];

    private string Key => Partition.Parse(this.GetPrimaryKeyString()).Key("employees");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var field in await store.GetDatabase().HashGetAllAsync(Key))
        {
            var employee = JsonSerializer.Deserialize<Employee>((string)field.Value!, LedgerJson.Options)!;
            employees[employee.Id] = employee;
        }
    }

    public async Task Admit(ImmutableArray<Employee> admitted)
    {
        await store.GetDatabase().HashSetAsync(
            Key, [.. admitted.Select(employee => new HashEntry(employee.Id.Value, JsonSerializer.Serialize(employee, LedgerJson.Options)))]);
        foreach (var employee in admitted)
            employees[employee.Id] = employee;
    }

    public async Task Remove(PersonId person)
    {
        await store.GetDatabase().HashDeleteAsync(Key, person.Value);
        employees.Remove(person);
    }

    public Task<Employee?> Employee(PersonId person) => Task.FromResult(employees.GetValueOrDefault(person));

    public Task<ImmutableArray<PersonId>> Everybody() => Task.FromResult(employees.Keys.ToImmutableArray());

    public Task<ImmutableArray<Employee>> Search(DirectoryQuery query, int most) => Task.FromResult(employees.Values
        .Where(employee => query.Roles == Roles.Employee || (employee.Roles & query.Roles) != 0)
        .Where(employee => query.Text.Length == 0 || Matches(employee, query.Text))
        .Order(DirectoryOrder.Of(query))
        .Take(most).ToImmutableArray());

    private static bool Matches(Employee employee, string text) =>
        employee.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || employee.Id.Value.Equals(text, StringComparison.OrdinalIgnoreCase)
        || employee.UnitNames.Any(unit => unit.Contains(text, StringComparison.OrdinalIgnoreCase));
}
