using System.Collections.Immutable;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Enrolment;

/// <summary>Whom rules cover, and what follows for one person: pure.</summary>
internal static class EnrolmentRules
{
    /// <summary>Whether somebody here, there and since then is meant: every criterion that is given is met.</summary>
    public static bool Covers(this EnrolmentCriteria criteria, UnitId unit, string country, string grade, DateOnly startsOn) =>
        (criteria.Units.IsEmpty || unit.SelfAndAbove().Any(above => criteria.Units.Contains(above)))
        && (criteria.Countries.IsEmpty || criteria.Countries.Contains(country))
        && (criteria.Grades.IsEmpty || criteria.Grades.Contains(grade))
        && (criteria.StartsFrom is not { } from || startsOn >= from)
        && (criteria.StartsUntil is not { } until || startsOn <= until);

    /// <summary>
    /// The enrolment of somebody at <paramref name="place"/>: of the rules that cover them the one with the earliest last day; null where none does. While no
    /// rule is in force everybody is enrolled, for as long as the programme says.
    /// </summary>
    /// <param name="place">Where HR has them, with the rules in force.</param>
    /// <param name="current">Their enrolment until now: who stays under its rule keeps its day.</param>
    /// <param name="isNewHere">They joined, moved or came back, so their time begins today; of everybody else it began when the rule was made.</param>
    /// <param name="programme">What is taught.</param>
    /// <param name="today">The day.</param>
    public static LearnerFact.Enrolled? Decide(
        PlaceLearner place, LearnerFact.Enrolled? current, bool isNewHere, Programme programme, DateOnly today)
    {
        if (place.Rules.IsDefaultOrEmpty)
            return current is { Rule: null } ? current : new(programme.Id, Later(place.StartsOn, today).AddDays(DaysOf(programme)));
        return place.Rules
            .Where(rule => rule.Criteria.Covers(place.Unit, place.Country, place.Grade, place.StartsOn))
            .Select(rule => current?.Rule == rule.Id.Value ? current : Under(rule, place.StartsOn, isNewHere, programme, today))
            .OrderBy(enrolled => enrolled.DueOn).ThenByDescending(enrolled => enrolled == current)
            .FirstOrDefault();
    }

    /// <summary>What a change does to these people, who stand under <paramref name="before"/>.</summary>
    public static EnrolmentCounts Count(
        IEnumerable<Workforce.Employee> people, ImmutableArray<EnrolmentRule> before, ImmutableArray<EnrolmentRule> after, EnrolmentCriteria changed)
    {
        var (covered, newly, already, dropOut) = (0, 0, 0, 0);
        foreach (var person in people.Where(IsInWorkforce))
        {
            bool Meets(EnrolmentCriteria criteria) => criteria.Covers(person.Unit, person.Country, person.Grade, person.StartsOn);
            bool IsEnrolled(ImmutableArray<EnrolmentRule> rules) => rules.IsEmpty || rules.Any(rule => Meets(rule.Criteria));
            covered += Meets(changed) ? 1 : 0;
            var (was, will) = (IsEnrolled(before), IsEnrolled(after));
            newly += !was && will ? 1 : 0;
            already += was && will ? 1 : 0;
            dropOut += was && !will ? 1 : 0;
        }
        return new(covered, newly + already, newly, already, dropOut);
    }

    /// <summary>Whether rules apply to them: they are here, and HR's file has said where (the first owner of a new installation is nowhere until it does).</summary>
    public static bool IsInWorkforce(Workforce.Employee person) => person.LeftOn is null && person.Country.Length > 0;

    private static LearnerFact.Enrolled Under(EnrolmentRule rule, DateOnly startsOn, bool isNewHere, Programme programme, DateOnly today)
    {
        var from = Later(startsOn, isNewHere ? today : rule.MadeOn);
        var dueOn = rule.Due.AfterDays is { } days ? from.AddDays(days)
            // Late under a fixed day: never less than the programme's own time.
            : from > rule.MadeOn ? Later(rule.Due.On!.Value, from.AddDays(DaysOf(programme)))
            : rule.Due.On!.Value;
        return new(programme.Id, dueOn, rule.Id.Value, from);
    }

    private static int DaysOf(Programme programme) => (int)programme.DueAfter.TotalDays;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
