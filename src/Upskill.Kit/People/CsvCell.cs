using System.Text.RegularExpressions;

namespace Upskill.Kit.People;

/// <summary>
/// Text in a cell of a CSV file that people open in a spreadsheet. What a spreadsheet would run as a formula is written with an apostrophe before it, as
/// spreadsheets themselves mark text, and read back without: reading what was written gives the same text, whatever it is.
/// </summary>
public static partial class CsvCell
{
    /// <summary>The text as it may stand in a file.</summary>
    public static string Write(string text) => WouldRun().IsMatch(text) ? '\'' + text : text;

    /// <summary>The same between quotation marks, so that it may hold separators, line ends and quotation marks.</summary>
    public static string Quoted(string text) => $"\"{Write(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The text that a cell of a file means.</summary>
    public static string Read(string cell) => cell is ['\'', ..] && WouldRun().IsMatch(cell) ? cell[1..] : cell;

    // With any number of apostrophes before it, so that what was marked once is told from what begins with one.
    [GeneratedRegex(@"^'*[=+\-@\t\r]")]
    private static partial Regex WouldRun();
}
