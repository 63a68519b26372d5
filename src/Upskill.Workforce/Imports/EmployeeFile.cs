using System.Collections.Immutable;
using CsvHelper;
using Upskill.Kit.People;

namespace Upskill.Workforce.Imports;

/// <summary>A file of employees as read, each line by itself: the good lines, every bad one with its reason, and the ids on bad lines.</summary>
internal sealed record EmployeeFile(ImmutableArray<EmployeeRow> Rows, ImmutableArray<BadLine> Bad, ImmutableHashSet<string> BadIds)
{
    /// <summary>The columns, in any order; all must be there.</summary>
    public static readonly ImmutableArray<string> Columns =
    [
        "id", "name", "email", "function", "department", "team", "country", "grade", "manager_id", "time_zone", "language", "start_date",
        "leave_from", "leave_to", "roles",
    ];

    /// <summary>Reads CSV with a header, separated by comma or semicolon, and finds all bad lines, not only the first.</summary>
    /// <exception cref="Refusal"><c>bad-header</c>: a column is missing or there twice.</exception>
    public static EmployeeFile Read(string csv)
    {
        var text = csv.TrimStart('\uFEFF');
        using var reader = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            Separator = HeaderOf(text).Contains(';') ? ';' : ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
        });
        reader.ReadHeader();
        CheckHeader(reader.Headers);

        var rows = ImmutableArray.CreateBuilder<EmployeeRow>();
        var bad = ImmutableArray.CreateBuilder<BadLine>();
        var badIds = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var fields = new EmployeeFields();
        var idAt = reader.GetFieldIndex("id");
        while (reader.Read())
        {
            try
            {
                rows.Add(Row(reader, fields));
            }
            catch (FieldException wrong)
            {
                bad.Add(new((int)reader.LineNumber, wrong.Column.Length > 0 ? wrong.Column : null, wrong.Value, wrong.Message));
                if (reader.FieldCount > idAt)
                    badIds.Add(CsvCell.Read(reader.GetString("id")));
            }
        }
        return new EmployeeFile(rows.ToImmutable(), bad.ToImmutable(), badIds.ToImmutable()).Without(ReportingLine.Repeated(rows));
    }

    /// <summary>
    /// The file with what only all lines together show, and who else there is: managers who are not there, people who report to themselves over corners.
    /// </summary>
    /// <param name="others">The manager (empty for none) of everybody who is in the workforce and has no good line in this file.</param>
    public EmployeeFile Among(IReadOnlyDictionary<string, string> others) => Without(ReportingLine.Faults(Rows, BadIds, others));

    /// <summary>The file without these lines.</summary>
    public EmployeeFile Without(IEnumerable<BadLine> found)
    {
        var more = found.ToList();
        if (more.Count == 0)
            return this;
        var badLines = more.Select(row => row.Line).ToHashSet();
        var good = Rows.Where(row => !badLines.Contains(row.Line)).ToImmutableArray();
        var goodIds = good.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var lostIds = Rows.Where(row => badLines.Contains(row.Line) && !goodIds.Contains(row.Id)).Select(row => row.Id);
        return new(good, [.. Bad.Concat(more).OrderBy(row => row.Line)], BadIds.Union(lostIds));
    }

    private static ReadOnlySpan<char> HeaderOf(string text) =>
        text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);

    private static void CheckHeader(IReadOnlyList<string> headers)
    {
        var missing = Columns.Except(headers).ToList();
        if (missing.Count > 0)
            throw new Refusal("bad-header", $"The file has no column {string.Join(", ", missing)}. Nothing was changed.");
        if (Columns.FirstOrDefault(column => headers.Count(header => header == column) > 1) is { } twice)
            throw new Refusal("bad-header", $"The file has the column {twice} twice. Nothing was changed.");
    }

    private static EmployeeRow Row(CsvReader reader, EmployeeFields fields)
    {
        if (reader.FieldCount != reader.Headers.Count)
            throw new FieldException("", "", $"It has {reader.FieldCount} columns; the header has {reader.Headers.Count}.");
        string Cell(string column) => CsvCell.Read(reader.GetString(column));
        string Text(string column) => fields.Text(column, Cell(column));
        string Needed(string column) => Cell(column) is { Length: > 0 } text ? text : throw new FieldException(column, "", $"The {column} is missing.");

        var id = EmployeeFields.Id(Needed("id"));
        var (names, unit) = fields.Units(fields.Text("function", Needed("function")), Text("department"), Text("team"));
        return new(
            (int)reader.LineNumber, id, fields.Text("name", Needed("name")), fields.Email(Cell("email")), names, unit,
            fields.Country(Needed("country")), fields.Text("grade", Needed("grade")), Text("manager_id"), fields.Zone(Needed("time_zone")),
            fields.Language(Needed("language")), EmployeeFields.Day("start_date", Needed("start_date")),
            EmployeeFields.Leave(Cell("leave_from"), Cell("leave_to")), EmployeeFields.Roles(id, Cell("roles")));
    }
}
