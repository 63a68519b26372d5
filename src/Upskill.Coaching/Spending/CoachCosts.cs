using System.Collections.Immutable;

namespace Upskill.Coaching.Spending;

/// <summary>The rules of the days' figures.</summary>
internal static class CoachCosts
{
    /// <summary>Fewer learners than these are not counted out: “one learner met the cap” would be about somebody.</summary>
    public const int FewestShown = 5;

    /// <summary>Whether numbers of learners and questions of a day are shown.</summary>
    public static bool IsCounted(DayCost day) => day.Learners >= FewestShown;

    /// <summary>With one question more. Days beyond the newest <see cref="ICoachCostGrain.Days"/> go.</summary>
    public static ImmutableArray<DayCost> With(ImmutableArray<DayCost> days, DateOnly day, CostNote note)
    {
        var before = days.FirstOrDefault(one => one.Day == day) ?? new(day, 0, 0, 0, 0, []);
        var after = before with { Learners = before.Learners + (note.IsFirst ? 1 : 0), AtCap = before.AtCap + (note.IsAtCap ? 1 : 0) };
        if (note.Cost is { } cost)
        {
            after = after with
            {
                Tokens = after.Tokens + cost.Tokens,
                Estimated = after.Estimated + (cost.IsEstimated ? cost.Tokens : 0),
                Outcomes = Sum(after.Outcomes.Append(new(cost.Outcome, 1))),
            };
        }
        return [.. days.Where(one => one.Day != day).Append(after).OrderByDescending(one => one.Day).Take(ICoachCostGrain.Days)];
    }

    /// <summary>Several partitions' days as one, the newest first.</summary>
    public static ImmutableArray<DayCost> Sum(IEnumerable<ImmutableArray<DayCost>> parts) =>
    [
        .. parts.SelectMany(part => part).GroupBy(day => day.Day).OrderByDescending(day => day.Key).Select(day => new DayCost(
            day.Key, day.Sum(one => one.Tokens), day.Sum(one => one.Estimated), day.Sum(one => one.Learners), day.Sum(one => one.AtCap),
            Sum(day.SelectMany(one => one.Outcomes)))),
    ];

    private static ImmutableArray<OutcomeCount> Sum(IEnumerable<OutcomeCount> outcomes) =>
    [
        .. outcomes.GroupBy(outcome => outcome.Outcome, StringComparer.Ordinal).OrderBy(outcome => outcome.Key, StringComparer.Ordinal)
            .Select(outcome => new OutcomeCount(outcome.Key, outcome.Sum(one => one.Questions))),
    ];
}
