using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Learners;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>What completes a module and a programme, once and for ever.</summary>
public sealed class LearnerCompletionTests
{
    private readonly LearnerAtWork learner = new();

    private int Completed(ModuleId module) =>
        learner.Facts.Count(fact => fact is LearnerFact.ModuleCompleted completed && completed.Module == module);

    [Fact]
    public void The_last_submission_makes_its_facts_in_their_order()
    {
        var facts = learner.CompleteMain();

        Assert.Equal(
            [
                typeof(LearnerFact.SubmissionMade), typeof(LearnerFact.AttemptAssessed), typeof(LearnerFact.AcknowledgementSigned),
                typeof(LearnerFact.ModuleCompleted),
            ],
            facts.Select(fact => fact.GetType()));
        var completed = Assert.IsType<LearnerFact.ModuleCompleted>(facts[3]);
        Assert.Equal((Main, "v1", "You can do it."), (completed.Module, completed.Version, completed.Outcome));
        Assert.Equal<string>(["practical", "ethics"], completed.Strands);
        Assert.Equal(new Completion(Main, "v1", learner.Now), Assert.Single(learner.Learner.Completions));
    }

    [Fact]
    public void A_module_is_not_complete_while_one_activity_is_missing_or_failed()
    {
        learner.ReadOn();
        learner.FailCheck();
        learner.Choose("b", "a");
        learner.Sign();
        Assert.Equal(0, Completed(Main));

        learner.PassCheck();
        Assert.Equal(1, Completed(Main));
    }

    [Fact]
    public void The_programme_is_complete_with_its_last_module_and_says_so_last()
    {
        learner.CompleteMain();
        Assert.False(learner.Learner.HasCompletedProgramme);

        var facts = learner.HandIn(learner.Form(Read, Short));

        Assert.Equal(
            [
                typeof(LearnerFact.SubmissionMade), typeof(LearnerFact.AttemptAssessed), typeof(LearnerFact.ModuleCompleted),
                typeof(LearnerFact.ProgrammeCompleted),
            ],
            facts.Select(fact => fact.GetType()));
        Assert.Equal(new LearnerFact.ProgrammeCompleted("small"), facts[3]);
        Assert.True(learner.Learner.HasCompletedProgramme);
    }

    [Fact]
    public void An_activity_of_the_same_id_in_another_module_does_not_count_here()
    {
        learner.HandIn(learner.Form(Read, Short));
        learner.PassCheck();
        learner.Choose("b", "a");
        learner.Sign();

        Assert.Equal(0, Completed(Main));
    }

    [Fact]
    public void A_retake_never_takes_a_completion_away()
    {
        learner.CompleteMain();
        var (completion, passedAt) = (Assert.Single(learner.Learner.Completions), learner.At(Test).PassedAt);

        learner.FailCheck();

        Assert.Equal((2, false, passedAt), (learner.At(Test).Attempt, learner.At(Test).Assessment!.Passed, learner.At(Test).PassedAt));
        Assert.Equal([completion], learner.Learner.Completions.ToArray());
        Assert.Equal(new(1, 1, 0), learner.Learner.Figures);
    }

    [Fact]
    public void A_retake_of_an_activity_before_the_module_is_complete_keeps_that_it_was_passed()
    {
        learner.ReadOn();
        learner.PassCheck();
        var passedAt = learner.At(Test).PassedAt;
        learner.FailCheck();
        learner.Answer("a");
        learner.Choose("b", "a");
        learner.Sign();

        Assert.Equal(passedAt, learner.At(Test).PassedAt);
        Assert.Equal(1, Completed(Main));
    }

    [Fact]
    public void Passing_again_completes_neither_the_module_nor_the_programme_a_second_time()
    {
        learner.CompleteMain();
        learner.HandIn(learner.Form(Read, Short));
        learner.PassCheck();
        learner.Sign();
        learner.HandIn(learner.Form(Read, Short));

        Assert.Equal((1, 1), (Completed(Main), Completed(Short)));
        Assert.Single(learner.Facts.OfType<LearnerFact.ProgrammeCompleted>());
        Assert.Equal(2, learner.Facts.OfType<LearnerFact.AcknowledgementSigned>().Count());
    }

    [Fact]
    public void A_completion_twice_in_the_ledger_counts_once_with_its_first_moment()
    {
        learner.CompleteMain();
        var first = Assert.Single(learner.Learner.Completions);

        learner.Happen([new LearnerFact.ModuleCompleted(Main, "v1", "You can do it.", [])]);

        Assert.Equal([first], learner.Learner.Completions.ToArray());
    }

    [Fact]
    public void Any_order_of_the_activities_gives_the_same_completion_whichever_comes_last() =>
        // Steps of all activities interleaved as the numbers have it, now and then with an attempt that fails.
        Gen.Select(Gen.Int[0, 1_000].Array[40], Gen.Bool.Array[40]).Sample((picks, fails) =>
        {
            var work = new LearnerAtWork();
            var todo = new List<(ModuleId Module, ActivityId Activity)>
                { (Main, Read), (Main, Test), (Main, Play), (Main, Sign), (Short, Read) };
            for (var i = 0; todo.Count > 0; i++)
            {
                Assert.True(i < 200, "The programme could not be completed.");
                var (module, activity) = todo[picks[i % 40] % todo.Count];
                work.HandIn(work.Form(activity, module, Choice(work, activity, fails: i < 40 && fails[i])));
                todo.RemoveAll(one => work.At(one.Activity, one.Module).PassedAt is not null);
                Assert.Equal(
                    todo.TrueForAll(one => one.Module != Main), work.Learner.Completions.Any(completion => completion.Module == Main));
                Assert.Equal(todo.Count == 0, work.Learner.HasCompletedProgramme);
            }
            Assert.Equal([Main, Short], work.Learner.Completions.Select(completion => completion.Module).OrderBy(module => module.Value));
            Assert.All(work.Learner.Completions, completion => Assert.Equal("v1", completion.Version));
            Assert.Equal(new(1, 1, 1), work.Learner.Figures);
            Assert.Equal(2, work.Facts.OfType<LearnerFact.ModuleCompleted>().Count());
            Assert.IsType<LearnerFact.ProgrammeCompleted>(Assert.Single(work.Facts, fact => fact is LearnerFact.ProgrammeCompleted));
        });

    private static System.Collections.Immutable.ImmutableArray<string> Choice(LearnerAtWork work, ActivityId activity, bool fails) =>
        activity == Read ? []
        : activity == Sign ? [LearnerAtWork.Name]
        : activity == Play ? [(work.Form(Play).Step == "brief") == fails ? "a" : "b"]
        : fails ? ["b"]
        : work.Form(Test).Step == "many" ? ["a", "c"] : ["a"];
}
