using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;

namespace Upskill.Testing;

/// <summary>Walks somebody through a real module the right way, one submission after the other.</summary>
internal static class ModuleWalk
{
    /// <summary>The submissions that complete the module, each with an id of its own.</summary>
    /// <param name="drawn">Which text of a drill the learner meets first; left out for somebody without a secret of their own.</param>
    public static IEnumerable<MakeSubmission> Right(Module module, string learnerName, Func<Drill, string>? drawn = null) =>
        module.Activities.SelectMany(activity => Right(module, activity, learnerName, drawn));

    /// <summary>The submissions that pass one activity at its first attempt.</summary>
    public static IEnumerable<MakeSubmission> Right(Module module, Activity activity, string learnerName, Func<Drill, string>? drawn = null) =>
        Steps(activity, drawn).Select(step => new MakeSubmission(
            CommandId.New(), module.Id, activity.Id, module.Version, 1, step, [.. Choices(activity, step, learnerName)], learnerName, module.Language));

    /// <summary>What is right in one step, as the form asks for it.</summary>
    public static IEnumerable<string> Choices(Activity activity, string step, string learnerName) => activity switch
    {
        Check check => check.Questions.Where(question => question.Id == step)
            .SelectMany(question => question.Options.Where(option => option.Right || question.InOrder)).Select(option => option.Id),
        Scenario scenario => scenario.GoodWay()!.Value.Where(choice => choice.Scene == step).Select(choice => choice.Choice),
        Drill drill => drill[step].Passages.Where(passage => passage.Planted is not null).Select(passage => passage.Number),
        PromptExercise => [$"What I write as my {step}."],
        Acknowledgement => [learnerName],
        _ => [],
    };

    private static IEnumerable<string> Steps(Activity activity, Func<Drill, string>? drawn) => activity switch
    {
        Check check => check.Questions.Select(question => question.Id),
        Scenario scenario => scenario.GoodWay()!.Value.Select(choice => choice.Scene),
        Drill drill => [drawn?.Invoke(drill) ?? ((Drill)drill.For(new("", []))).Variants[0].Id],
        PromptExercise => [PromptExercise.First, PromptExercise.Second, PromptExercise.Reflection],
        _ => [""],
    };
}
