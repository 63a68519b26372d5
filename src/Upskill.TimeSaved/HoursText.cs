using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;
using Upskill.TimeSaved.Claims;

namespace Upskill.TimeSaved;

/// <summary>Phrases that several pages of the slice say the same way.</summary>
public sealed class HoursText(IStringLocalizer<TimeSavedWords> words)
{
    /// <summary>“3 h 10 min”, “−15 min”.</summary>
    public string Length(int minutes)
    {
        var (hours, past) = Math.DivRem(Math.Abs(minutes), 60);
        var length = hours == 0 ? words["Minutes", past] : past == 0 ? words["Hours", hours] : words["HoursMinutes", hours, past];
        return (minutes < 0 ? "−" : "") + length;
    }

    /// <summary>“4 min 20 s”, “45 s”: of whole seconds, none below zero.</summary>
    public string Length(TimeSpan time) =>
        time < TimeSpan.FromMinutes(1) ? words["Seconds", time.Seconds] : words["MinutesSeconds", (int)time.TotalMinutes, time.Seconds];

    /// <summary>“2 to 8 November 2026”, “26 October to 1 November 2026”.</summary>
    public string Days(WeekId week) =>
        words["WeekDays", week.Monday.ToString(week.Monday.Month == week.Sunday.Month ? "%d" : "d MMMM", CultureInfo.CurrentCulture), Day(week.Sunday)];

    /// <summary>“Week 45”.</summary>
    public string Name(WeekId week) => words["Week", week.Number];

    /// <summary>The last day, by somebody's own clock, on which a week can be corrected.</summary>
    public static string LastDay(WeekId week, CurrentPerson person) => Day(DateOnly.FromDateTime(person.Local(week.FinallyClosesAt.AddTicks(-1)).Date));

    /// <summary>The same with the kind of work before it, for a list of all that is wrong.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="sentence">What is wrong with it.</param>
    /// <param name="person">Whose form.</param>
    public string At(string field, string sentence, CurrentPerson person) => words["FaultAt",
        WorkTasks.All.FirstOrDefault(task => field.StartsWith(task.Id.Value + '-', StringComparison.Ordinal))?.In(person.Language).Name ?? words["AlreadySaved"].Value, sentence];

    /// <summary>What is wrong with a field, what would be right, and what was typed.</summary>
    public string Sentence(TimeFault fault, string typed, bool inHours = false) => fault switch
    {
        TimeFault.NotTime when inHours => words["FaultNotHours", typed],
        TimeFault.NotTime => words["FaultNotMinutes", typed],
        TimeFault.BelowZero => words["FaultBelowZero", typed],
        TimeFault.TooLong => words["FaultTooLong", typed],
        TimeFault.TooLongTogether => words["FaultTooLongTogether"],
        TimeFault.AllEmpty => words["FaultAllEmpty"],
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Nothing is wrong."),
    };

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
