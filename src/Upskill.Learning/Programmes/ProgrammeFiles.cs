using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Activities.Scenarios;
using Upskill.PeerGroups;
using ActivityKinds = System.Collections.Immutable.ImmutableSortedDictionary<
    string, System.Func<Upskill.Learning.Programmes.ActivityFile, Upskill.Learning.Activities.Activity>>;

namespace Upskill.Learning.Programmes;

/// <summary>Reads a programme from its folder.</summary>
internal static class ProgrammeFiles
{
    /// <summary>Ids that would be taken for another page of the module.</summary>
    private static readonly string[] Pages = ["complete"];

    /// <summary>How each kind of activity is read.</summary>
    public static readonly ActivityKinds Kinds = new Dictionary<string, Func<ActivityFile, Activity>>
    {
        ["reading"] = Reading.Read,
        ["check"] = Check.Read,
        ["scenario"] = Scenario.Read,
        ["drill"] = Drill.Read,
        ["prompt-exercise"] = PromptExercise.Read,
        ["acknowledgement"] = Acknowledgement.Read,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private const string DataRules = "dataRules", Starters = "starters";

    /// <summary>Reads the programme.</summary>
    /// <exception cref="InvalidDataException">With every mistake in its files, a line each.</exception>
    public static Programme Read(string path)
    {
        var (programme, mistakes) = Inspect(path);
        return mistakes.Count == 0 ? programme! : throw new InvalidDataException(string.Join('\n', mistakes));
    }

    /// <summary>Reads the programme as far as it can be read, and finds every mistake in its files.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="kinds">Kinds of activities; all of the product's where they are left out.</param>
    /// <returns>The programme; it may be used only where there is no mistake.</returns>
    public static (Programme? Programme, IReadOnlyList<ContentMistake> Mistakes) Inspect(string path, ActivityKinds? kinds = null)
    {
        var mistakes = new ContentMistakes();
        var file = new ContentFile(new(path, ""), "programme.yaml", mistakes);
        var programme = file.Open("the programme")?.Read(node => ReadProgramme(node, file, kinds ?? Kinds));
        return (programme, mistakes.All);
    }

    private static Programme ReadProgramme(ContentNode node, ContentFile file, ActivityKinds kinds)
    {
        var (id, language, days) = (node.Id(), node.Text("language"), node.Whole("dueAfterDays"));
        node.Demand(language.Length == 0 || LanguageTag.IsTag(language), $"has a language, {language}, that is none", "Write it as en or de-CH.", "language");
        node.Demand(days > 0, "has dueAfterDays that are not above nought", "Write how many days a learner has.", "dueAfterDays");
        var named = node.Texts("modules");
        node.Demand(!named.IsEmpty, "has no modules", "Name the folder of at least one module under “modules:”.", "modules");
        ImmutableArray<Module> modules = [.. named.Select(module => ReadModule(module.Text, module.Line, language, file, kinds)).OfType<Module>()];
        foreach (var twice in modules.Where(module => module.Id.Value.Length > 0).GroupBy(module => module.Id).Where(same => same.Count() > 1))
            node.Demand(false, $"has two modules with the id {twice.Key}", "Give each module an id of its own.", "modules");
        return new(id, node.Text("title"), node.Text("summary"), language, TimeSpan.FromDays(Math.Max(days, 0)), modules)
        {
            DataRules = node.Optional(DataRules) is null ? null : node.MarkdownFile(DataRules),
            Starters = ReadStarters(node),
        };
    }

    private static ImmutableArray<string> ReadStarters(ContentNode node)
    {
        ImmutableArray<string> starters = [.. node.Texts(Starters).Select(starter => starter.Text)];
        node.Demand(starters.Length <= AskRound.MostStarters, $"has more than {AskRound.MostStarters} starters", "A round of four weeks has a question a day; leave some out.", Starters);
        node.Demand(starters.All(starter => starter.Length <= AskRound.LongestStarter), $"has a starter of more than {AskRound.LongestStarter} characters", "Say it more shortly.", Starters);
        return starters;
    }

    private static Module? ReadModule(string name, int line, string language, ContentFile programme, ActivityKinds kinds)
    {
        if (programme.Folder.Text(Path.Combine(name, "module.yaml")) is null)
        {
            programme.Note(line, $"{name}/module.yaml is named but not there.", "Add the module’s folder with this file, or correct its name.");
            return null;
        }
        var folder = new ContentFolder(programme.Folder.PathOf(name), language);
        return new ContentFile(folder, "module.yaml", programme.Mistakes).Open("the module")?.Read(node => ReadModule(node, folder, kinds, []))
            is { } module ? ModuleVariants.With(module, [.. folder.Folders.Where(other => IsLanguage(folder, other)).Select(other => ReadVariant(other, module, folder, programme.Mistakes, kinds)).OfType<Module>()]) : null;
    }

    /// <summary>By its name or by what is in it; other folders hold texts.</summary>
    private static bool IsLanguage(ContentFolder module, string folder) =>
        module.Text(Path.Combine(folder, "module.yaml")) is not null || LanguageTag.IsKnown(folder);

    private static Module? ReadVariant(string language, Module module, ContentFolder within, ContentMistakes mistakes, ActivityKinds kinds)
    {
        var folder = new ContentFolder(within.PathOf(language), language);
        var file = new ContentFile(folder, "module.yaml", mistakes);
        if (!LanguageTag.IsTag(language) || language == module.Language)
        {
            file.Note(1, $"The module has a folder, {language}, that is no other language.", "Call it by the language of its texts, such as de, or remove it.");
            return null;
        }
        var (before, lines) = (mistakes.Count, new Dictionary<ActivityId, int>());
        var variant = file.Open($"the module in {language}")?.Read(node => ReadModule(node, folder, kinds, lines));
        if (variant is not null && mistakes.Count == before)
            ModuleVariants.Compare(module, variant, file, lines);
        return variant;
    }

    private static Module ReadModule(ContentNode node, ContentFolder folder, ActivityKinds kinds, Dictionary<ActivityId, int> lines)
    {
        var (id, title, outcome) = (node.Id(), node.Text("title"), node.Text("outcome"));
        ImmutableArray<Strand> strands = [.. node.Texts("strands").Select(strand => ReadStrand(node, strand.Text)).OfType<Strand>()];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<Activity> activities = [.. node.List("activities", one =>
        {
            var activity = ReadActivity(one, ids, kinds);
            if (activity is not null)
                lines[activity.Id] = one.Line;
            return activity;
        }).OfType<Activity>()];
        node.Demand(!strands.IsEmpty, "needs a strand and an activity; it has no strand", "Name one under “strands:”.", "strands");
        node.Demand(!activities.IsEmpty, "needs a strand and an activity; it has no activity", "Describe one under “activities:”.", "activities");
        var live = node.Optional("live") is null ? (int?)null : node.Whole("live");
        node.Demand(live is not <= 0, "is met live in no minutes", "Write how many minutes of its live version meet the outcome, or leave “live:” out.", "live");
        return new(new(id), title, outcome, folder.Hash(), strands, activities) { Language = folder.Language, Files = folder.Files, LiveMinutes = live };
    }

    private static Strand? ReadStrand(ContentNode node, string name)
    {
        var isKnown = Enum.TryParse<Strand>(name, ignoreCase: true, out var strand) && Enum.IsDefined(strand);
        var known = string.Join(", ", Enum.GetNames<Strand>()).ToLowerInvariant();
        return node.Demand(isKnown, $"has the strand {name}, which is none", $"Use some of {known}.", "strands") ? strand : null;
    }

    private static Activity? ReadActivity(ContentNode node, HashSet<string> ids, ActivityKinds kinds)
    {
        node.Called("an activity");
        var id = node.Id();
        if (id.Length > 0)
            node.Called($"activity {id}");
        var (title, kind) = (node.Text("title"), node.Text("kind"));
        node.Demand(id.Length == 0 || ids.Add(id), "is there twice; two activities have the same id", "Give it an id of its own.", "id");
        node.Demand(!Pages.Contains(id), "has the address of another page of the module", "Give it another id.", "id");
        var attempts = node.Optional("attempts") is null ? (int?)null : node.Whole("attempts");
        node.Demand(attempts is not <= 0, "allows no attempt", "Write how many attempts there are, or leave “attempts:” out for no limit.", "attempts");
        var (renews, changed) = (node.OneOf("evidence", "keep", "ask-again") is "ask-again", node.Day("changed"));
        if (kinds.TryGetValue(kind, out var read))
        {
            return read(new(node, new(id), title)) with
            {
                MostAttempts = attempts,
                Renews = renews,
                ChangedOn = changed,
                Content = node.Digest("id", "title", "minutes", "attempts", "evidence", "changed", "because"),
            };
        }
        node.LeaveRest();
        node.Demand(kind.Length == 0, $"is of kind {kind}, which is none of {string.Join(", ", kinds.Keys)}", "Use one of these.", "kind");
        return null;
    }
}
