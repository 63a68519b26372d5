using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace Upskill.Workforce.Imports;

/// <summary>One line of a file of employees, as typed but trimmed and checked by itself.</summary>
internal sealed record EmployeeRow(
    int Line, string Id, string Name, string Email, ImmutableArray<string> UnitNames, string Country, string Grade, string ManagerId,
    string TimeZone, string Language, DateOnly StartsOn, Leave? Leave, Roles Granted, ImmutableArray<string> ChampionOf);

/// <summary>Why a line cannot be loaded.</summary>
/// <param name="Line">In the file; the header is line 1.</param>
/// <param name="Reason">A sentence.</param>
internal sealed record BadRow(int Line, string Reason);

/// <summary>A file of employees as read: the good lines and every bad one with its reason.</summary>
internal sealed record EmployeeFile(ImmutableArray<EmployeeRow> Rows, ImmutableArray<BadRow> Bad)
{
    /// <summary>The columns, in any order; all must be there.</summary>
    public static readonly ImmutableArray<string> Columns =
    [
        "id", "name", "email", "function", "department", "team", "country", "grade", "manager_id", "time_zone", "language", "start_date",
        "leave_from", "leave_to", "roles",
    ];

    /// <summary>Reads CSV with a header, separated by comma or semicolon, and finds all bad lines, not only the first.</summary>
    /// <exception cref="Refusal"><c>bad-header</c>: a column is missing.</exception>
    public static EmployeeFile Read(string csv)
    {
        var text = csv.TrimStart('\uFEFF');
        var headerLine = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        using var reader = CsvReader.FromText(text, CsvReaderOptions.Default with
        {
            Separator = headerLine.Contains(';') ? ';' : ',',
            TrimWhitespace = true,
            TrackLineNumbers = true,
        });
        reader.ReadHeader();
        var missing = Columns.Except(reader.Headers).ToList();
        if (missing.Count > 0)
            throw new Refusal("bad-header", $"The file has no column {string.Join(", ", missing)}. Nothing was changed.");

        var rows = ImmutableArray.CreateBuilder<EmployeeRow>();
        var bad = ImmutableArray.CreateBuilder<BadRow>();
        var badIds = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            try
            {
                if (reader.FieldCount != reader.Headers.Count)
                    throw new FormatException($"It has {reader.FieldCount} columns; the header has {reader.Headers.Count}.");
                rows.Add(Row(reader));
            }
            catch (FormatException reason)
            {
                bad.Add(new((int)reader.LineNumber, reason.Message));
                if (reader.FieldCount > reader.GetFieldIndex("id"))
                    badIds.Add(reader.GetString("id"));
            }
        }
        bad.AddRange(ReportingLine.Faults(rows, badIds));
        var badLines = bad.Select(row => row.Line).ToHashSet();
        return new([.. rows.Where(row => !badLines.Contains(row.Line))], [.. bad.OrderBy(row => row.Line)]);
    }

    private static EmployeeRow Row(CsvReader reader)
    {
        string Text(string column) => reader.GetString(column);
        string Needed(string column) => Text(column) is { Length: > 0 } text ? text : throw new FormatException($"The {column} is missing.");

        var (granted, championOf) = GrantedRoles(Text("roles"));
        return new(
            (int)reader.LineNumber, Needed("id"), Needed("name"), Text("email"), Units(Needed("function"), Text("department"), Text("team")),
            Country(Needed("country")), Needed("grade"), Text("manager_id"), Zone(Needed("time_zone")), Needed("language"),
            Day("start_date", Needed("start_date")), LeaveOf(Text("leave_from"), Text("leave_to")), granted, championOf);
    }

    private static ImmutableArray<string> Units(string function, string department, string team)
    {
        if (department.Length == 0 && team.Length > 0)
            throw new FormatException("It names a team but no department.");
        ImmutableArray<string> names = [.. new[] { function, department, team }.Where(name => name.Length > 0)];
        return names.Any(name => !HasLetter(name))
            ? throw new FormatException("A unit's name needs a letter or a digit.")
            : names;
    }

    private static bool HasLetter(string name) => name.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit);

    private static string Country(string code) =>
        code.Length == 2 && code.All(char.IsAsciiLetterUpper) && IsRegion(code)
            ? code
            : throw new FormatException($"'{code}' is no country; write ISO 3166 with two capitals, such as CH.");

    private static bool IsRegion(string code)
    {
        try
        {
            return new RegionInfo(code).TwoLetterISORegionName == code;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId && !TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out _)
            ? name
            : throw new FormatException($"'{name}' is no time zone; write an IANA name, such as Europe/Zurich.");

    private static DateOnly Day(string column, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"The {column} '{text}' is no date; write it as 2026-11-22.");

    private static Leave? LeaveOf(string from, string to) =>
        (from, to) switch
        {
            ("", "") => null,
            ("", _) or (_, "") => throw new FormatException("Leave needs both its first and its last day."),
            _ when new Leave(Day("leave_from", from), Day("leave_to", to)) is var leave && leave.From <= leave.To => leave,
            _ => throw new FormatException("The leave ends before it begins."),
        };

    private static (Roles Granted, ImmutableArray<string> ChampionOf) GrantedRoles(string text)
    {
        var roles = Roles.Employee;
        var functions = ImmutableArray.CreateBuilder<string>();
        foreach (var role in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            roles |= role switch
            {
                "owner" => Roles.ProgrammeOwner,
                "auditor" => Roles.Auditor,
                "operator" => Roles.Operator,
                _ when role.StartsWith("champion:", StringComparison.Ordinal) && HasLetter(role["champion:".Length..]) => Roles.Champion,
                _ => throw new FormatException($"'{role}' is no role; write owner, auditor, operator or champion:Function."),
            };
            if (role.StartsWith("champion:", StringComparison.Ordinal))
                functions.Add(role["champion:".Length..]);
        }
        return (roles, functions.ToImmutable());
    }
}
