using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Upskill.Adoption;
using Upskill.Kit.People;

namespace Upskill.Tests.Adoption.Releases.Served;

/// <summary>Rows of files, each as its filled cells with their columns: as a file has them, and as data say that it should.</summary>
internal static partial class FileRows
{
    private static readonly string[] Spread = ["below 0", "0 to 2", "2 to 4", "4 to 8", "8 or more"];
    private static readonly string[] Ratios = ["below 1/4", "1/4 to 1/2", "1/2 to 3/4", "3/4 to 1", "1 to 4/3", "4/3 to 2", "2 or more"];

    /// <summary>Of a file.</summary>
    public static IEnumerable<string> In(string file)
    {
        var lines = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        return lines.Skip(1).Select(cells => Row([.. lines[0].Zip(cells, (column, cell) => (column, (string?)CsvCell.Read(cell)))]));
    }

    /// <summary>Of hours.</summary>
    public static IEnumerable<string> OfHours(JsonElement hours)
    {
        var name = hours.GetProperty("name").GetString();
        foreach (var week in hours.GetProperty("weeks").EnumerateArray())
            yield return Row([("what", "week"), ("name", name), .. Week(week)]);
        if (Has(hours, "baseline") is { } baseline)
            yield return Row([("what", "baseline"), ("name", name), .. Week(baseline)]);
        if (Has(hours, "calibration") is { } pairs)
        {
            yield return Row([("what", "calibration"), ("name", name), ("week", Text(pairs, "quarter")), ("answered", Text(pairs, "pairs")), ("share", Text(pairs, "ratio")), ("share_low", Text(pairs, "low")), ("share_high", Text(pairs, "high"))]);
            foreach (var (i, people) in pairs.GetProperty("classes").EnumerateArray().Index())
                yield return Row([("what", "ratio"), ("name", Ratios[i]), ("week", Text(pairs, "quarter")), ("answered", people.GetRawText())]);
        }
        foreach (var unit in hours.GetProperty("units").EnumerateArray())
        {
            yield return Row([("what", "unit"), ("name", Text(unit, "name")), .. Has(unit, "week") is { } week ? Week(week) : [("asked", Text(unit, "asked"))]]);
            if (Has(unit, "week") is { } ofUnit && Text(ofUnit, "asked") != Text(unit, "asked"))
                yield return "a unit has other people than its week";
        }
        if (Has(hours, "spread") is { } spread)
        {
            yield return Row([("what", "spread"), ("name", "all"), ("week", Text(spread, "week")), ("answered", Text(spread, "answered"))]);
            foreach (var (i, people) in spread.GetProperty("classes").EnumerateArray().Index())
                yield return Row([("what", "spread"), ("name", Spread[i]), ("week", Text(spread, "week")), ("answered", people.GetRawText())]);
        }
        foreach (var cell in hours.GetProperty("cells").EnumerateArray())
            yield return Row([("what", Text(cell, "table")), ("name", Text(cell, "name")), .. Week(cell)]);
    }

    /// <summary>Of attitudes.</summary>
    public static IEnumerable<string> OfAttitude(JsonElement attitude)
    {
        foreach (var item in attitude.GetProperty("items").EnumerateArray())
        {
            foreach (var (survey, property) in new[] { (Attitude.Before, "before"), (Attitude.After, "after"), (Attitude.Quarterly, "latest") })
            {
                if (Has(item, property) is { } said)
                    yield return Row([("what", survey), ("item", Text(item, "item")), ("quarter", Text(said, "quarter")), ("agree", Text(said, "agree")), .. Asked(said)]);
            }
            if (Has(item, "change") is { } change)
            {
                yield return Row(
                [
                    ("what", "change"), ("item", Text(item, "item")), ("quarter", Text(change, "quarter")), ("answered", Text(change, "pairs")),
                    ("less", Text(change, "less")), ("same", Text(change, "same")), ("more", Text(change, "more")),
                ]);
            }
        }
    }

    /// <summary>Of live sessions.</summary>
    public static IEnumerable<string> OfSessions(JsonElement sessions)
    {
        var (name, all) = (Text(sessions, "name"), sessions.GetProperty("sessions").EnumerateArray().ToList());
        yield return Row([("what", "held"), ("name", name), ("sessions", Text(sessions, "held"))]);
        yield return Row([("what", "planned"), ("name", name), ("sessions", Text(sessions, "planned"))]);
        yield return Row([("what", "sum"), ("name", name), ("sessions", all.Count.ToString(CultureInfo.InvariantCulture)), .. Came(sessions, "sum")]);
        foreach (var session in all)
            yield return Row([("what", "session"), ("name", Text(session, "title")), ("starts_at", Text(session, "startsAt")), ("sessions", "1"), .. Came(session, "figure")]);
    }

    /// <summary>Of a line, by RFC 4180; no cell here holds the end of one.</summary>
    private static List<string> Cells(string line) => [.. Cell().Matches(line).Select(match => match.Groups["quoted"] is { Success: true } quoted ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups["plain"].Value)];

    private static (string, string?)[] Week(JsonElement week) => [("week", Text(week, "week")), ("four_hours_or_more", Text(week, "fourHoursOrMore")), ("net_hours", Text(week, "netHours")), .. Asked(week)];

    private static (string, string?)[] Asked(JsonElement figure) =>
        [("answered", Text(figure, "answered")), ("asked", Text(figure, "asked")), ("response_rate", Text(figure, "responseRate")), .. Share(figure), ("as_of", Text(figure, "asOf"))];

    private static (string, string?)[] Came(JsonElement of, string property) => Has(of, property) is not { } figure ? [] :
        [("answered", Text(figure, "answered")), ("invited", Text(figure, "invited")), ("rate", Text(figure, "rate")), ("came", Text(figure, "came")), .. Share(figure), ("as_of", Text(figure, "asOf"))];

    private static (string, string?)[] Share(JsonElement figure) => Has(figure, "share") is not { } share ? [] :
        [("share", Text(share, "value")), ("share_low", Text(share, "low")), ("share_high", Text(share, "high"))];

    private static JsonElement? Has(JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement element, string property) => Has(element, property) is not { } value ? null : value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText();

    /// <summary>The filled cells in the order of their columns' names; moments to the tick.</summary>
    private static string Row((string Column, string? Text)[] cells) => string.Join("; ", cells.Where(cell => !string.IsNullOrEmpty(cell.Text)).OrderBy(cell => cell.Column, StringComparer.Ordinal)
        .Select(cell => $"{cell.Column} {(cell.Column.EndsWith("_of", StringComparison.Ordinal) || cell.Column.EndsWith("_at", StringComparison.Ordinal) ? Moment(cell.Text!) : cell.Text)}"));

    private static string Moment(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.UtcTicks.ToString(CultureInfo.InvariantCulture) : text;

    [GeneratedRegex("""(?:^|,)(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,]*))""")]
    private static partial Regex Cell();
}
