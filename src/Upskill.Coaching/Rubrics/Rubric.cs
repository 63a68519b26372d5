using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Upskill.Coaching.Rubrics;

/// <summary>
/// What is looked for in a prompt, as <c>rubric.json</c> has it: for each criterion the phrases that show it and the words that only hint at it, in English and in
/// German. A phrase holds its own content: a word that stands for something (<c>{w}</c>), or that is no name of a kind of text either (<c>{s}</c>). So a list of the
/// rubric's own words shows nothing.
/// </summary>
/// <param name="Version">Changes with every change of the file: what was marked by an older one says nothing of this one.</param>
/// <param name="TryNext">All criteria, most valuable first: of those that are missing the first is what to try next.</param>
/// <param name="Criteria">Phrases of each but the last.</param>
/// <param name="Protected">What stays out of a prompt, besides what the data guard knows.</param>
internal sealed record Rubric(
    string Version, ImmutableArray<Criterion> TryNext, ImmutableDictionary<Criterion, RubricCues> Criteria, ImmutableArray<Regex> Protected)
{
    /// <summary>The rubric of this build.</summary>
    public static readonly Rubric Current = Read();

    /// <summary>The criteria that count, in the order of the page: all but the one that is a condition.</summary>
    public static readonly ImmutableArray<Criterion> Counted = [.. Enum.GetValues<Criterion>().Where(criterion => criterion is not Criterion.NoProtectedData)];

    /// <summary>Words that say nothing by themselves: function words, courtesies, placeholder text, and the rubric's own.</summary>
    public required ImmutableHashSet<string> Hollow { get; init; }

    /// <summary>Function words of the two languages that the phrases are written in.</summary>
    public required ImmutableHashSet<string> Function { get; init; }

    private static Rubric Read()
    {
        using var stream = typeof(Rubric).Assembly.GetManifestResourceStream("rubric.json")!;
        var file = JsonSerializer.Deserialize<RubricFile>(stream, JsonSerializerOptions.Web)!;
        var phrases = new RubricPhrases(file);
        return new(
            file.Version, file.TryNext,
            file.Criteria.ToImmutableDictionary(pair => pair.Key, pair => new RubricCues([.. pair.Value.Cues.Select(phrases.Read)], [.. pair.Value.Hints.Select(phrases.Read)])),
            [.. file.Protected.Select(phrases.Read)])
        {
            Hollow = [.. phrases.Hollow],
            Function = [.. RubricPhrases.Words(file.Stop)],
        };
    }
}

/// <summary>How one criterion shows.</summary>
/// <param name="Cues">Phrases that show it.</param>
/// <param name="Hints">Words that hint at it.</param>
internal sealed record RubricCues(ImmutableArray<Regex> Cues, ImmutableArray<Regex> Hints);

/// <summary>The file as it is written.</summary>
internal sealed record RubricFile(
    string Version, ImmutableArray<Criterion> TryNext, Dictionary<string, string> Sets, Dictionary<Criterion, RubricFile.Phrases> Criteria, string[] Protected)
{
    public string Generic { get; init; } = "";

    public string Filler { get; init; } = "";

    [JsonPropertyName("rubric")]
    public string Own { get; init; } = "";

    public string Lorem { get; init; } = "";

    public string Stop { get; init; } = "";

    /// <summary>Of one criterion.</summary>
    internal sealed record Phrases(string[] Cues, string[] Hints);
}
