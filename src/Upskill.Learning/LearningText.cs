using System.Globalization;
using Microsoft.Extensions.Localization;
using Upskill.Kit.People;
using Upskill.Learning.Activities;
using Upskill.Learning.Programmes;

namespace Upskill.Learning;

/// <summary>Phrases that several pages of the slice say the same way.</summary>
public sealed class LearningText(IStringLocalizer<LearningWords> words)
{
    /// <summary>“12 minutes left”.</summary>
    public string Left(Module module, LearnerStanding standing) => Left(module.Left(standing));

    /// <summary>“39 minutes” of a module that was not begun, else what is left of it.</summary>
    public string Length(Module module, LearnerStanding standing) =>
        module.Passed(standing) == 0 ? words["Minutes", WholeMinutes(module.Duration)] : Left(module, standing);

    /// <summary>“Practical tool use, Ethics”.</summary>
    public string StrandsOf(Module module) => string.Join(", ", module.Strands.Select(strand => Strand(strand).Value));

    /// <summary>“Practical tool use”.</summary>
    public LocalizedString Strand(Strand strand) => words[$"Strand{strand}"];

    /// <summary>“22 November 2026”.</summary>
    public static string Day(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Why an activity does not count yet, in words: “tried, not passed yet”.</summary>
    public string Why(Activity activity, ActivityStanding standing, CurrentPerson person) =>
        activity.AsksAgain(standing) ? AsksAgain(activity, standing, person)
        : activity.IsUsedUp(standing) ? words["WhyUsedUp", activity.MostAttempts!]
        : standing.Assessment is not null ? words["WhyNotPassed"]
        : !standing.Steps.IsEmpty ? words["WhyBegun"]
        : words["WhyNotBegun"];

    /// <summary>Why somebody who passed is asked again, with the day of the change where its author named one that lies behind the pass.</summary>
    public string AsksAgain(Activity activity, ActivityStanding standing, CurrentPerson person)
    {
        var passedAt = person.Local(standing.LastPassedAt!.Value);
        return activity.ChangedOn is { } changed && changed >= DateOnly.FromDateTime(passedAt.Date)
            ? words["AsksAgainSince", activity.Title, changed.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)]
            : words["AsksAgainAfter", activity.Title, Day(passedAt)];
    }

    private string Left(TimeSpan left) => WholeMinutes(left) == 1 ? words["OneMinuteLeft"] : words["MinutesLeft", WholeMinutes(left)];

    private static int WholeMinutes(TimeSpan time) => (int)Math.Ceiling(time.TotalMinutes);
}
