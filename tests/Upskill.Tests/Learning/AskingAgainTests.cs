using System.Collections.Immutable;
using CsCheck;
using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Learners;
using Upskill.Learning.Player;
using Upskill.Learning.Programmes;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

/// <summary>What becomes of a pass when its activity's content is changed: the author says whether that asks again.</summary>
public sealed class AskingAgainTests
{
    private readonly LearnerAtWork learner = new(Release("v1"));

    private bool IsOpen => learner.Programme[Main]!.IsOpen(learner.Learner.Standing(0));

    [Fact]
    public void A_changed_content_asks_those_again_who_passed_the_older_one_and_keeps_their_completion()
    {
        learner.CompleteMain();
        var first = Assert.Single(learner.Learner.Completions);

        learner.Programme = Release("v2", promise: "two");

        Assert.True(IsOpen);
        Assert.Equal([APromise.Id], learner.Programme[Main]!.AsksAgain(learner.Learner.Standing(0)).Select(activity => activity.Id));
        Assert.Equal([first], learner.Learner.Completions.ToArray());

        var facts = learner.Sign();

        Assert.Equal("two", Assert.Single(facts.OfType<LearnerFact.AttemptAssessed>()).Content);
        Assert.Equal("v2", Assert.Single(facts.OfType<LearnerFact.ModuleCompleted>()).Version);
        Assert.Equal([first, new Completion(Main, "v2", learner.Now)], learner.Learner.Completions.ToArray());
        Assert.Equal(["v1", "v2"], learner.Learner.Evidence.Where(item => item.Kind is EvidenceKind.ModuleCompleted).Select(item => item.Version));
        Assert.Equal(learner.Learner.Completions[1], learner.Learner.Standing(0).Of(Main));
        Assert.False(IsOpen);
    }

    [Fact]
    public void Who_did_not_pass_the_older_content_is_not_said_to_be_asked_again()
    {
        learner.ReadOn();
        learner.Programme = Release("v2", promise: "two");

        Assert.Empty(learner.Programme[Main]!.AsksAgain(learner.Learner.Standing(0)));
    }

    [Fact]
    public void Where_the_author_keeps_the_evidence_a_pass_stands_whatever_becomes_of_the_content()
    {
        learner.CompleteMain();
        learner.Programme = Release("v2", check: "two");

        Assert.False(IsOpen);
        Assert.DoesNotContain(learner.PassCheck(), fact => fact is LearnerFact.ModuleCompleted);
    }

    [Fact]
    public void Another_version_of_the_module_with_the_same_content_of_the_activity_asks_nobody()
    {
        learner.CompleteMain();
        learner.Programme = Release("v2");

        Assert.False(IsOpen);
    }

    [Fact]
    public void A_content_that_was_passed_once_counts_again_when_it_comes_back()
    {
        learner.CompleteMain();
        learner.Programme = Release("v2", promise: "two");
        learner.Sign();
        learner.Programme = Release("v3");

        Assert.False(IsOpen);
    }

    [Fact]
    public void A_module_is_not_complete_while_an_activity_that_was_passed_before_asks_again()
    {
        learner.ReadOn();
        learner.Sign();
        learner.Choose("b", "a");
        learner.Programme = Release("v2", promise: "two");

        Assert.DoesNotContain(learner.PassCheck(), fact => fact is LearnerFact.ModuleCompleted);
        Assert.Contains(learner.Sign(), fact => fact is LearnerFact.ModuleCompleted { Version: "v2" });
    }

    [Fact]
    public void A_pass_that_names_no_content_counts_for_the_version_of_the_module_that_it_was_of_and_for_no_other()
    {
        learner.Happen([new LearnerFact.AttemptAssessed(Main, Sign, "v1", 1, Passed: true, Right: 0, Of: 0)]);
        Assert.True(learner.Programme[Main]![Sign]!.IsPassed(learner.At(Sign)));

        learner.Programme = Release("v2");

        Assert.True(learner.Programme[Main]![Sign]!.AsksAgain(learner.At(Sign)));
    }

    [Fact]
    public void The_screen_of_what_asks_again_shows_the_form_and_then_what_came_of_it()
    {
        var programme = Release("v1", check: "one", checkRenews: true);
        var work = new LearnerAtWork(programme);
        work.PassCheck();
        Assert.Null(Screen(work, Test).OpenStep);

        work.Programme = Release("v2", check: "two", checkRenews: true);
        Assert.Equal("one", Screen(work, Test).OpenStep);

        work.FailCheck();
        Assert.Equal(new Assessment(false, 1, 3), Screen(work, Test).Assessment);
        Assert.True(Screen(work, Test).AsksAgain);
    }

    [Fact]
    public void Who_is_asked_again_has_all_attempts_anew()
    {
        var work = new LearnerAtWork(Release("v1", checkRenews: true, attempts: 2));
        work.FailCheck();
        work.PassCheck();
        Assert.Equal("no-attempts-left", work.Refused(work.Form(Test, null, "a")));

        work.Programme = Release("v2", check: "two", checkRenews: true, attempts: 2);
        work.FailCheck();
        Assert.Contains(work.PassCheck(), fact => fact is LearnerFact.AttemptAssessed { Passed: true });
        Assert.Equal("no-attempts-left", work.Refused(work.Form(Test, null, "a")));
    }

    [Fact]
    public void Any_order_of_the_same_evidence_gives_the_same_completion() =>
        // Passes and failures of old and new contents, mixed; then the release decides who is asked what.
        Gen.Select(Evidence.Array[1, 12], Gen.Int[0, 1_000].Array[12]).Sample((evidence, picks) =>
        {
            var mixed = evidence.Select((fact, i) => (fact, picks[i])).OrderBy(pair => pair.Item2).Select(pair => pair.fact);

            Assert.Equal(Outcome(evidence), Outcome(mixed));
        });

    [Fact]
    public void Whatever_asks_again_in_whatever_order_it_is_done_the_last_of_it_renews_the_completion_once() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 100]).Where((check, promise, _) => check || promise).Sample((check, promise, order) =>
        {
            var work = new LearnerAtWork(Release("v1", checkRenews: true));
            work.CompleteMain();
            work.Programme = Release("v2", check ? "two" : "one", promise ? "two" : "one", checkRenews: true);
            var todo = work.Programme[Main]!.AsksAgain(work.Learner.Standing(0)).Select(activity => activity.Id).ToList();
            Assert.Equal((check ? 1 : 0) + (promise ? 1 : 0), todo.Count);
            if (order % 2 == 1)
                todo.Reverse();
            foreach (var activity in todo)
            {
                var facts = activity == Test ? work.PassCheck() : work.Sign();
                Assert.Equal(activity == todo[^1], facts.Any(fact => fact is LearnerFact.ModuleCompleted));
            }
            Assert.Equal(["v1", "v2"], work.Learner.Completions.Select(completion => completion.Version));
        });

    private static readonly Gen<LearnerFact> Evidence = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool, Gen.Bool,
        LearnerFact (activity, content, isOld, passed) => new LearnerFact.AttemptAssessed(
            Main, new[] { Read, Test, Play, Sign }[activity], isOld ? "v1" : "v2", 1, passed, 0, 0, new[] { "one", "two", null }[content]));

    private static string Outcome(IEnumerable<LearnerFact> evidence)
    {
        var standing = evidence.Aggregate(Learner.Nobody, (state, fact) => state.With(fact, LearnerAtWork.Begin)).Standing(0);
        var module = Release("v2", check: "two", promise: "two", checkRenews: true)[Main]!;
        return string.Join(' ', module.Activities.Select(activity => $"{activity.Id}: {activity.IsPassed(standing.At(Main, activity.Id))}, {activity.AsksAgain(standing.At(Main, activity.Id))}"));
    }

    private static ActivityScreen Screen(LearnerAtWork work, ActivityId activity) =>
        new(work.Programme[Main]!, work.Programme[Main]![activity]!, work.At(activity), new("E1"), LearnerAtWork.Name, Again: false);

    /// <summary>The small programme, whose promise asks again.</summary>
    private static Programme Release(string version, string check = "one", string promise = "one", bool checkRenews = false, int? attempts = null) => Of(
    [
        AReading,
        With(ACheck with { MostAttempts = attempts }, check, version, checkRenews),
        AScenario,
        With(APromise, promise, version, renews: true),
    ], version);

    private static Activity With(Activity activity, string content, string version, bool renews) =>
        activity with { Content = content, Counts = [content, version], Renews = renews };
}
