using System.Globalization;
using System.Text;
using Upskill.Kit.People;

namespace Upskill.Workforce.Imports;

/// <summary>Employees as a file that can be imported again: the same columns, and nothing would change.</summary>
internal static class EmployeeExport
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Everybody who is here, by id, in UTF-8's plain text without a mark at the beginning.</summary>
    public static string Write(IEnumerable<Employee> employees)
    {
        var csv = new StringBuilder(string.Join(',', EmployeeFile.Columns)).Append('\n');
        foreach (var employee in employees.Where(employee => employee.LeftOn is null).OrderBy(employee => employee.Id.Value, StringComparer.Ordinal))
            csv.AppendJoin(',', Cells(employee).Select(CsvCell.Quoted)).Append('\n');
        return csv.ToString();
    }

    private static IEnumerable<string> Cells(Employee employee) =>
    [
        employee.Id.Value, employee.Name, employee.Email,
        employee.UnitNames[0], employee.UnitNames.ElementAtOrDefault(1) ?? "", employee.UnitNames.ElementAtOrDefault(2) ?? "",
        employee.Country, employee.Grade, employee.Manager?.Value ?? "", employee.TimeZone, employee.Language, Day(employee.StartsOn),
        Day(employee.Leave?.From), Day(employee.Leave?.To), string.Join('|', Roles(employee)),
    ];

    private static IEnumerable<string> Roles(Employee employee)
    {
        if (employee.Roles.HasFlag(Workforce.Roles.ProgrammeOwner))
            yield return "owner";
        if (employee.Roles.HasFlag(Workforce.Roles.Auditor))
            yield return "auditor";
        if (employee.Roles.HasFlag(Workforce.Roles.Operator))
            yield return "operator";
        foreach (var function in employee.ChampionOf)
            yield return $"champion:{function}";
    }

    private static string Day(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "";
}
