using Upskill.Kit.Storage;

namespace Upskill.Workforce.Directory;

/// <summary>All sixteen parts of the directory as one.</summary>
internal sealed class EmployeeDirectory(IGrainFactory grains)
{
    /// <summary>The employee, or null.</summary>
    public Task<Employee?> Employee(PersonId person) => PartOf(person).Employee(person);

    /// <summary>Puts employees in or replaces them.</summary>
    public Task Admit(IEnumerable<Employee> employees) => Task.WhenAll(employees
        .GroupBy(employee => Partition.Of(employee.Id.Value))
        .Select(part => Part(part.Key).Admit([.. part])));

    /// <summary>Takes an employee out.</summary>
    public Task Remove(PersonId person) => PartOf(person).Remove(person);

    /// <summary>Ids of all.</summary>
    public async Task<IReadOnlyList<PersonId>> Everybody() =>
        [.. (await Task.WhenAll(Partition.All.Select(part => Part(part).Everybody()))).SelectMany(people => people)];

    /// <summary>Employees who match, by name, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Employee>> Search(DirectoryQuery query, int most)
    {
        var found = await Task.WhenAll(Partition.All.Select(part => Part(part).Search(query, most)));
        return [.. found.SelectMany(employees => employees).Order(DirectoryOrder.Of(query)).Take(most)];
    }

    private IDirectoryGrain PartOf(PersonId person) => Part(Partition.Of(person.Value));

    private IDirectoryGrain Part(Partition partition) => grains.GetGrain<IDirectoryGrain>(partition.ToString());
}

/// <summary>In which order a search answers.</summary>
internal static class DirectoryOrder
{
    private static readonly IComparer<Employee> ByName =
        Comparer<Employee>.Create((a, b) => (a.Name, a.Id.Value).CompareTo((b.Name, b.Id.Value)));

    private static readonly IComparer<Employee> ByUnit =
        Comparer<Employee>.Create((a, b) => (a.UnitNames.Length, a.Name, a.Id.Value).CompareTo((b.UnitNames.Length, b.Name, b.Id.Value)));

    /// <summary>By name; where only a role is asked for, those with the largest units first.</summary>
    public static IComparer<Employee> Of(DirectoryQuery query) => query.Roles != Roles.Employee && query.Text.Length == 0 ? ByUnit : ByName;
}
