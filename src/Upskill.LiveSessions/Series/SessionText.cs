using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;

namespace Upskill.LiveSessions.Series;

/// <summary>Sessions in words, by the visitor's clock.</summary>
public sealed class SessionText(IStringLocalizer<LiveSessionsWords> words, Visitor visitor)
{
    /// <summary>“Thursday 12 November 2026, 15:00 to 15:45”.</summary>
    public string When(PlannedSession session)
    {
        var (from, to) = (Local(session.StartsAt), Local(session.EndsAt));
        return words["When", from.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture), Clock(from), Clock(to)];
    }

    /// <summary>“also 09:00, Thursday, in America/New_York”; null where the series' clock shows the same.</summary>
    public string? Also(PlannedSeries series, PlannedSession session)
    {
        var (day, at) = SeriesTime.Clock(session.StartsAt, series.Plan.Zone);
        var here = Local(session.StartsAt);
        return here.DateTime == day.ToDateTime(at) ? null
            : words["Also", at.ToString("HH:mm", CultureInfo.CurrentCulture), day.ToString("dddd", CultureInfo.CurrentCulture), series.Plan.Zone].Value;
    }

    /// <summary>By the series' own clock: “1 December 2026, 14:00”.</summary>
    public static string There(PlannedSeries series, PlannedSession session)
    {
        var (day, at) = SeriesTime.Clock(session.StartsAt, series.Plan.Zone);
        return day.ToDateTime(at).ToString("ddd d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
    }

    /// <summary>What a rule says, as far as people say it so; else the rule.</summary>
    public string Rule(SeriesPlan plan) => PlanForm.Of(plan, "")[PlanForm.Every] switch
    {
        PlanForm.Fortnightly => words["Fortnightly"],
        PlanForm.Weekly => words["Weekly"],
        PlanForm.Monthly => words["Monthly"],
        _ => plan.Rule,
    };

    /// <summary>As the machine writes it, with the visitor's offset: for <c>datetime</c>.</summary>
    public string Machine(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset moment) => visitor.Person!.Local(moment);

    private static string Clock(DateTimeOffset moment) => moment.ToString("HH:mm", CultureInfo.CurrentCulture);
}
