using Upskill.Learning;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;

namespace Upskill.Testing;

/// <summary>Walks somebody through a real module the right way, one submission after the other.</summary>
internal static class ModuleWalk
{
    /// <summary>The submissions that complete the module, each with an id of its own.</summary>
    public static IEnumerable<MakeSubmission> Right(Module module, string learnerName) =>
        module.Activities.SelectMany(activity => Right(module, activity, learnerName));

    /// <summary>The submissions that pass one activity at its first attempt.</summary>
    public static IEnumerable<MakeSubmission> Right(Module module, Activity activity, string learnerName)
    {
        MakeSubmission Step(string step, params string[] choices) =>
            new(CommandId.New(), module.Id, activity.Id, module.Version, 1, step, [.. choices], learnerName, module.Language);

        return activity switch
        {
            Check check => check.Questions.Select(question =>
                Step(question.Id, [.. question.Options.Where(option => option.Right || question.InOrder).Select(option => option.Id)])),
            Scenario scenario => GoodWay(scenario).Select(choice => Step(choice.Scene, choice.Choice)),
            Acknowledgement => [Step("", learnerName)],
            _ => [Step("")],
        };
    }

    private static IEnumerable<(string Scene, string Choice)> GoodWay(Scenario scenario)
    {
        var ways = new Queue<(string Scene, IEnumerable<(string, string)> Way)>([(scenario.Start, [])]);
        while (ways.TryDequeue(out var at))
        {
            var scene = scenario[at.Scene];
            if (scene.Ends == Ending.Well)
                return at.Way;
            foreach (var choice in scene.Choices)
                ways.Enqueue((choice.Leads, at.Way.Append((scene.Id, choice.Id))));
        }
        throw new InvalidOperationException($"{scenario.Id} has no good end.");
    }
}
