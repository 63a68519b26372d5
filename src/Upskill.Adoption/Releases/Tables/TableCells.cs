using Upskill.Learning;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases.Tables;

/// <summary>In which cells of one-way tables somebody is, as text that goes with their answer: <c>country:CH</c>, a line each. There are no other tables.</summary>
internal static class TableCells
{
    private const char Line = '\n', Colon = ':';

    /// <summary>Of somebody on the Monday.</summary>
    public static string Of(Employee employee, IEnumerable<CohortId> cohorts) => string.Join(Line,
        new[] { (ReleasedCell.Country, employee.Country), (ReleasedCell.Grade, employee.Grade) }
            .Concat(cohorts.Select(cohort => (ReleasedCell.Cohort, cohort.Value)))
            .Where(cell => cell.Item2.Length > 0).Select(cell => $"{cell.Item1}{Colon}{cell.Item2.Replace(Line, ' ')}"));

    /// <summary>The country of an answer's person on the Monday; empty where it is not known.</summary>
    public static string CountryOf(string cells) => Read(cells).FirstOrDefault(cell => cell.Table == ReleasedCell.Country).Key ?? "";

    /// <summary>Reads back, table and key.</summary>
    public static IEnumerable<(string Table, string Key)> Read(string cells) => cells.Split(Line, StringSplitOptions.RemoveEmptyEntries)
        .Select(cell => (cell[..cell.IndexOf(Colon, StringComparison.Ordinal)], cell[(cell.IndexOf(Colon, StringComparison.Ordinal) + 1)..]));
}
