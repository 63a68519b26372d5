using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Series;

/// <summary>Co-hosts as people write them: a name of the directory on each line, with the id in brackets where several are called so.</summary>
internal sealed class CoHostNames(EmployeeDirectory directory)
{
    private const int MostLookedThrough = 50;

    /// <summary>Whom the lines name; or a sentence that says which names nobody, or several.</summary>
    public async Task<(ImmutableArray<PersonId> People, string? Fault)> Read(string text)
    {
        var people = ImmutableArray.CreateBuilder<PersonId>();
        foreach (var line in text.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(SeriesPlan.MostCoHosts + 1))
        {
            var found = await Named(line);
            if (found.Count != 1)
            {
                return ([], found.Count == 0 ? $"Nobody here is called '{line}'. Write the name as the directory has it."
                    : $"Several people are called '{line}'. Write one of: {string.Join("; ", found.Take(SeriesPlan.MostCoHosts).Select(Written))}.");
            }
            people.Add(found[0].Id);
        }
        return (people.ToImmutable(), null);
    }

    /// <summary>As <see cref="Read"/> reads them.</summary>
    public async Task<string> Write(ImmutableArray<PersonId> people) =>
        string.Join('\n', (await Task.WhenAll(people.Select(directory.Employee))).OfType<Employee>().Select(Written));

    private async Task<IReadOnlyList<Employee>> Named(string line)
    {
        if (line.EndsWith(']') && line.LastIndexOf('[') is >= 0 and var at)
            return await directory.Employee(new(line[(at + 1)..^1])) is { LeftOn: null } employee ? [employee] : [];
        return [.. (await directory.Search(new(line, Roles.Employee), MostLookedThrough)).Where(employee => string.Equals(employee.Name, line, StringComparison.OrdinalIgnoreCase))];
    }

    private static string Written(Employee employee) => $"{employee.Name} [{employee.Id}]";
}
