using Upskill.Learning;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Learners;
using Upskill.Learning.Player;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>Handing in steps: what is taken in, what is refused, and what attempts come to.</summary>
public sealed class LearnerTests
{
    private readonly LearnerAtWork learner = new();

    [Fact]
    public void A_reading_is_passed_by_going_on_from_it()
    {
        var facts = learner.ReadOn();

        Assert.Equal([typeof(LearnerFact.SubmissionMade), typeof(LearnerFact.AttemptAssessed)], facts.Select(fact => fact.GetType()));
        AssertStands(Read, 1, new Assessment(true, 0, 0), learner.Now);
    }

    [Fact]
    public void A_check_is_judged_with_its_last_question_and_not_before()
    {
        Assert.Equal([typeof(LearnerFact.SubmissionMade)], learner.Answer("a").Select(fact => fact.GetType()));
        Assert.Equal([typeof(LearnerFact.SubmissionMade)], learner.Answer("b").Select(fact => fact.GetType()));
        Assert.Null(learner.At(Test).Assessment);
        Assert.Equal(["one", "many"], learner.At(Test).Steps.Select(step => step.Step));

        var facts = learner.Answer("a");

        Assert.Equal(new LearnerFact.AttemptAssessed(Main, Test, "v1", 1, Passed: true, Right: 2, Of: 3), facts[1]);
        Assert.Equal(new Assessment(true, 2, 3), learner.At(Test).Assessment);
    }

    [Fact]
    public void A_scenario_goes_the_way_of_the_choices_to_its_end()
    {
        learner.Choose("b", "c", "b");
        Assert.Null(learner.At(Play).Assessment);

        learner.Choose("a");

        Assert.Equal(["brief", "middle", "brief", "middle"], learner.At(Play).Steps.Select(step => step.Step));
        Assert.Equal(new Assessment(true, 0, 0), learner.At(Play).Assessment);
    }

    [Fact]
    public void A_signature_is_evidence_of_which_text_was_signed_in_which_language_with_which_name_and_meaning()
    {
        var facts = learner.HandIn(Sign, "  noor   HADDAD ");

        Assert.Equal(
            new LearnerFact.AcknowledgementSigned(
                Main, Sign, APromise.Text.Hash, "en", "I will work by these rules.", "noor   HADDAD"),
            facts[2]);
    }

    [Fact]
    public void A_failed_attempt_is_followed_by_another_one_from_the_beginning()
    {
        learner.FailCheck();
        AssertStands(Test, 1, new Assessment(false, 1, 3), null);

        learner.Answer("a");
        AssertStands(Test, 2, null, null);
        Assert.Equal("one", Assert.Single(learner.At(Test).Steps).Step);

        learner.Answer("ac", "a");
        AssertStands(Test, 2, new Assessment(true, 3, 3), learner.Now);
    }

    [Fact]
    public void There_is_no_limit_on_attempts()
    {
        for (var i = 0; i < 20; i++)
            learner.Choose("a");
        learner.Choose("b", "a");

        Assert.Equal((21, true), (learner.At(Play).Attempt, learner.At(Play).Assessment!.Passed));
    }

    [Fact]
    public void A_failed_attempt_at_a_scenario_leads_to_no_signature_and_no_completion() =>
        Assert.Equal(
            [typeof(LearnerFact.SubmissionMade), typeof(LearnerFact.AttemptAssessed)],
            learner.Choose("b", "b").Select(fact => fact.GetType()));

    [Fact]
    public void Another_version_than_the_one_that_is_taught_is_refused() =>
        Assert.Equal("content-replaced", learner.Refused(learner.Form(Read) with { Version = "v0" }));

    [Fact]
    public void An_activity_or_a_module_that_is_not_there_is_refused()
    {
        Assert.Equal("unknown-activity", learner.Refused(learner.Form(Read) with { Activity = new("gone") }));
        Assert.Equal("unknown-activity", learner.Refused(learner.Form(Read) with { Module = new("gone") }));
        Assert.Equal("unknown-activity", learner.Refused(learner.Form(Test) with { Module = Short }));
    }

    [Fact]
    public void Who_is_not_enrolled_hands_nothing_in() =>
        Assert.Equal("not-enrolled", Assert.Throws<Refusal>(() => Learner.Nobody.Submit(learner.Form(Read), Programme)).Code);

    [Fact]
    public void A_step_that_is_not_the_next_one_is_refused()
    {
        Assert.Equal("already-answered", learner.Refused(learner.Form(Test, null, "a") with { Step = "two" }));
        var first = learner.Form(Test, null, "a");
        learner.HandIn(first);
        Assert.Equal("already-answered", learner.Refused(first with { Id = CommandId.New() }));
        Assert.Equal("already-answered", learner.Refused(learner.Form(Test, null, "a") with { Step = "none" }));
        Assert.Equal("already-answered", learner.Refused(learner.Form(Play, null, "a") with { Step = "middle" }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void An_attempt_that_is_not_the_open_one_is_refused(int attempt) =>
        Assert.Equal("already-answered", learner.Refused(learner.Form(Test, null, "a") with { Attempt = attempt }));

    [Fact]
    public void The_page_of_an_attempt_that_has_ended_since_cannot_be_sent_again()
    {
        var open = learner.Form(Read);
        learner.HandIn(open);

        Assert.Equal("already-answered", learner.Refused(open with { Id = CommandId.New() }));
    }

    [Fact]
    public void A_choice_that_was_not_offered_is_refused()
    {
        Assert.Equal("unknown-choice", learner.Refused(learner.Form(Test, null, "z")));
        Assert.Equal("unknown-choice", learner.Refused(learner.Form(Play, null, "z")));
        Assert.Equal("unknown-choice", learner.Refused(learner.Form(Read, null, "a")));
    }

    [Fact]
    public void Another_name_is_refused_under_a_signature()
    {
        Assert.Equal("other-name", learner.Refused(learner.Form(Sign, null, "Noor Hadad")));
        Assert.Equal("not-signed", learner.Refused(learner.Form(Sign)));
    }

    [Fact]
    public void The_last_submission_says_when_and_in_which_module()
    {
        Assert.Equal((null, null), (learner.Learner.LastSavedAt, learner.Learner.LastModule));
        learner.HandIn(learner.Form(Read, Short));
        Assert.Equal((learner.Now, Short), (learner.Learner.LastSavedAt, learner.Learner.LastModule));
    }

    [Fact]
    public void A_scenario_that_was_open_when_its_scenes_were_replaced_can_be_gone_on_with()
    {
        learner.Choose("b");
        var replaced = AScenario with { Start = "new", Scenes = [Scene("new", ("a", "good")), End("good", Ending.Well)] };
        learner.Programme = Of([AReading, ACheck, replaced, APromise], "v2");

        GoesOn(Play, "a");
    }

    [Fact]
    public void A_check_that_was_open_when_its_last_question_was_dropped_can_be_gone_on_with()
    {
        learner.Answer("a", "ac");
        learner.Programme = Of([AReading, ACheck with { Questions = ACheck.Questions.RemoveAt(2) }, AScenario, APromise], "v2");

        GoesOn(Test, "a");
    }

    /// <summary>The screen asks for something, and what it asks for is taken in: nobody is locked out of what is mandatory.</summary>
    private void GoesOn(ActivityId activity, string choice)
    {
        var module = learner.Programme[Main]!;
        var screen = new ActivityScreen(module, module[activity]!, learner.At(activity), new("E1"), LearnerAtWork.Name, Again: true);

        var step = screen.OpenStep;

        Assert.NotNull(step);
        learner.HandIn(
            new MakeSubmission(CommandId.New(), Main, activity, module.Version, screen.Attempt, step, [choice], LearnerAtWork.Name));
    }

    private void AssertStands(ActivityId activity, int attempt, Assessment? assessment, DateTimeOffset? passedAt)
    {
        var standing = learner.At(activity);
        Assert.Equal((attempt, assessment, passedAt), (standing.Attempt, standing.Assessment, standing.PassedAt));
    }
}
