using System.Collections.Immutable;
using System.Globalization;

namespace Upskill.Adoption;

/// <summary>
/// What pulse surveys count: for each item, how many agree. Each of them is a measure of <see cref="ReleaseSubject"/> whose period is a quarter: who answers in it waits
/// for the close of the quarter's last week, and nothing is sealed before.
/// </summary>
public static class Attitude
{
    /// <summary>The survey at enrolment, the one after the programme, and those of all quarters.</summary>
    public const string Before = "before", After = "after", Quarterly = "quarter";

    /// <summary>The surveys.</summary>
    public static readonly ImmutableArray<string> Surveys = [Before, After, Quarterly];

    /// <summary>The items, in order, for ever the same: else before and after could not be compared.</summary>
    public static readonly ImmutableArray<string> Items = ["tool", "confidence", "rules", "used", "recommend"];

    /// <summary>All measures.</summary>
    public static readonly ImmutableArray<string> Measures = [.. Surveys.SelectMany(survey => Items.Select(item => MeasureOf(survey, item)))];

    private const int MonthsInQuarter = 3;

    /// <summary>What is counted of one item of a survey.</summary>
    public static string MeasureOf(string survey, string item) => $"{survey}-{item}";

    /// <summary>The quarter that a moment lies in, in UTC: “2026-Q4”.</summary>
    public static string QuarterOf(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{moment.UtcDateTime.Year:0000}-Q{((moment.UtcDateTime.Month - 1) / MonthsInQuarter) + 1}");

    /// <summary>The period of what is answered at a moment: the week in which its quarter ends.</summary>
    public static WeekId PeriodOf(DateTimeOffset moment)
    {
        var (year, month) = (moment.UtcDateTime.Year, moment.UtcDateTime.Month);
        return WeekId.Of(new DateOnly(year, month - ((month - 1) % MonthsInQuarter), 1).AddMonths(MonthsInQuarter).AddDays(-1));
    }

    /// <summary>Whether a quarter ends in this week.</summary>
    public static bool IsPeriod(WeekId week) => PeriodOf(week.BeginsAt) == week;
}
