using Upskill.Workforce.Imports;
using Upskill.Workforce.Organisation;

namespace Upskill.Tests.Workforce;

/// <summary>Files of employees, written as HR would.</summary>
internal static class EmployeeLines
{
    public static readonly string Header = string.Join(',', EmployeeFile.Columns);

    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["name"] = "Mara Kost",
        ["function"] = "Quality",
        ["country"] = "CH",
        ["grade"] = "G2",
        ["time_zone"] = "Europe/Zurich",
        ["language"] = "de",
        ["start_date"] = "2020-02-01",
    };

    /// <summary>A line that can be loaded, but for what is written differently.</summary>
    public static string Line(string id, params (string Column, string Text)[] different) =>
        string.Join(',', EmployeeFile.Columns.Select(column => different.Where(field => field.Column == column).Select(field => field.Text)
            .Append(column == "id" ? id : Usual.GetValueOrDefault(column, "")).First()));

    /// <summary>Somebody who reports to somebody, in a unit given from function to team.</summary>
    public static string Person(string id, string manager, params string[] units) => Line(
        id, ("manager_id", manager),
        ("function", units[0]), ("department", units.ElementAtOrDefault(1) ?? ""), ("team", units.ElementAtOrDefault(2) ?? ""));

    public static string File(params IEnumerable<string> lines) => string.Join('\n', [Header, .. lines]) + "\n";

    /// <summary>As a workforce of nobody else reads it.</summary>
    public static EmployeeFile Read(params IEnumerable<string> lines) => EmployeeFile.Read(File(lines)).Among(new Dictionary<string, string>());

    /// <summary>The chart of a file's good lines.</summary>
    public static OrganisationChart ChartOf(EmployeeFile file, bool isSample = false) =>
        OrganisationChart.Of([.. file.Rows.Select(row => row.Employee(isSample))], "Whole organisation");

    /// <summary>Bad lines as line and reason.</summary>
    public static IEnumerable<(int Line, string Reason)> Reasons(EmployeeFile file) => file.Bad.Select(line => (line.Line, line.Reason));
}
