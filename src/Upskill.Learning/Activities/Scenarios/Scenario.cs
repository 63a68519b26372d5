using System.Collections.Immutable;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.Scenarios;

/// <summary>A piece of work that goes the way of the learner's choices, to an end that is good or not.</summary>
public sealed record Scenario(ActivityId Id, string Title, TimeSpan Duration, string Start, ImmutableArray<Scene> Scenes)
    : Activity(Id, Title, Duration)
{
    public override int Steps => GoodWay()?.Length ?? Scenes.Length;

    public override Type Component => typeof(ScenarioPart);

    internal override IEnumerable<string> Shape => Scenes.Select(scene => scene.Ends is { } ending
        ? $"scene {scene.Id}, which ends {ending.ToString().ToLowerInvariant()}"
        : $"scene {scene.Id} with {string.Join(", ", scene.Choices.Select(choice => $"{choice.Id} to {choice.Leads}"))}").Append($"start {Start}");

    /// <summary>The choices of a shortest way to a good end, each with its scene; null where no end that can be reached is good.</summary>
    public ImmutableArray<(string Scene, string Choice)>? GoodWay()
    {
        var (seen, ways) = (new HashSet<string>(StringComparer.Ordinal) { Start }, new Queue<(string Scene, ImmutableArray<(string, string)> Way)>([(Start, [])]));
        while (ways.TryDequeue(out var at))
        {
            var scene = this[at.Scene];
            if (scene.Ends is Ending.Well)
                return at.Way;
            foreach (var choice in scene.Choices.Where(choice => seen.Add(choice.Leads)))
                ways.Enqueue((choice.Leads, at.Way.Add((scene.Id, choice.Id))));
        }
        return null;
    }

    /// <summary>The scene of this id.</summary>
    public Scene this[string id] => Scenes.Single(scene => scene.Id == id);

    public override Course After(ImmutableArray<StepTaken> steps)
    {
        var scene = SceneAfter(steps);
        return scene.Ends is { } ending ? new Course.Ended(new(ending == Ending.Well, Right: 0, Of: 0)) : new Course.Continues(scene.Id);
    }

    /// <summary>Where these choices lead.</summary>
    public Scene SceneAfter(ImmutableArray<StepTaken> steps) =>
        steps is [.., var last] ? this[Chosen(last).Leads] : this[Start];

    /// <summary>The choice that was made in a step.</summary>
    public SceneChoice Chosen(StepTaken step) => this[step.Step].Choices.Single(choice => choice.Id == step.Choices[0]);

    public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
    {
        if (choices.IsEmpty)
            throw new Refusal("nothing-chosen", "Choose what you do, then go on.");
        if (choices.Length > 1 || this[step].Choices.All(choice => choice.Id != choices[0]))
            throw new Refusal("unknown-choice", "That is not one of the choices offered. Nothing was sent.");
    }

    /// <summary>Reads the activity of kind <c>scenario</c>.</summary>
    internal static Activity Read(ActivityFile file)
    {
        var (node, minutes, start) = (file.Node, file.Node.Minutes(), file.Node.Text("start"));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var leads = new List<(ContentNode From, string To)>();
        var scenes = node.List("scenes", scene => ReadScene(scene, ids, leads));
        node.Demand(ids.Contains(start), "starts with a scene that is not there", "Name the id of the first scene.", "start");
        foreach (var (from, to) in leads.Where(lead => lead.To.Length > 0))
            from.Demand(ids.Contains(to), $"leads to {to}, which is not there", "Name the id of a scene.", "leads");
        var scenario = new Scenario(file.Id, file.Title, minutes, start, scenes);
        if (node.Holds)
            node.Demand(scenario.GoodWay() is not null, "has no good end that its choices lead to", "Let a scene that can be reached end well.");
        return scenario;
    }

    private static Scene ReadScene(ContentNode node, HashSet<string> ids, List<(ContentNode From, string To)> leads)
    {
        var (id, text, ends) = (node.Id(), node.Markdown("text"), node.Optional("ends"));
        var choiceIds = new HashSet<string>(StringComparer.Ordinal);
        var choices = node.List("choices", choice =>
        {
            leads.Add((choice, choice.Text("leads")));
            var read = new SceneChoice(choice.Id(), choice.Text("text"), leads[^1].To, choice.Text("because"));
            choice.Demand(choiceIds.Add(read.Id), $"names a choice of {id} twice", "Give it an id of its own.", "id");
            return read;
        });
        node.Demand(ids.Add(id), "names a scene twice", "Give it an id of its own.", "id");
        node.Demand(ends is null or "well" or "badly", $"has a scene, {id}, that ends neither well nor badly", "Write “ends: well” or “ends: badly”.", "ends");
        node.Demand(ends is null == choices.Length > 0, $"has a scene, {id}, that must have either choices or an end", "Give it choices, or write how it ends.");
        return new(id, text, choices, ends is null ? null : ends == "well" ? Ending.Well : Ending.Badly);
    }
}

/// <summary>What happens, and what can be done about it; or an end.</summary>
public sealed record Scene(string Id, MarkdownText Text, ImmutableArray<SceneChoice> Choices, Ending? Ends);

/// <summary>What the learner does, where it leads and what followed from it.</summary>
public sealed record SceneChoice(string Id, string Text, string Leads, string Because);

/// <summary>How a scenario comes out.</summary>
public enum Ending
{
    /// <summary>The work can be signed for.</summary>
    Well,
    /// <summary>It cannot; there is another attempt.</summary>
    Badly,
}
