using System.Collections.Immutable;
using Upskill.Learning.Enrolment;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Learners;

/// <summary>What is mandatory for a learner, and until when.</summary>
internal sealed partial record Learner
{
    /// <summary>By a rule or by a cohort.</summary>
    public bool IsEnrolled => Enrolment is not null || Cohort is not null;

    /// <summary>Last day to complete in time: what the cohort or else the enrolment says, and as many days more as they were away or excused from all of it.</summary>
    public DateOnly? DueOn => Due(null);

    /// <summary>
    /// The day by which the learner is asked for something on <paramref name="today"/>: of the modules that are open the earliest; null where nothing is asked.
    /// </summary>
    public DateOnly? DueFor(Programme programme, DateOnly today)
    {
        var open = Open(programme).ToList();
        return open.Count == 0 ? DueOn
            : open.Where(module => !Waivers.Excuses(module, today)).Select(module => Due(module)).Min();
    }

    /// <summary>
    /// Where they stand with what is mandatory, on <paramref name="today"/>: complete for ever, excused where all that is left is, overdue only after the last day.
    /// Of a leaver nothing is asked.
    /// </summary>
    public MandatoryStatus Status(Programme programme, DateOnly today) =>
        !IsEnrolled || !IsHere ? MandatoryStatus.NotEnrolled
        : HasCompletedProgramme || !Open(programme).Any() ? MandatoryStatus.Complete
        : IsExcused(programme, today) ? MandatoryStatus.Excused
        : today > DueFor(programme, today) ? MandatoryStatus.Overdue
        : Activities.IsEmpty ? MandatoryStatus.NotStarted
        : MandatoryStatus.InProgress;

    /// <summary>
    /// The last day on which they are not late, as far as it is known on <paramref name="today"/>: of the modules that are open the earliest, each as long as they
    /// are excused from it. Null where nothing is asked, or only what they are excused from without an end.
    /// </summary>
    public DateOnly? LateAfter(Programme programme, DateOnly today) => !IsEnrolled || !IsHere || HasCompletedProgramme ? null
        : Open(programme).Where(module => !Waivers.ExcusesForGood(module))
            .Select(module => Due(module) is { } due && Waivers.LastDayOf(module, today) is { } excused && excused > due ? excused : Due(module)).Min();

    /// <summary>What happens when HR has the learner at <paramref name="place"/> from <paramref name="today"/> on, under the rules that come with it.</summary>
    public ImmutableArray<LearnerFact> PlaceAt(PlaceLearner place, Programme programme, DateOnly today)
    {
        var facts = ImmutableArray.CreateBuilder<LearnerFact>();
        var placed = new LearnerFact.Placed(place.Unit, place.Country, place.Grade, place.Leave);
        if (placed != Place || !IsHere)
            facts.Add(placed);
        var isNewHere = !IsHere || (placed with { Leave = null }) != (Place! with { Leave = null });
        var enrolment = EnrolmentRules.Decide(place, Enrolment, isNewHere, programme, today);
        if (enrolment is null && Enrolment is not null)
            facts.Add(new LearnerFact.EnrolmentEnded());
        else if (enrolment is not null && enrolment != Enrolment)
            facts.Add(enrolment);
        // Who comes, or comes back, may have met what the programme asks for since.
        return facts.Count == 0 || (enrolment is null && Cohort is null) ? facts.ToImmutable() : [.. facts, .. Met(programme)];
    }

    /// <summary>What happens when a cohort takes the learner in: nothing where they are in one, or not here.</summary>
    public ImmutableArray<LearnerFact> Join(JoinCohort command, Programme programme) =>
        IsHere && Cohort is null ? [new LearnerFact.CohortJoined(command.Cohort, command.StartsOn, command.DueOn), .. Met(programme)] : [];

    /// <summary>What happens when they are taken out of a cohort.</summary>
    public ImmutableArray<LearnerFact> Leave(CohortId cohort) => Cohort?.Cohort == cohort ? [new LearnerFact.CohortLeft(cohort)] : [];

    private bool IsExcused(Programme programme, DateOnly today) => Open(programme).All(module => Waivers.Excuses(module, today));

    private IEnumerable<ModuleId> Open(Programme programme) =>
        programme.Modules.Select(module => module.Id).Where(module => Completions.All(completion => completion.Module != module));

    private DateOnly? Due(ModuleId? module)
    {
        var days = Waivers.DaysOf(module);
        return Cohort is { } cohort ? Leaves.Extend(cohort.StartsOn, cohort.DueOn, days)
            : Enrolment is { } enrolment ? Leaves.Extend(enrolment.From ?? EnrolledOn!.Value, enrolment.DueOn, days)
            : null;
    }

    // The first day of being enrolled without a break, by whatever.
    private Learner Enrolling(DateTimeOffset at) => this with { EnrolledOn = EnrolledOn ?? DateOnly.FromDateTime(at.UtcDateTime) };

    private Learner Ending() => IsEnrolled ? this : this with { EnrolledOn = null };
}
