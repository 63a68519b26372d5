using System.Collections.Immutable;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.Scenarios;

/// <summary>A piece of work that goes the way of the learner's choices, to an end that is good or not.</summary>
public sealed record Scenario(ActivityId Id, string Title, TimeSpan Duration, string Start, ImmutableArray<Scene> Scenes)
    : Activity(Id, Title, Duration)
{
    public override int Steps => ShortestGoodWay() ?? Scenes.Length;

    public override Type Component => typeof(ScenarioPart);

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
    internal static Activity Read(ActivityFile file, ContentFolder folder)
    {
        var content = file.Content<File>();
        ImmutableArray<Scene> scenes = [.. content.Scenes.Select(scene => scene.Read(file))];
        var ids = scenes.Select(scene => scene.Id).ToHashSet(StringComparer.Ordinal);
        file.Demand(ids.Count == scenes.Length, "names a scene twice");
        file.Demand(ids.Contains(content.Start), "starts with a scene that is not there");
        foreach (var leads in scenes.SelectMany(scene => scene.Choices).Select(choice => choice.Leads))
            file.Demand(ids.Contains(leads), $"leads to {leads}, which is not there");
        var scenario = new Scenario(file.Id, file.Title, TimeSpan.FromMinutes(content.Minutes), content.Start, scenes);
        file.Demand(scenario.ShortestGoodWay() is not null, "has no good end that its choices lead to");
        return scenario;
    }

    private int? ShortestGoodWay()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { Start };
        var edge = new List<string> { Start };
        for (var length = 0; edge.Count > 0; length++)
        {
            if (edge.Exists(id => this[id].Ends == Ending.Well))
                return length;
            edge = [.. edge.SelectMany(id => this[id].Choices).Select(choice => choice.Leads).Where(seen.Add)];
        }
        return null;
    }

    private sealed class File
    {
        public double Minutes { get; set; }

        public string Start { get; set; } = "";

        public List<SceneFile> Scenes { get; set; } = [];
    }

    private sealed class SceneFile
    {
        public string Id { get; set; } = "";

        public string Text { get; set; } = "";

        public List<ChoiceFile> Choices { get; set; } = [];

        public string? Ends { get; set; }

        public Scene Read(ActivityFile file)
        {
            file.Demand(Ends is null or "well" or "badly", $"has a scene, {Id}, that ends neither well nor badly");
            file.Demand(Choices.Select(choice => choice.Id).Distinct().Count() == Choices.Count, $"names a choice of {Id} twice");
            file.Demand(Ends is null == Choices.Count > 0, $"has a scene, {Id}, that must have either choices or an end");
            return new(Id, MarkdownText.From(Text), [.. Choices.Select(choice => new SceneChoice(choice.Id, choice.Text, choice.Leads, choice.Because))],
                Ends is null ? null : Ends == "well" ? Ending.Well : Ending.Badly);
        }
    }

    private sealed class ChoiceFile
    {
        public string Id { get; set; } = "";

        public string Text { get; set; } = "";

        public string Leads { get; set; } = "";

        public string Because { get; set; } = "";
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
