using Upskill.Adoption;
using Upskill.Learning;
using Upskill.Learning.Learners;
using Upskill.Learning.Waivers;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class WaiverTests
{
    private static readonly PersonId Olga = new("olga");
    private static readonly DateOnly First = DateOnly.FromDateTime(LearnerAtWork.Begin.UtcDateTime), Last = First.AddDays(90);

    private readonly LearnerAtWork work = new();

    private Learner Learner => work.Learner;

    private static ExcuseLearner From(ModuleId? module, DateOnly? until, string why = "Parental leave agreed") => new(new("w"), Olga, module, until, why);

    private string Marks(DateOnly today) => LearnerRow.Of(Learner, Programme, today, "token", 1).Marks;

    private void Excuse(ExcuseLearner command) => work.Happen(Learner.Waivers.Excuse(command, Learner, Programme, First));

    private string Refused(ExcuseLearner command, DateOnly? today = null) =>
        Assert.Throws<Refusal>(() => Learner.Waivers.Excuse(command, Learner, Programme, today ?? First)).Code;

    // On another day than today: the fold takes the day from the entry.
    private static Learner Withdrawn(Learner learner, DateOnly on) => learner.Waivers.Withdraw(new(CommandId.New(), "w", Olga), on)
        .Aggregate(learner, (state, fact) => state.With(fact, new(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));

    [Fact]
    public void Excused_until_a_day_is_excused_to_its_end_and_the_last_day_moves_by_the_days_excused()
    {
        Excuse(From(null, First.AddDays(9)));

        Assert.Equal(MandatoryStatus.Excused, Learner.Status(Programme, First));
        Assert.Equal(MandatoryStatus.Excused, Learner.Status(Programme, First.AddDays(9)));
        Assert.Equal(MandatoryStatus.NotStarted, Learner.Status(Programme, First.AddDays(10)));
        Assert.Equal(Last.AddDays(10), Learner.DueFor(Programme, First.AddDays(10)));
        Assert.Equal(MandatoryStatus.NotStarted, Learner.Status(Programme, Last.AddDays(10)));
        Assert.Equal(MandatoryStatus.Overdue, Learner.Status(Programme, Last.AddDays(11)));
        Assert.Equal(new(1, 0, 0), Learner.Figures); // it is still to be done
    }

    [Fact]
    public void Who_is_excused_for_good_has_no_last_day_and_is_in_no_figures_until_it_is_withdrawn()
    {
        Excuse(From(null, null));

        Assert.Equal(MandatoryStatus.Excused, Learner.Status(Programme, Last.AddDays(1_000)));
        Assert.Null(Learner.DueFor(Programme, First));
        Assert.Equal(new(0, 0, 0), Learner.Figures);

        var after = Withdrawn(Learner, First.AddDays(100));
        Assert.Equal(MandatoryStatus.NotStarted, after.Status(Programme, First.AddDays(100)));
        Assert.Equal(Last.AddDays(100), after.DueFor(Programme, First.AddDays(100)));
        Assert.Equal(new(1, 0, 0), after.Figures);
    }

    [Fact]
    public void Withdrawn_before_its_day_it_gives_the_days_that_it_was_in_force_and_on_its_first_day_none()
    {
        Excuse(From(null, First.AddDays(30)));

        Assert.Equal(Last.AddDays(5), Withdrawn(Learner, First.AddDays(5)).DueOn);
        Assert.Equal(Last, Withdrawn(Learner, First).DueOn);
        Assert.Equal(MandatoryStatus.NotStarted, Withdrawn(Learner, First).Status(Programme, First));
    }

    [Fact]
    public void A_day_both_on_leave_and_excused_counts_once()
    {
        Excuse(From(null, First.AddDays(9)));
        work.Happen([new LearnerFact.Placed(new("quality"), "CH", "G2", new(First.AddDays(5), First.AddDays(14)))]);

        Assert.Equal(Last.AddDays(15), Learner.DueOn);
    }

    [Fact]
    public void Excused_from_a_module_the_others_keep_their_day_and_without_others_nothing_is_asked()
    {
        Excuse(From(Short, null));
        Assert.Equal((MandatoryStatus.NotStarted, Last), (Learner.Status(Programme, First), Learner.DueFor(Programme, First)));

        work.CompleteMain();

        Assert.Equal((MandatoryStatus.Excused, null), (Learner.Status(Programme, Last.AddDays(1)), Learner.DueFor(Programme, Last.AddDays(1))));
        Assert.DoesNotContain(Learner.Evidence, item => item.Kind is EvidenceKind.ProgrammeCompleted);
    }

    [Fact]
    public void A_module_that_is_asked_for_again_has_the_days_that_it_was_not_and_only_that_one()
    {
        Excuse(From(Short, First.AddDays(19)));
        Assert.Equal(Last, Learner.DueFor(Programme, First.AddDays(30)));

        work.CompleteMain();

        Assert.Equal(Last.AddDays(20), Learner.DueFor(Programme, First.AddDays(30)));
    }

    [Fact]
    public void A_row_says_what_is_complete_and_the_last_day_and_nobody_is_late_while_they_are_excused()
    {
        Assert.Equal(ProgressFigures.Until(Last), Marks(First));
        work.CompleteMain();
        var main = Marks(First).Split(' ');
        Assert.Contains(ProgressFigures.OfModule(Main.Value), main);
        Assert.DoesNotContain(ProgressFigures.OfModule(Short.Value), main);
        Assert.Contains(ProgressFigures.Until(Last), main);

        // Granted when they are late already: it moves no last day, and is no lateness either.
        var late = Last.AddDays(10);
        work.Happen(Learner.Waivers.Excuse(From(Short, null), Learner, Programme, First));
        Assert.DoesNotContain("until:", Marks(late), StringComparison.Ordinal);
        work.HandIn(work.Form(Read, Short));
        Assert.DoesNotContain("until:", Marks(late), StringComparison.Ordinal);
        Assert.Contains(ProgressFigures.OfModule(Short.Value), Marks(late), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_excused_until_a_day_after_the_last_one_is_late_only_after_it()
    {
        var (granted, until) = (Last.AddDays(10), Last.AddDays(20));
        var excused = Learner.Waivers.Excuse(From(null, until), Learner, Programme, granted)
            .Aggregate(Learner, (state, fact) => state.With(fact, new(granted.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));

        foreach (var day in new[] { granted, until, until.AddDays(1) })
            Assert.Equal(excused.Status(Programme, day) is MandatoryStatus.Overdue, excused.LateAfter(Programme, day) < day);
        Assert.Equal(MandatoryStatus.Overdue, excused.Status(Programme, until.AddDays(1)));
    }

    [Fact]
    public void Who_completes_it_all_the_same_is_complete()
    {
        Excuse(From(null, null));
        work.CompleteMain();
        work.HandIn(work.Form(Read, Short));

        Assert.Equal(MandatoryStatus.Complete, Learner.Status(Programme, First));
        Assert.Equal(new(1, 1, 1), Learner.Figures);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_its_reason()
    {
        Assert.Equal("no-reason", Refused(From(null, null, "  ")));
        Assert.Equal("no-reason", Refused(From(null, null, new('x', WaiverRecord.LongestWhy + 1))));
        Assert.Equal("past-day", Refused(From(null, First.AddDays(-1))));
        Assert.Equal("unknown-module", Refused(From(new("gone"), null)));
        Assert.Equal("not-enrolled", Assert.Throws<Refusal>(() => WaiverRecord.None.Excuse(From(null, null), Learner.Nobody, Programme, First)).Code);
        work.CompleteMain();
        Assert.Equal("already-complete", Refused(From(Main, null)));

        Excuse(From(Short, First.AddDays(9)));
        Assert.Equal("already-excused", Refused(From(Short, null)));
        Excuse(From(null, First.AddDays(20)) with { Id = new("whole") });
        Assert.Equal("already-excused", Refused(From(null, null)));
        Assert.Equal("no-waiver", Assert.Throws<Refusal>(() => Withdrawn(Learner, First.AddDays(10))).Code); // over by itself
    }

    [Fact]
    public void A_cohorts_dates_stand_before_the_rules_and_go_with_the_cohort()
    {
        var cohort = new JoinCohort(CommandId.New(), new("spring"), First.AddDays(10), First.AddDays(40));
        work.Happen(Learner.Join(cohort, work.Programme));
        Assert.Equal(First.AddDays(40), Learner.DueOn);
        Assert.Empty(Learner.Join(cohort with { Cohort = new("autumn") }, work.Programme));
        Assert.Equal([(new("quality"), true), (new UnitId("@spring"), true)], LearnerRow.Places(Learner));

        work.Happen(Learner.Leave(new CohortId("spring")));

        Assert.Equal(Last, Learner.DueOn);
        Assert.Equal([(new("@spring"), false), (new UnitId("quality"), true)], LearnerRow.Places(Learner));
    }

    [Fact]
    public void A_cohort_enrols_who_falls_under_no_rule()
    {
        work.Happen([new LearnerFact.EnrolmentEnded()]);
        Assert.False(Learner.IsEnrolled);

        work.Happen(Learner.Join(new(CommandId.New(), new("spring"), First, First.AddDays(40)), work.Programme));

        Assert.Equal((true, First), (Learner.IsEnrolled, Learner.EnrolledOn));
        work.Happen(Learner.Leave(new CohortId("spring")));
        Assert.Equal((false, null), (Learner.IsEnrolled, Learner.EnrolledOn));
    }
}
