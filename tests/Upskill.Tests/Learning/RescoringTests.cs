using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Upskill.Kit.Ledger;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>A question that was found wrong costs nobody anything; scores go up and never down.</summary>
public sealed class RescoringTests
{
    private readonly LearnerAtWork learner = new();

    private static QuestionDecision Wrong(string question) =>
        new(Main, Test, question, IsWrong: true, "Both are right.", LearnerAtWork.Begin, ACheck[question]!.Digest, IsRescored: false);

    [Fact]
    public void An_attempt_that_failed_by_the_wrong_question_is_passed_and_completes_what_it_completes()
    {
        learner.ReadOn();
        learner.Choose("b", "a");
        learner.Sign();
        learner.FailCheck(); // one and many are wrong, two is right; two of three are needed

        var facts = Count("one");

        Assert.Equal([typeof(LearnerFact.AttemptRescored), typeof(LearnerFact.ModuleCompleted)], facts.Select(fact => fact.GetType()));
        Assert.Equal(new LearnerFact.AttemptRescored(Main, Test, "v1", 1, "one", true, 2, 3, "Both are right."), facts[0]);
        Assert.Equal(new Assessment(true, 2, 3), learner.At(Test).Assessment);
        Assert.Equal(new RescoredAttempt(1, "one", true, 2, 3, "Both are right.", learner.Now), Assert.Single(learner.At(Test).Rescored));
        Assert.NotNull(learner.Learner.Standing(0).Of(Main));
    }

    [Fact]
    public void An_attempt_before_the_last_one_counts_too()
    {
        learner.FailCheck();
        learner.Answer("b", "b", "b");

        Count("one");

        Assert.NotNull(learner.At(Test).PassedAt);
        Assert.Equal(new Assessment(false, 1, 3), learner.At(Test).Assessment);
        Assert.Equal([(1, true, 2), (2, false, 1)], learner.At(Test).Rescored.Select(note => (note.Attempt, note.Passed, note.Right)));
    }

    [Fact]
    public void A_passed_attempt_has_its_score_raised_and_completes_nothing_again()
    {
        learner.CompleteMain();
        learner.Answer("b", "ac", "a");
        var passedAt = learner.At(Test).LastPassedAt;

        Assert.Equal(typeof(LearnerFact.AttemptRescored), Assert.Single(Count("one")).GetType());
        Assert.Equal((new Assessment(true, 3, 3), passedAt), (learner.At(Test).Assessment, learner.At(Test).LastPassedAt));
    }

    [Fact]
    public void Who_answered_it_as_it_was_meant_never_answered_it_or_is_in_the_middle_is_left_alone()
    {
        Assert.Empty(Count("one"));
        learner.Answer("b", "b");
        Assert.Empty(Count("one"));
        learner.Answer("a");
        learner.Answer("a", "b", "b");

        Assert.Equal(1, Assert.IsType<LearnerFact.AttemptRescored>(Assert.Single(Count("one"))).Attempt);
    }

    [Fact]
    public void An_attempt_that_ended_when_the_question_counted_already_is_not_raised_twice()
    {
        learner.Programme = Upskill.Learning.Questions.WrongQuestions.In(SmallProgramme.Programme, [Wrong("one")]);
        learner.Answer("b", "b", "a");
        Assert.Equal(new Assessment(true, 2, 3), learner.At(Test).Assessment);

        Assert.Empty(Count("one"));
    }

    [Fact]
    public void Attempts_at_other_questions_than_those_that_are_asked_today_stay_as_they_are()
    {
        learner.FailCheck();
        learner.Programme = Of([AReading, ACheck with { Questions = [.. ACheck.Questions, Question("new", "a")] }, AScenario, APromise], "v2");

        Assert.Empty(Count("one"));
    }

    [Fact]
    public void Scores_go_up_and_never_down_a_second_time_changes_nothing_and_the_ledger_gives_the_same_state() =>
        Gen.Select(Gen.Int[0, 3].Array[3].Array[1, 4], Gen.Int[0, 2].Array[1, 4]).Sample((attempts, wrong) =>
        {
            var work = new LearnerAtWork();
            foreach (var answers in attempts)
                work.Answer([.. answers.Select(answer => new[] { "a", "b", "c", "ac" }[answer]).Select((answer, at) => at == 1 ? answer : answer[..1])]);
            foreach (var question in wrong.Select(one => new[] { "one", "many", "two" }[one]))
            {
                var before = work.At(Test);
                work.Happen(Rescoring.Of(work.Learner, Wrong(question), work.Programme));
                var after = work.At(Test);

                Assert.True(after.Assessment!.Right >= before.Assessment!.Right && (after.Assessment.Passed || !before.Assessment.Passed));
                Assert.True(after.PassedAt is not null || before.PassedAt is null);
                Assert.Empty(Rescoring.Of(work.Learner, Wrong(question), work.Programme));
            }
            var replayed = work.History.Aggregate(Learner.Nobody, (state, entry) => state.With(Stored(entry.Fact), entry.At));
            Assert.Equal(JsonSerializer.Serialize(work.At(Test), LedgerJson.Options), JsonSerializer.Serialize(replayed.Standing(0).At(Main, Test), LedgerJson.Options));
        });

    [Fact]
    public void Whoever_answered_a_question_can_say_what_is_wrong_with_it_and_sees_that_they_did()
    {
        learner.Answer("b");
        var command = new ReportQuestion(CommandId.New(), Main, Test, "one", "  b is right, too. ");

        learner.Happen(learner.Learner.Report(command));

        Assert.Equal(new QuestionReport(command.Id, Main, Test, "one", "b is right, too.", learner.Now), Assert.Single(learner.Learner.Standing(0).Reports));
        Assert.Empty(learner.Learner.Report(command));
    }

    [Fact]
    public void Nothing_written_a_question_that_was_not_answered_and_a_fourth_report_of_one_are_refused()
    {
        learner.Answer("b");
        Assert.Equal("no-sentence", Refused("one", " "));
        Assert.Equal("no-sentence", Refused("one", new string('x', ReportQuestion.LongestSentence + 1)));
        Assert.Equal("not-answered", Refused("many", "It is wrong."));
        for (var i = 0; i < 3; i++)
            learner.Happen(learner.Learner.Report(new(CommandId.New(), Main, Test, "one", "It is wrong.")));
        Assert.Equal("reported-enough", Refused("one", "It is wrong."));
    }

    private string Refused(string question, string sentence) =>
        Assert.Throws<Refusal>(() => learner.Learner.Report(new(CommandId.New(), Main, Test, question, sentence))).Code;

    private ImmutableArray<LearnerFact> Count(string question)
    {
        var facts = Rescoring.Of(learner.Learner, Wrong(question), learner.Programme);
        learner.Happen(facts);
        return facts;
    }

    private static LearnerFact Stored(LearnerFact fact) => Assert.Single(JsonSerializer.Deserialize<ImmutableArray<LearnerFact>>(
        JsonSerializer.Serialize(ImmutableArray.Create(fact), LedgerJson.Options), LedgerJson.Options));
}
