using System.Collections.Immutable;
using Upskill.Kit.Storage;
using Upskill.Workforce;

namespace Upskill.Kit.People;

/// <summary>All sixteen parts of the directory as one.</summary>
public sealed class EmployeeDirectory(IGrainFactory grains)
{
    /// <summary>The employee, also one who has left; null for nobody.</summary>
    public Task<Employee?> Employee(PersonId person) => PartOf(person).Employee(person);

    /// <summary>Puts employees in or replaces them; their granted roles stay as the register has them.</summary>
    public Task Admit(IEnumerable<Employee> employees) => ByPart(employees, employee => employee.Id, (part, those) => part.Admit(those));

    /// <summary>Notes the granted roles that people now hold. For the register of roles only.</summary>
    public Task Hold(IEnumerable<RoleHolding> holdings) => ByPart(holdings, holding => holding.Person, (part, those) => part.Hold(those));

    /// <summary>Takes an employee out.</summary>
    public Task Remove(PersonId person) => PartOf(person).Remove(person);

    /// <summary>Everybody, those who have left included.</summary>
    public async Task<IReadOnlyList<Employee>> All() => [.. (await Ask(part => part.All())).SelectMany(employees => employees)];

    /// <summary>Employees who match, by name, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Employee>> Search(DirectoryQuery query, int most) =>
        [.. (await Ask(part => part.Search(query, most))).SelectMany(employees => employees).Order(DirectoryOrder.Of(query)).Take(most)];

    private Task<T[]> Ask<T>(Func<IDirectoryGrain, Task<T>> question) => Task.WhenAll(Partition.All.Select(part => question(Part(part))));

    private Task ByPart<T>(IEnumerable<T> all, Func<T, PersonId> person, Func<IDirectoryGrain, ImmutableArray<T>, Task> tell) => Task.WhenAll(all
        .GroupBy(one => Partition.Of(person(one).Value))
        .Select(part => tell(Part(part.Key), [.. part])));

    private IDirectoryGrain PartOf(PersonId person) => Part(Partition.Of(person.Value));

    private IDirectoryGrain Part(Partition partition) => grains.GetGrain<IDirectoryGrain>(partition.ToString());
}

/// <summary>In which order a search answers.</summary>
public static class DirectoryOrder
{
    private static readonly IComparer<Employee> ByName =
        Comparer<Employee>.Create((a, b) => (a.Name, a.Id.Value).CompareTo((b.Name, b.Id.Value)));

    private static readonly IComparer<Employee> ByUnit =
        Comparer<Employee>.Create((a, b) => (a.UnitNames.Length, a.Name, a.Id.Value).CompareTo((b.UnitNames.Length, b.Name, b.Id.Value)));

    /// <summary>By name; where only a role is asked for, those with the largest units first.</summary>
    public static IComparer<Employee> Of(DirectoryQuery query) => query.Roles != Roles.Employee && query.Text.Length == 0 ? ByUnit : ByName;
}
