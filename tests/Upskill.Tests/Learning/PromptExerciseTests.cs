using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;

namespace Upskill.Tests.Learning;

public sealed class PromptExerciseTests
{
    private static readonly ActivityId Write = new("write");

    private static readonly PromptExercise Exercise = new(
        Write, "A prompt", TimeSpan.FromMinutes(6), MarkdownText.From("Summarise."), [new("Checkable", "Use only the text below.", "It can be checked.")],
        "What did you change?");

    [Fact]
    public void It_is_done_when_it_was_tried_twice_and_reflected_on_and_not_before()
    {
        var learner = new LearnerAtWork(SmallProgramme.Of([Exercise]));

        Assert.DoesNotContain(learner.HandIn(Write, "Summarise this."), fact => fact is LearnerFact.AttemptAssessed);
        Assert.DoesNotContain(learner.HandIn(Write, "Use only the text below."), fact => fact is LearnerFact.AttemptAssessed);
        Assert.Contains(learner.HandIn(Write, "I named a source."), fact => fact is LearnerFact.AttemptAssessed { Passed: true, Right: 0, Of: 0 });
        Assert.Equal(["first", "second", "reflection"], learner.At(Write).Steps.Select(step => step.Step));
    }

    [Fact]
    public void Nothing_that_was_written_is_judged()
    {
        Assert.Equal(new Course.Ended(new(true, 0, 0)), Exercise.After([new("first", ["x"]), new("second", ["x"]), new("reflection", ["x"])]));
        Assert.Equal(new Course.Continues("second"), Exercise.After([new("first", ["x"])]));
    }

    [Theory]
    [InlineData(0, "nothing-written")]
    [InlineData(4_001, "too-long")]
    public void Nothing_and_more_than_4000_characters_are_refused(int length, string code) => Assert.Equal(
        code, Assert.Throws<Refusal>(() => Exercise.Admit("first", [new string('x', length)], LearnerAtWork.Name)).Code);

    [Fact]
    public void A_text_of_4000_characters_is_taken_in_and_by_this_kind_only()
    {
        Exercise.Admit("first", [new string('x', 4_000)], LearnerAtWork.Name);

        Assert.Equal(4_000, Exercise.LongestChoice);
        Assert.All(SmallProgramme.Programme.Modules[0].Activities, activity => Assert.Equal(500, activity.LongestChoice));
    }

    [Theory]
    [InlineData("    examples:\n      - title: Checkable\n        prompt: Use only the text below.\n        because: It can be checked.\n", "", "no worked example")]
    [InlineData("    reflect: What did you change?\n", "", "has no reflect")]
    [InlineData("    task: Summarise this.\n", "", "has no task")]
    public void An_exercise_without_something_to_compare_with_or_to_answer_is_a_mistake_in_its_file(string right, string wrong, string reason)
    {
        using var source = new ContentSource();
        source.Write("main/module.yaml", ContentSource.Module + """


              - id: write
                kind: prompt-exercise
                title: A prompt
                minutes: 6
                task: Summarise this.
                examples:
                  - title: Checkable
                    prompt: Use only the text below.
                    because: It can be checked.
                reflect: What did you change?

            """);
        Assert.IsType<PromptExercise>(source.Read().Modules[0][Write]);

        source.Change("main/module.yaml", right, wrong);

        Assert.Contains(ProgrammeFiles.Inspect(source.Path).Mistakes, mistake => mistake.Wrong.Contains(reason, StringComparison.Ordinal));
    }
}
