using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;
using Upskill.LiveSessions;
using Upskill.Workforce;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Rounds in words.</summary>
public sealed class RoundText(IStringLocalizer<PeerGroupsWords> words, IGrainFactory grains, EmployeeDirectory directory, Visitor visitor)
{
    /// <summary>Lengths that the form offers, in minutes.</summary>
    public static readonly ImmutableArray<int> Lengths = [30, 60, 90, 24 * 60, 7 * 24 * 60, 14 * 24 * 60, 21 * 24 * 60, 28 * 24 * 60];

    /// <summary>“Regulatory Affairs; only those who opted in”.</summary>
    public async Task<string> Audience(RoundAudience audience)
    {
        var parts = new List<string>();
        if (audience.Session is { } session)
            return await grains.GetGrain<ISeriesGrain>(session.Series.Value).PlanOf(session) is { } plan ? words["AudienceSession", plan.Title, Moment(plan.StartsAt)] : words["AudienceSomeSession"];
        if (audience.Unit is { } unit)
            parts.Add(unit == UnitId.Organisation ? words["AudienceAll"] : (await grains.GetGrain<IOrgUnitGrain>(unit.Value).Unit())?.Name ?? unit.Value);
        if (audience.Cohort is { } cohort)
            parts.Add(words["AudienceCohort", (await grains.GetGrain<Learning.ICohortGrain>(cohort).Cohort())?.Name ?? cohort]);
        if (audience.OptedInOnly)
            parts.Add(words["AudienceOptedIn"]);
        return string.Join("; ", parts);
    }

    /// <summary>“2 weeks”, “90 minutes”.</summary>
    public string Length(TimeSpan length) => length.TotalMinutes switch
    {
        var minutes when minutes % (7 * 24 * 60) == 0 => Many("Weeks", (int)minutes / (7 * 24 * 60)),
        var minutes when minutes % (24 * 60) == 0 => Many("Days", (int)minutes / (24 * 60)),
        var minutes when minutes % 60 == 0 => Many("Hours", (int)minutes / 60),
        var minutes => words["LengthMinutes", (int)minutes],
    };

    /// <summary>How far it is, in one sentence.</summary>
    public string Stage(Round round) => round.Stage switch
    {
        RoundStage.Asking => round.About == 0 ? words["StageAskingFew"] : words["StageAsking", round.About],
        RoundStage.Preparing => words["StagePreparing", round.Progress],
        RoundStage.Drawing => words["StageDrawing", round.Progress],
        RoundStage.Open => words["StageOpen", Moment(round.ClosesAt!.Value)],
        RoundStage.Closed => words["StageClosed", Moment(round.ClosesAt!.Value)],
        var stage => words[$"Stage{stage}"],
    };

    /// <summary>“14 groups of 10 and 1 of 9”.</summary>
    public string Sizes(int people, int groups)
    {
        var (size, larger) = Math.DivRem(people, groups);
        return larger == 0 ? words["SizesEven", groups, size] : words["SizesUneven", larger, size + 1, groups - larger, size];
    }

    /// <summary>“3, 7 and 12”.</summary>
    public static string Numbers(ImmutableArray<int> groups) => string.Join(", ", groups);

    /// <summary>By the visitor's clock: “25 November 2026, 14:02”.</summary>
    public string Moment(DateTimeOffset moment) => visitor.Person!.Local(moment).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>“25 November 2026”.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A person's name, or their id where the workforce knows none.</summary>
    public async Task<string> Name(PersonId person) => (await directory.Employee(person))?.Name ?? person.Value;

    /// <summary>“1,200”.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private string Many(string unit, int count) => count == 1 ? words[$"Length{unit}One"] : words[$"Length{unit}", count];
}
