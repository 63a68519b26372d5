using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.Drills;

/// <summary>
/// Catch the machine: the learner marks what is wrong in a text that a machine wrote. Passed with enough planted errors found and few clean passages
/// marked, so that neither marking everything nor marking nothing passes.
/// </summary>
/// <param name="Find">Planted errors that must be marked.</param>
/// <param name="Allow">Clean passages that may be marked.</param>
/// <param name="Variants">Texts, in the order in which this learner meets them.</param>
public sealed record Drill(ActivityId Id, string Title, TimeSpan Duration, int Find, int Allow, ImmutableArray<DrillVariant> Variants)
    : Activity(Id, Title, Duration)
{
    private const int FewestVariants = 2, FewestPassages = 3, MostPassages = 20;

    public override int Steps => 1;

    public override Type Component => typeof(DrillPart);

    internal override IEnumerable<string> Shape => Variants.Select(variant =>
        $"variant {variant.Id} of {variant.Passages.Length} passages with {string.Join(", ", variant.Passages.Where(passage => passage.Planted is not null).Select(passage => $"{passage.Planted} in {passage.Number}"))}")
        .Append($"find {Find} and allow {Allow}");

    /// <summary>The text of this id.
    public DrillVariant this[string id] => Variants.Single(variant => variant.Id == id);

    /// <summary>Those that the learner has not handed in come first, drawn by their secret; then the others, the one seen longest ago first.</summary>
    public override Activity For(Draw draw) => this with
    {
        Variants = [.. Variants.OrderBy(variant => draw.Seen.IndexOf(variant.Id)).ThenBy(variant => Lot(draw.Secret, variant.Id), StringComparer.Ordinal)],
    };

    public override Course After(ImmutableArray<StepTaken> steps)
    {
        if (steps is not [var step, ..])
            return new Course.Continues(Variants[0].Id);
        var (variant, hits) = (this[step.Step], this[step.Step].Hits(step.Choices));
        return new Course.Ended(new(hits >= Find && variant.FalseAlarms(step.Choices) <= Allow, hits, variant.Planted));
    }

    public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
    {
        var passages = this[step].Passages;
        if (choices.Distinct().Count() != choices.Length || choices.Any(choice => passages.All(passage => passage.Number != choice)))
            throw new Refusal("unknown-choice", "One of the marks is on a passage that is not there. Nothing was sent.");
    }

    /// <summary>Reads the activity of kind <c>drill</c>.</summary>
    internal static Activity Read(ActivityFile file)
    {
        var (node, find, allow) = (file.Node, file.Node.Whole("find"), file.Node.Whole("allow", otherwise: 0));
        node.Demand(find >= 1, "would be passed by marking nothing", "Write “find:” with at least 1.", "find");
        node.Demand(allow >= 0, "allows less than no false alarm", "Write “allow:” with 0 or more.", "allow");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var variants = node.List("variants", variant => ReadVariant(variant, ids, find, allow));
        node.Demand(variants.Length >= FewestVariants, "has no other text for the next attempt", $"Write at least {FewestVariants} variants.", "variants");
        return new Drill(file.Id, file.Title, node.Minutes(), find, allow, variants);
    }

    private static DrillVariant ReadVariant(ContentNode node, HashSet<string> ids, int find, int allow)
    {
        var id = node.Id();
        node.Demand(ids.Add(id), "names a variant twice", "Give it an id of its own.", "id");
        var source = node.Optional("source") is { } text ? MarkdownText.From(text) : null;
        var (brief, language, number) = (node.Text("brief"), node.Optional("sourceLanguage"), 0);
        var passages = node.List("passages", passage => ReadPassage(passage, (++number).ToString(CultureInfo.InvariantCulture)));
        var variant = new DrillVariant(id, brief, source, language, passages);
        node.Demand(passages.Length is >= FewestPassages and <= MostPassages, $"has a variant, {id}, of {passages.Length} passages",
            $"Write {FewestPassages} to {MostPassages}.", "passages");
        node.Demand(variant.Planted >= find, $"has a variant, {id}, with fewer planted errors than must be found",
            "Plant more of them with “planted:”, or lower “find:”.", "passages");
        node.Demand(variant.Clean > allow, $"has a variant, {id}, that would be passed by marking everything",
            "Add clean passages, or lower “allow:”.", "passages");
        return variant;
    }

    private static Passage ReadPassage(ContentNode node, string number)
    {
        var (text, planted) = (node.Text("text"), node.Optional("planted"));
        var kinds = Enum.GetValues<PlantedError>().ToDictionary(Name);
        var isKnown = node.Demand(planted is null || kinds.ContainsKey(planted), $"has a planted error of the kind {planted}, which is not known",
            $"Use one of {string.Join(", ", kinds.Keys)}.", "planted");
        var because = planted is null ? node.Optional("because") ?? "" : node.Text("because");
        return new(number, text, planted is not null && isKnown ? kinds[planted] : null, because);
    }

    /// <summary>In a file: <c>invented-citation</c>.</summary>
    private static string Name(PlantedError error) => string.Concat(error.ToString().Select((letter, at) =>
        char.IsUpper(letter) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    private static string Lot(string secret, string variant) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(variant)));
}

/// <summary>One text of a drill.</summary>
/// <param name="Brief">What the machine was asked.</param>
/// <param name="Source">What it was given, if the learner is to compare.</param>
/// <param name="SourceLanguage">BCP 47, where the source is in another language than the programme.</param>
public sealed record DrillVariant(string Id, string Brief, MarkdownText? Source, string? SourceLanguage, ImmutableArray<Passage> Passages)
{
    /// <summary>Passages with an error.</summary>
    public int Planted => Passages.Count(passage => passage.Planted is not null);

    /// <summary>Passages without.</summary>
    public int Clean => Passages.Length - Planted;

    /// <summary>Planted errors among the marked passages.</summary>
    public int Hits(ImmutableArray<string> marked) => Passages.Count(passage => passage.Planted is not null && marked.Contains(passage.Number));

    /// <summary>Clean passages among the marked ones.</summary>
    public int FalseAlarms(ImmutableArray<string> marked) => Passages.Count(passage => passage.Planted is null && marked.Contains(passage.Number));
}

/// <summary>A numbered part of a text that a machine wrote.</summary>
/// <param name="Planted">What is wrong with it, or null where it holds.</param>
/// <param name="Because">What there is to learn from it.</param>
public sealed record Passage(string Number, string Text, PlantedError? Planted, string Because);

/// <summary>What machines get wrong in a way that reads well.</summary>
public enum PlantedError
{
    /// <summary>A reference that is not there.</summary>
    InventedCitation,
    /// <summary>The right figure in another unit.</summary>
    WrongUnit,
    /// <summary>Another figure than the source's.</summary>
    WrongFigure,
    /// <summary>Those who were left out are no longer mentioned.</summary>
    DroppedExclusion,
    /// <summary>A date that could be right and is not.</summary>
    PlausibleDate,
    /// <summary>A subgroup's result lost in the mean of all.</summary>
    AveragedSubgroup,
    /// <summary>A word that means something else in the other language.</summary>
    TranslationSlip,
    /// <summary>“May” became “should”, or a condition is gone.</summary>
    StrongerClaim,
    /// <summary>Nothing in the source says so.</summary>
    BeyondSource,
}
