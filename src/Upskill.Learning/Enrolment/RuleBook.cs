using System.Collections.Immutable;
using System.Globalization;
using Upskill.Workforce;

namespace Upskill.Learning.Enrolment;

/// <summary>The rules of enrolment in force and how they change: pure, the fold of <see cref="EnrolmentFact"/>.</summary>
/// <param name="Rules">In force, oldest first.</param>
internal sealed record RuleBook(ImmutableArray<EnrolmentRule> Rules)
{
    /// <summary>More are refused: each import looks at all of them for each person.</summary>
    public const int Most = 50;

    /// <summary>Longest time that a rule may give, in days.</summary>
    public const int MostDays = 1_825;

    /// <summary>No rule: everybody is enrolled.</summary>
    public static readonly RuleBook Empty = new([]);

    /// <summary>What a change would do to these people.</summary>
    /// <exception cref="Refusal">It cannot be made.</exception>
    public EnrolmentCounts Preview(EnrolmentChange change, IReadOnlyCollection<Employee> people, DateOnly today)
    {
        Check(change, today);
        return change.Makes is { } draft
            ? EnrolmentRules.Count(people, Rules, Rules.Add(new(new(""), draft.Criteria, draft.Due, default, default)), draft.Criteria)
            : EnrolmentRules.Count(people, Rules, Rules.RemoveAll(rule => rule.Id == change.Withdraws), Rules.First(rule => rule.Id == change.Withdraws).Criteria);
    }

    /// <summary>What happens when an owner says yes to a change.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<EnrolmentFact> Change(ChangeEnrolment command, IReadOnlyCollection<Employee> people, DateOnly today)
    {
        var counts = Preview(command.Change, people, today);
        if (counts != command.Seen)
        {
            throw new Refusal("counts-changed", string.Create(CultureInfo.InvariantCulture,
                $"The workforce or the rules changed meanwhile. Now {counts.Enrolled:N0} people would be enrolled, {counts.Newly:N0} of them newly and {counts.Already:N0} already, and {counts.DropOut:N0} would drop out. Nothing was changed; look at it again."));
        }
        return command.Change.Makes is { } draft
            ? [new EnrolmentFact.RuleMade(new(command.Id.Value), draft.Criteria, draft.Due, command.By)]
            : [new EnrolmentFact.RuleWithdrawn(command.Change.Withdraws!.Value, command.By)];
    }

    /// <summary>Folds one fact in.</summary>
    public RuleBook With(EnrolmentFact fact, DateTimeOffset at) => fact switch
    {
        EnrolmentFact.RuleMade made => new(Rules.Add(new(made.Rule, made.Criteria, made.Due, made.By, at))),
        EnrolmentFact.RuleWithdrawn gone => new(Rules.RemoveAll(rule => rule.Id == gone.Rule)),
        _ => this,
    };

    private void Check(EnrolmentChange change, DateOnly today)
    {
        if (change.Makes is not { Criteria: { } criteria, Due: var due })
        {
            if (Rules.All(rule => rule.Id != change.Withdraws))
                throw new Refusal("no-rule", "This rule is not in force any more. Nothing was changed.");
            return;
        }
        if (due.On is null == due.AfterDays is null)
            throw new Refusal("no-day", "Say by when: a day, or a number of days after joining. Nothing was changed.");
        if (due.AfterDays is < 1 or > MostDays)
            throw new Refusal("days", $"The time to complete is 1 to {MostDays} days. Nothing was changed.");
        if (due.On < today)
            throw new Refusal("past-day", "The last day cannot be over already. Nothing was changed.");
        if (criteria.StartsFrom > criteria.StartsUntil)
            throw new Refusal("empty-range", "The first of the two start days lies after the second. Nothing was changed.");
        if (Rules.Length >= Most)
            throw new Refusal("too-many-rules", $"There can be {Most} rules at a time. Withdraw one first. Nothing was changed.");
    }
}
