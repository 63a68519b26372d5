using System.Collections.Immutable;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Upskill.LiveSessions.Series;

/// <summary>On which days a rule (RRULE of RFC 5545) gives a session: pure.</summary>
internal static class SessionRule
{
    /// <summary>Longest rule, in characters.</summary>
    public const int LongestRule = 200;

    /// <summary>A rule that gives nothing for so many of its intervals gives nothing: 30 February, for example.</summary>
    private const int MostIntervalsWithout = 1_000;

    /// <summary>The days, first to last; or a sentence that says why there are none.</summary>
    /// <param name="text">The rule, with an end.</param>
    /// <param name="firstOn">The day of the first session: the rule has to give it, too.</param>
    public static (ImmutableArray<DateOnly> Days, string? Fault) Days(string text, DateOnly firstOn)
    {
        if (Read(text) is not { } rule)
            return ([], "No calendar knows this rule. It is written as FREQ=WEEKLY;INTERVAL=2;COUNT=26.");
        if (rule.Frequency is FrequencyType.Secondly or FrequencyType.Minutely or FrequencyType.Hourly || rule.ByHour.Count + rule.ByMinute.Count + rule.BySecond.Count > 0)
            return ([], "A series has at most one session a day. The rule gives days; the time is asked for above.");
        if (rule is { Count: null, Until: null })
            return ([], "A series needs an end: COUNT, the number of its sessions, or UNTIL, its last day.");
        var days = Given(rule, firstOn);
        if (days.Length == 0 || days[0] != firstOn)
            return ([], days.Length == 0 ? "This rule gives no day at all." : $"By this rule the first session is on {Text(days[0])}, not on {Text(firstOn)}. Choose that as the first day, or change the rule.");
        if (days.Length > PlannedSeries.MostSessions)
            return ([], $"A series has at most {PlannedSeries.MostSessions} sessions; this rule gives more.");
        return days[^1] > LastDay(firstOn) ? ([], $"A series ends after {PlannedSeries.MostYears} years at the latest; the last session of this one is on {Text(days[^1])}.") : (days, null);
    }

    /// <summary>The same rule, from a day on that it gives, with the number of its sessions as its end: no calendar reads that differently.</summary>
    public static RecurrenceRule Counted(string text, int count)
    {
        var rule = Read(text)!;
        rule.Until = null;
        rule.Count = count;
        return rule;
    }

    private static RecurrenceRule? Read(string text)
    {
        try
        {
            return text.Length is > 0 and <= LongestRule ? new RecurrenceRule(text.Trim()) : null;
        }
        catch (Exception unknown) when (unknown is ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>As far as a refusal needs them: one session more than is allowed, or one day that is too late.</summary>
    private static ImmutableArray<DateOnly> Given(RecurrenceRule rule, DateOnly firstOn)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        if (rule.Until is { } until && until.Date > LastDay(firstOn).AddYears(1))
            rule.Until = new(LastDay(firstOn).AddYears(1)); // Ical.Net does not come to the end of its calendar
        try
        {
            // Days without time or zone: what the rule says, before any clock is looked at.
            foreach (var given in new CalendarEvent { Start = new(firstOn), RecurrenceRule = rule }.GetOccurrences(options: new() { MaxUnmatchedIncrementsLimit = MostIntervalsWithout }))
            {
                days.Add(given.Period.StartTime.Date);
                if (days.Count > PlannedSeries.MostSessions || days[^1] > LastDay(firstOn))
                    break;
            }
        }
        catch (EvaluationException)
        {
            // Nothing more comes.
        }
        return days.ToImmutable();
    }

    private static DateOnly LastDay(DateOnly firstOn) => firstOn.AddYears(PlannedSeries.MostYears);

    private static string Text(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
