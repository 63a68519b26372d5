using System.Globalization;
using System.Text;
using Upskill.Simulation;
using Upskill.Workforce.Imports;

namespace Upskill.Testing;

/// <summary>A workforce of any size from a seed, as a file that HR would send: up to 8 functions of 5 departments, a manager for every ten, four time zones, leave, champions.</summary>
internal static class SimulatedWorkforce
{
    private const int MostFunctions = 8, PeopleOfFunction = 40, Departments = 5, ReportsEach = 10, FirstChampion = 20;
    private static readonly string[] Zones = ["Europe/Zurich", "Europe/London", "Asia/Tokyo", "America/New_York"], Countries = ["CH", "GB", "JP", "US"];

    /// <summary>The file.</summary>
    /// <param name="people">How many.</param>
    /// <param name="seed">What falls out by chance comes from it.</param>
    /// <param name="from">Leave lies in the weeks from here on.</param>
    public static string Csv(int people, int seed, DateOnly from)
    {
        var csv = new StringBuilder(string.Join(',', EmployeeFile.Columns)).Append('\n');
        var functions = Math.Clamp(people / PeopleOfFunction, 1, MostFunctions);
        foreach (var i in Enumerable.Range(0, people))
        {
            var chance = new Chance(seed, string.Create(CultureInfo.InvariantCulture, $"workforce/{i}"));
            var place = chance.Below(Zones.Length);
            var leave = chance.Is(0.08) ? from.AddDays(chance.Below(30)) : (DateOnly?)null;
            var roles = i == 0 ? "owner" : i >= FirstChampion && i < FirstChampion + functions ? $"champion:Function {i % functions}" : "";
            csv.Append(CultureInfo.InvariantCulture,
                $"E{i:000000},{Name(i)},e{i}@example.com,Function {i % functions},Department {i / functions % Departments},,{Countries[place]},G{(i % 5) + 1},{(i == 0 ? "" : $"E{(i - 1) / ReportsEach:000000}")},{Zones[place]},en,2020-01-01,{Day(leave)},{Day(leave?.AddDays(chance.Between(7, 21)))},{roles}\n");
        }
        return csv.ToString();
    }

    /// <summary>Letters only, for it is signed with; and nobody's.</summary>
    private static string Name(int number) =>
        $"Colleague {string.Concat(number.ToString("000000", CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')))}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
