using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Activities.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Upskill.Learning.Programmes;

/// <summary>Reads a programme from its folder.</summary>
internal static class ProgrammeFiles
{
    private static readonly ImmutableDictionary<string, Func<ActivityFile, ContentFolder, Activity>> Kinds =
        new Dictionary<string, Func<ActivityFile, ContentFolder, Activity>>
        {
            ["reading"] = Reading.Read,
            ["check"] = Check.Read,
            ["scenario"] = Scenario.Read,
            ["acknowledgement"] = Acknowledgement.Read,
        }.ToImmutableDictionary();

    /// <summary>Reads the programme.</summary>
    /// <exception cref="InvalidDataException">With the file and what is wrong in it.</exception>
    public static Programme Read(string path)
    {
        var file = new ContentFolder(path, "").Read<ProgrammeFile>("programme.yaml");
        Demand(path, ("id", file.Id), ("title", file.Title), ("summary", file.Summary), ("language", file.Language),
            ("dueAfterDays", file.DueAfterDays > 0 ? "given" : ""), ("module", file.Modules.FirstOrDefault() ?? ""));
        ImmutableArray<Module> modules = [.. file.Modules.Select(module => ReadModule(new ContentFolder(Path.Combine(path, module), file.Language)))];
        if (modules.GroupBy(module => module.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidDataException($"{path}: two modules have the id {twice.Key}.");
        return new(file.Id, file.Title, file.Summary, file.Language, TimeSpan.FromDays(file.DueAfterDays), modules);
    }

    private static Module ReadModule(ContentFolder folder)
    {
        var file = folder.Read<ModuleFile>("module.yaml");
        Demand(folder.Path, ("id", file.Id), ("title", file.Title), ("outcome", file.Outcome));
        if (file.Strands.Find(strand => !Enum.TryParse<Strand>(strand, ignoreCase: true, out _)) is { } unknown)
            throw new InvalidDataException($"{folder.Path}: {unknown} is no strand.");
        ImmutableArray<Activity> activities = [.. ActivitiesOf(folder)];
        var module = new Module(
            new(file.Id), file.Title, file.Outcome, folder.Hash(),
            [.. file.Strands.Select(strand => Enum.Parse<Strand>(strand, ignoreCase: true))], activities);
        if (activities.Select(activity => activity.Id).Distinct().Count() != activities.Length)
            throw new InvalidDataException($"{folder.Path}: two activities have the same id.");
        return module.Strands.IsEmpty || activities.IsEmpty
            ? throw new InvalidDataException($"{folder.Path}: a module needs a strand and an activity.")
            : module;
    }

    private static IEnumerable<Activity> ActivitiesOf(ContentFolder folder)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(folder.Path, "module.yaml"));
        yaml.Load(text);
        if (yaml.Documents[0].RootNode is not YamlMappingNode root || !root.Children.TryGetValue("activities", out var list)
            || list is not YamlSequenceNode nodes || !nodes.All(node => node is YamlMappingNode))
        {
            throw new InvalidDataException($"{folder.Path}: there is no list of activities.");
        }
        foreach (var node in nodes.Cast<YamlMappingNode>())
        {
            var file = new ActivityFile(folder.Path, node);
            file.Demand(Kinds.ContainsKey(file.Kind), $"is of kind {file.Kind}, which is none of {string.Join(", ", Kinds.Keys.Order())}");
            yield return Kinds[file.Kind](file, folder);
        }
    }

    private static void Demand(string path, params ReadOnlySpan<(string Key, string Value)> needed)
    {
        foreach (var (key, value) in needed)
        {
            if (string.IsNullOrWhiteSpace(value))
                throw new InvalidDataException($"{path}: there is no {key}.");
        }
    }

    private sealed class ProgrammeFile
    {
        public string Id { get; set; } = "";

        public string Title { get; set; } = "";

        public string Summary { get; set; } = "";

        public string Language { get; set; } = "";

        public int DueAfterDays { get; set; }

        public List<string> Modules { get; set; } = [];
    }

    private sealed class ModuleFile
    {
        public string Id { get; set; } = "";

        public string Title { get; set; } = "";

        public string Outcome { get; set; } = "";

        public List<string> Strands { get; set; } = [];

        /// <summary>Read by kind; here only so that the key is known.</summary>
        public object? Activities { get; set; }
    }
}
