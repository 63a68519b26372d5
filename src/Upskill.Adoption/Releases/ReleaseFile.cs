using System.Globalization;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Kit.People;

namespace Upskill.Adoption.Releases;

/// <summary>Released hours and attitudes as a file for a spreadsheet. Numbers are written as JSON writes them, so that file and data are the same to the last digit.</summary>
internal static class ReleaseFile
{
    private const string Head = "what,name,week,answered,asked,response_rate,four_hours_or_more,net_hours,share,share_low,share_high,as_of";
    private const string AttitudeHead = "what,item,quarter,answered,asked,response_rate,agree,share,share_low,share_high,as_of,less,same,more";
    private static readonly string[] Classes = ["below 0", "0 to 2", "2 to 4", "4 to 8", "8 or more"];
    private static readonly string[] Ratios = ["below 1/4", "1/4 to 1/2", "1/2 to 3/4", "3/4 to 1", "1 to 4/3", "4/3 to 2", "2 or more"];

    /// <summary>The unit's weeks, its baseline, its calibration, the units below in the last closed week, how hours are spread, and the one-way tables.</summary>
    public static string Of(ReleasedHours released) => string.Concat(
    [
        Head + "\r\n",
        .. released.Weeks.Select(week => Line("week", released.Name, week)),
        .. released.Baseline is { } baseline ? [Line("baseline", released.Name, baseline)] : Array.Empty<string>(),
        .. released.Calibration is { } pairs ? Lines(released.Name, pairs) : [],
        .. released.Units.Select(unit => unit.Week is { } week ? Line("unit", unit.Name, week) : Invariant($"unit,{CsvCell.Quoted(unit.Name)},,,{unit.Asked},,,,,,,\r\n")),
        .. released.Spread is { } spread ? Lines(spread) : [],
        .. released.Cells.Select(cell => Invariant($"{cell.Table},{CsvCell.Quoted(cell.Name)},{cell.Week},{cell.Answered},,,{cell.FourHoursOrMore},{cell.NetHours},{Share(cell.Share)},{cell.AsOf:O}\r\n")),
    ]);

    /// <summary>The unit's attitudes, a line for each item and survey, and how pairs changed.</summary>
    public static string Of(ReleasedAttitude attitude) => string.Concat(
    [
        AttitudeHead + "\r\n",
        .. attitude.Items.SelectMany(item => new[] { Line(Attitude.Before, item, item.Before), Line(Attitude.After, item, item.After), Line(Attitude.Quarterly, item, item.Latest) }),
        .. attitude.Items.Select(item => item.Change is { } change
            ? Invariant($"change,{item.Item},{change.Quarter},{change.Pairs},,,,,,,,{change.Less},{change.Same},{change.More}\r\n") : ""),
    ]);

    /// <summary>How many answers they are together, and each class.</summary>
    private static IEnumerable<string> Lines(ReleasedHoursSpread spread) =>
    [
        Invariant($"spread,\"all\",{spread.Week},{spread.Answered},,,,,,,,\r\n"),
        .. spread.Classes.Select((people, i) => Invariant($"spread,{CsvCell.Quoted(Classes[i])},{spread.Week},{people},,,,,,,,\r\n")),
    ];

    /// <summary>The ratio of times stands where a share does.</summary>
    private static IEnumerable<string> Lines(string name, ReleasedCalibration pairs) =>
    [
        Invariant($"calibration,{CsvCell.Quoted(name)},{pairs.Quarter},{pairs.Pairs},,,,,{pairs.Ratio:R},{pairs.Low:R},{pairs.High:R},\r\n"),
        .. pairs.Classes.Select((people, i) => Invariant($"ratio,{CsvCell.Quoted(Ratios[i])},{pairs.Quarter},{people},,,,,,,,\r\n")),
    ];

    private static string Line(string survey, ReleasedAttitudeItem item, ReleasedAgreement? released) => released is null ? "" : Invariant(
        $"{survey},{item.Item},{released.Quarter},{released.Answered},{released.Asked},{released.ResponseRate:R},{released.Agree},{Share(released.Share)},{released.AsOf:O},,,\r\n");

    private static string Line(string what, string name, ReleasedHoursWeek week) => Invariant(
        $"{what},{CsvCell.Quoted(name)},{week.Week},{week.Answered},{week.Asked},{week.ResponseRate:R},{week.FourHoursOrMore},{week.NetHours},{Share(week.Share)},{week.AsOf:O}\r\n");

    private static string Share(ReleasedShare? share) => Invariant($"{share?.Value:R},{share?.Low:R},{share?.High:R}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
