using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;
using Upskill.Simulation.Lessons;

namespace Upskill.Silo.Sample;

/// <summary>The programme that is taught, as simulated people know it: what is right in it, without its texts. Pure.</summary>
internal static class SampleLessons
{
    /// <summary>The key to the programme.</summary>
    public static Curriculum Of(Programme programme) => new([.. programme.Modules.Select(module => new Lesson(
        module.Id, module.Languages, [.. module.Activities.Select(Exercise)]))]);

    private static Exercise Exercise(Activity activity) => new(
        activity.Id, activity.Duration, PassMark(activity), activity.MostAttempts, [.. Steps(activity)], activity switch
        {
            Drill => ExerciseKind.Drawn,
            Acknowledgement => ExerciseKind.ByName,
            _ => ExerciseKind.InOrder,
        });

    private static int PassMark(Activity activity) => activity switch
    {
        Check check => check.PassMark,
        Drill => 1,
        _ => 0,
    };

    private static IEnumerable<Step> Steps(Activity activity) => activity switch
    {
        Check check => check.Questions.Select(question => new Step(question.Id, Right(question), Wrong(question))),
        Scenario scenario => scenario.GoodWay()!.Value.Select(choice => new Step(choice.Scene, [choice.Choice], null)),
        Drill drill => drill.Variants.Select(variant => new Step(
            variant.Id, [.. variant.Passages.Where(passage => passage.Planted is not null).Select(passage => passage.Number)], [])),
        PromptExercise =>
        [
            new(PromptExercise.First, ["Summarise the attached minutes."], null),
            new(PromptExercise.Second, ["Summarise the attached minutes for someone who was not there: decisions, who does what, what is open. Say where the minutes are unclear."], null),
            new(PromptExercise.Reflection, ["The second one said what it is for, so I had less to correct."], null),
        ],
        _ => [new("", [], null)],
    };

    private static ImmutableArray<string> Right(Question question) =>
        [.. question.Options.Where(option => option.Right || question.InOrder).Select(option => option.Id)];

    private static ImmutableArray<string> Wrong(Question question) => question.InOrder
        ? [.. question.Options.Reverse().Select(option => option.Id)]
        : [question.Options.First(option => !option.Right).Id];
}
