using Upskill.Learning;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Player;
using Upskill.Learning.Programmes;
using static Upskill.Tests.Learning.SmallProgramme;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

/// <summary>Attempts are without limit unless the module says otherwise; each is kept.</summary>
public sealed class AttemptTests
{
    private static readonly Check Twice = ACheck with { MostAttempts = 2 };

    private readonly LearnerAtWork learner = new(Of([AReading, Twice, AScenario, APromise]));

    [Fact]
    public void When_all_attempts_are_used_a_further_one_is_refused_and_what_there_was_is_kept()
    {
        learner.FailCheck();
        learner.FailCheck();

        Assert.Equal("no-attempts-left", learner.Refused(learner.Form(Test, null, "a")));
        Assert.Equal((2, 2), (learner.At(Test).Ended, learner.At(Test).Attempt));
        Assert.Equal(new Assessment(false, 1, 3), learner.At(Test).Assessment);
    }

    [Fact]
    public void The_last_attempt_can_be_brought_to_its_end_and_passed()
    {
        learner.FailCheck();
        learner.PassCheck();

        Assert.NotNull(learner.At(Test).PassedAt);
        Assert.Equal("no-attempts-left", learner.Refused(learner.Form(Test, null, "a")));
    }

    [Fact]
    public void An_answer_sent_again_after_the_last_attempt_is_told_that_it_was_answered()
    {
        learner.FailCheck();
        learner.Answer("b", "b");
        var last = learner.Form(Test, null, "a");
        learner.HandIn(last);

        Assert.Equal("already-answered", learner.Refused(last with { Id = CommandId.New() }));
    }

    [Fact]
    public void An_attempt_that_a_replaced_module_cut_short_is_not_among_those_that_are_used()
    {
        learner.FailCheck();
        learner.Answer("a");
        learner.Programme = Of([AReading, Twice, AScenario, APromise], "v2");

        var module = learner.Programme[Main]!;
        var screen = new ActivityScreen(module, module[Test]!, learner.At(Test), new("E1"), LearnerAtWork.Name, Again: false);
        foreach (var (step, choice) in new[] { ("one", "a"), ("many", "b"), ("two", "a") })
            learner.HandIn(new MakeSubmission(CommandId.New(), Main, Test, "v2", screen.Attempt, step, [choice], LearnerAtWork.Name));

        Assert.Equal((2, true), (learner.At(Test).Ended, learner.At(Test).Assessment!.Passed));
    }

    [Fact]
    public void A_screen_whose_attempts_are_used_shows_the_last_one_also_to_who_asks_for_another()
    {
        learner.FailCheck();
        learner.FailCheck();
        var module = learner.Programme[Main]!;

        var screen = new ActivityScreen(module, module[Test]!, learner.At(Test), new("E1"), LearnerAtWork.Name, Again: true);

        Assert.NotNull(screen.Assessment);
        Assert.Null(screen.OpenStep);
    }

    [Theory]
    [InlineData("attempts: 3", null)]
    [InlineData("attempts: 0", "allows no attempt")]
    [InlineData("attempts: some", "no whole number")]
    public void The_file_says_how_many_attempts_there_are(string line, string? reason)
    {
        using var source = new ContentSource();
        source.Change("main/module.yaml", "pass: 1", $"pass: 1\n    {line}");

        var (programme, mistakes) = ProgrammeFiles.Inspect(source.Path);

        if (reason is null)
            Assert.Equal([null, 3, null, null], programme!.Modules[0].Activities.Select(activity => activity.MostAttempts));
        else
            Assert.Contains(mistakes, mistake => mistake.Wrong.Contains(reason, StringComparison.Ordinal));
    }
}
