using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Providers;
using Upskill.Coaching.Rubrics;

namespace Upskill.Coaching.ModelNotes;

/// <summary>
/// What a model added to the rules' observations on one text. It can show a criterion that the rules did not see, by the learner's own words, and say the thing to try
/// next in its words. It takes nothing away, says nothing of protected data, and never comes into a verdict.
/// </summary>
/// <param name="Quotes">The learner's words, each of which stands in the text.</param>
/// <param name="TryNext">A sentence; null where it gave none.</param>
/// <param name="Away">Why there is nothing; null where it answered.</param>
internal sealed record ModelNote(ImmutableArray<ModelQuote> Quotes, string? TryNext, ModelAway? Away = null)
{
    private const int LongestQuote = 300, ShortestQuote = 8, MostQuotes = 12, LongestSentence = 300;

    /// <summary>Where a note on a text is kept.</summary>
    public static string PlaceOf(string kind, CoachedText text) => $"{kind}/" + Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\0', text.Module.Value, text.Activity.Value, Rubric.Current.Version, text.Text))));

    /// <summary>
    /// Reads a model's answer: one object of exactly <c>quotes</c> (each of exactly <c>criterion</c> and <c>quote</c>) and <c>tryNext</c>. Null where it is anything else.
    /// A quotation that is not in the text, word for word, is dropped, and so is one of a criterion that is not the model's.
    /// </summary>
    public static ModelNote? Read(string said, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(said);
            var root = json.RootElement;
            if (!Holds(root, "quotes", "tryNext") || root.GetProperty("quotes") is not { ValueKind: JsonValueKind.Array } quotes || quotes.GetArrayLength() > MostQuotes
                || root.GetProperty("tryNext") is not { ValueKind: JsonValueKind.String or JsonValueKind.Null } next)
                return null;
            return quotes.EnumerateArray().All(quote => Holds(quote, "criterion", "quote"))
                ? new([.. quotes.EnumerateArray().Select(Quote).OfType<ModelQuote>().Where(quote => quote.StandsIn(text))], Sentence(next.GetString()))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The observations with what the model saw.</summary>
    public PromptObservations Refine(PromptObservations seen, string text) => seen with
    {
        Each = [.. seen.Each.Select(one => one.Finding is not Finding.There && Rubric.Counted.Contains(one.Criterion)
            && Quotes.FirstOrDefault(quote => quote.Criterion == one.Criterion && quote.StandsIn(text)) is { } shown
                ? new Observation(one.Criterion, Finding.There, shown.In(text), ByModel: true) : one)],
    };

    private static bool Holds(JsonElement element, params string[] names) =>
        element.ValueKind is JsonValueKind.Object && element.EnumerateObject().Select(property => property.Name).Order().SequenceEqual(names.Order());

    private static ModelQuote? Quote(JsonElement element) =>
        element.GetProperty("criterion") is { ValueKind: JsonValueKind.String } name && element.GetProperty("quote") is { ValueKind: JsonValueKind.String } quote
        && Rubric.Counted.Select(criterion => (Criterion?)criterion).FirstOrDefault(criterion => criterion.ToString() == name.GetString()) is { } named
        && quote.GetString() is { Length: >= ShortestQuote and <= LongestQuote } words && !string.IsNullOrWhiteSpace(words)
            ? new(named, words) : null;

    private static string? Sentence(string? text) =>
        string.Join(' ', new string([.. (text ?? "").Where(character => !char.IsControl(character) || char.IsWhiteSpace(character))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            is { Length: > 0 and <= LongestSentence } sentence ? sentence : null;
}

/// <summary>The learner's words that a model took for a criterion.</summary>
internal sealed record ModelQuote(Criterion Criterion, string Words)
{
    /// <summary>True where the text has these very words.</summary>
    public bool StandsIn(string text) => text.Contains(Words, StringComparison.Ordinal);

    /// <summary>Where they stand.</summary>
    public Quotation In(string text) => new(text.IndexOf(Words, StringComparison.Ordinal), Words.Length);
}
