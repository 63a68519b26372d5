using System.Collections.Immutable;
using Upskill.Kit.Storage;
using Upskill.Workforce;

namespace Upskill.Kit.People;

/// <summary>All sixteen parts of the directory as one.</summary>
public sealed class EmployeeDirectory(IGrainFactory grains)
{
    /// <summary>The employee, also one who has left; null for nobody.</summary>
    public Task<Employee?> Employee(PersonId person) => PartOf(person).Employee(person);

    /// <summary>The employee, also one who has left, and which of their sign-ins are over; null for nobody.</summary>
    public Task<PersonAccess?> Access(PersonId person) => PartOf(person).Access(person);

    /// <summary>Ends one sign-in of somebody, or all of them.</summary>
    public Task SignOut(PersonId person, string? session) => PartOf(person).SignOut(person, session);

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

    /// <summary>Who reports to a person directly, by name; none who have left.</summary>
    public async Task<IReadOnlyList<Employee>> ReportsOf(PersonId manager) =>
        [.. (await Ask(part => part.ReportsOf([manager]))).SelectMany(employees => employees).OrderBy(employee => employee.Name, StringComparer.Ordinal).ThenBy(employee => employee.Id.Value, StringComparer.Ordinal)];

    /// <summary>Who reports to a person directly or through others: one question a level of the reporting line.</summary>
    public async Task<IReadOnlyList<Employee>> Below(PersonId manager)
    {
        var (below, level) = (new Dictionary<PersonId, Employee>(), (ImmutableArray<PersonId>)[manager]);
        while (level.Length > 0)
        {
            var reports = (await Ask(part => part.ReportsOf(level))).SelectMany(employees => employees).Where(employee => employee.Id != manager);
            level = [.. reports.Where(employee => below.TryAdd(employee.Id, employee)).Select(employee => employee.Id)];
        }
        return [.. below.Values];
    }

    /// <summary>Those above a person in the reporting line, the nearest first; empty for nobody and at the top.</summary>
    public async Task<IReadOnlyList<Employee>> Above(PersonId person)
    {
        var above = new List<Employee>();
        for (var next = (await Employee(person))?.Manager; next is { } id && above.TrueForAll(known => known.Id != id) && await Employee(id) is { } manager; next = manager.Manager)
            above.Add(manager);
        return above;
    }

    /// <summary>Which of these <see cref="Guard.NameWords"/> keys are somebody's, those who have left included.</summary>
    public async Task<IReadOnlySet<string>> NamesAmong(ImmutableArray<string> keys) =>
        (await Ask(part => part.NamesAmong(keys))).SelectMany(names => names).ToHashSet(StringComparer.Ordinal);

    /// <summary>How many people work in each country, by ISO 3166 alpha-2; those who have left do not.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Countries() => (await Ask(part => part.Countries()))
        .SelectMany(countries => countries).GroupBy(country => country.Key, country => country.Value, StringComparer.Ordinal)
        .ToDictionary(country => country.Key, country => country.Sum(), StringComparer.Ordinal);

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
