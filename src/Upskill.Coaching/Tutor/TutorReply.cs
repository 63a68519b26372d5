using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Upskill.Coaching.Tutor;

/// <summary>What a model replied to the function <c>tutor</c>: untrusted. What of it can be checked stays. Pure.</summary>
/// <param name="Quotations">Only such as stand in a passage that it was given.</param>
/// <param name="InShort">Its own words; null where they say more than the passages, or too much.</param>
internal sealed partial record TutorReply(ImmutableArray<Quotation> Quotations, string? InShort)
{
    private const int LongestInShort = 500, FewestInPassages = 2; // of three

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <summary>Reads a reply; null where it has not the form that was asked for. A reply without quotations says that it does not know.</summary>
    public static TutorReply? Read(string text, IReadOnlyList<FoundPassage> given)
    {
        try
        {
            using var reply = JsonDocument.Parse(text, Shallow);
            var quotations = reply.RootElement.GetProperty("quotations").EnumerateArray().Take(TutorRules.MostQuotations)
                .Select(said => One(said, given)).OfType<Quotation>().DistinctBy(quotation => quotation.Words).ToImmutableArray();
            return new(quotations, quotations.IsEmpty ? null : Grounded(reply.RootElement.GetProperty("inShort").GetString(), given));
        }
        catch (Exception garbled) when (garbled is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Quotation? One(JsonElement said, IReadOnlyList<FoundPassage> given) =>
        said.GetProperty("passage").TryGetInt32(out var number) && number >= 1 && number <= given.Count && said.GetProperty("words").GetString() is { } words
            ? Quotation.Checked(words, given[number - 1].Passage)
            : null;

    /// <summary>
    /// Its own words, where they are short, carry no number and no address that the passages lack, and two thirds of what they speak of stands there. No proof that
    /// they are right: the quotations stand beside them for that.
    /// </summary>
    private static string? Grounded(string? inShort, IReadOnlyList<FoundPassage> given)
    {
        if (string.IsNullOrWhiteSpace(inShort) || inShort.Length > LongestInShort || inShort.Contains("://", StringComparison.Ordinal))
            return null;
        var texts = given.SelectMany(found => found.Passage.Paragraphs.Append(found.Passage.Heading ?? "").Append(found.Passage.Title)).ToList();
        var numbers = texts.SelectMany(text => Number().Matches(text)).Select(number => number.Value).ToHashSet(StringComparer.Ordinal);
        if (Number().Matches(inShort).Any(number => !numbers.Contains(number.Value)))
            return null;
        var language = given[0].Passage.Language;
        var known = texts.SelectMany(text => FoldedWords.Stems(text, language)).ToHashSet(StringComparer.Ordinal);
        var own = FoldedWords.Stems(inShort, language).Distinct().ToList();
        return own.Count(known.Contains) * 3 >= own.Count * FewestInPassages ? inShort.Trim() : null;
    }

    /// <summary>Records with words in them print their names only.</summary>
    public override string ToString() => nameof(TutorReply);

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Number();
}
