using System.Globalization;
using System.Text;
using Upskill.Kit.People;

namespace Upskill.Workforce.Imports;

/// <summary>Employees as a file that can be imported again: the same columns, and nothing would change.</summary>
internal static class EmployeeExport
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Everybody who is here, by id, in UTF-8's plain text without a mark at the beginning. Of the first owner, whom no file has placed in a function yet, HR has to add it.</summary>
    /// <param name="employees">All of them.</param>
    /// <param name="granted">What was granted. Roles from groups of the sign-in provider are not: in the file they would become granted ones.</param>
    public static string Write(IEnumerable<Employee> employees, IEnumerable<RoleHolding> granted)
    {
        var roles = granted.ToDictionary(holding => holding.Person);
        var csv = new StringBuilder(string.Join(',', EmployeeFile.Columns)).Append('\n');
        foreach (var employee in employees.Where(employee => employee.LeftOn is null).OrderBy(employee => employee.Id.Value, StringComparer.Ordinal))
            csv.AppendJoin(',', Cells(employee, roles.GetValueOrDefault(employee.Id) ?? RoleHolding.None(employee.Id)).Select(CsvCell.Quoted)).Append('\n');
        return csv.ToString();
    }

    private static IEnumerable<string> Cells(Employee employee, RoleHolding granted) =>
    [
        employee.Id.Value, employee.Name, employee.Email,
        employee.UnitNames.ElementAtOrDefault(0) ?? "", employee.UnitNames.ElementAtOrDefault(1) ?? "", employee.UnitNames.ElementAtOrDefault(2) ?? "",
        employee.Country, employee.Grade, employee.Manager?.Value ?? "", employee.TimeZone, employee.Language, Day(employee.StartsOn),
        Day(employee.Leave?.From), Day(employee.Leave?.To), string.Join('|', Roles(granted)),
    ];

    private static IEnumerable<string> Roles(RoleHolding granted)
    {
        if (granted.Roles.HasFlag(Workforce.Roles.ProgrammeOwner))
            yield return "owner";
        if (granted.Roles.HasFlag(Workforce.Roles.Auditor))
            yield return "auditor";
        if (granted.Roles.HasFlag(Workforce.Roles.Operator))
            yield return "operator";
        foreach (var function in granted.ChampionOf)
            yield return $"champion:{function}";
    }

    private static string Day(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";
}
