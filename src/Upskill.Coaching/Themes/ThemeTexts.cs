using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Upskill.Coaching.Tutor;

namespace Upskill.Coaching.Themes;

/// <summary>What themes are made of: texts whose writers let them out, without who they are. Pure.</summary>
/// <param name="Texts">Closing summaries that groups agreed to, or questions of a live session that were not taken back.</param>
/// <param name="IsOfMany">At least <see cref="LeastContributors"/> different people stand behind them.</param>
internal sealed record ThemeTexts(ImmutableArray<string> Texts, bool IsOfMany)
{
    /// <summary>People behind the texts; of fewer there are no themes.</summary>
    public const int LeastContributors = 10;

    /// <summary>Texts that speak of a theme: a word of one or two is shown nowhere.</summary>
    public const int LeastTexts = 3;

    /// <summary>Consecutive words of one text that may be repeated.</summary>
    public const int LongestQuotation = 8;

    private const int MostThemes = 8;

    private static readonly CompositeFormat Quoted = CompositeFormat.Parse(
        "These words stand one after the other in what somebody wrote: “{0}”. At most eight may. Say it in other words. Nothing was approved.");

    /// <summary>No text at all.</summary>
    public static readonly ThemeTexts None = new([], false);

    /// <summary>What comes up in most texts, by rules: words, or pairs of words, with in how many texts. None where there are too few people.</summary>
    public ImmutableArray<Theme> Draft()
    {
        if (!IsOfMany)
            return [];
        var pairs = Common(2).ToList();
        var paired = pairs.SelectMany(pair => pair.Stems.Select(stem => (Stem: stem, pair.Theme.Texts))).ToLookup(one => one.Stem, one => one.Texts, StringComparer.Ordinal);
        return
        [
            .. pairs.Concat(Common(1).Where(single => paired[single.Stems[0]].All(texts => texts < single.Theme.Texts)))
                .OrderByDescending(one => one.Theme.Texts).ThenByDescending(one => one.Stems.Length).ThenBy(one => one.Theme.Words, StringComparer.Ordinal)
                .Take(MostThemes).Select(one => one.Theme),
        ];
    }

    /// <summary>Says no to a text that may not be shown to others.</summary>
    /// <exception cref="Refusal"><c>no-text</c>, <c>too-long</c>, <c>too-few</c>, <c>quotation</c>.</exception>
    public void Admit(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new Refusal("no-text", "There is nothing written yet. Nothing was approved.");
        if (text.Length > ApproveThemes.LongestText)
            throw new Refusal("too-long", "That is more than 2,000 characters. It is still here; shorten it, then approve it.");
        if (!IsOfMany)
            throw new Refusal("too-few", "Fewer than ten people stand behind these texts, so one of them could be told by a theme. Nothing was approved.");
        if (Repeated(text) is { } words)
            throw new Refusal("quotation", string.Format(CultureInfo.InvariantCulture, Quoted, words));
    }

    /// <summary>The first words of a text that repeat more than <see cref="LongestQuotation"/> of a source in a row, whatever case, accents and punctuation; null where none do.</summary>
    public string? Repeated(string text)
    {
        var known = Texts.SelectMany(Runs).ToHashSet(StringComparer.Ordinal);
        return Runs(text).FirstOrDefault(known.Contains);
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = FoldedWords.All(text).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - LongestQuotation)).Select(at => string.Join(' ', words.Skip(at).Take(LongestQuotation + 1)));
    }

    private IEnumerable<(ImmutableArray<string> Stems, Theme Theme)> Common(int length) =>
        from said in Texts.SelectMany((text, number) => Phrases(text, length).Select(phrase => (phrase.Stems, phrase.Words, Text: number)))
        group said by string.Join(' ', said.Stems) into same
        let texts = same.Select(said => said.Text).Distinct().ToImmutableArray()
        where texts.Length >= LeastTexts
        let words = same.CountBy(said => said.Words).OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key
        select (same.First().Stems, new Theme(words, texts.Length));

    // Words that say something, as they stand one after the other, each with its stem.
    private static IEnumerable<(ImmutableArray<string> Stems, string Words)> Phrases(string text, int length)
    {
        var language = FoldedWords.LanguageOf(text);
        var words = FoldedWords.All(text).Select(word => (Word: word, Stem: FoldedWords.Stems(word, language).FirstOrDefault())).ToList();
        for (var at = 0; at + length <= words.Count; at++)
        {
            var phrase = words.GetRange(at, length);
            if (phrase.TrueForAll(word => word is { Stem: not null, Word.Length: > 2 }))
                yield return ([.. phrase.Select(word => word.Stem!)], string.Join(' ', phrase.Select(word => word.Word)));
        }
    }

    /// <summary>Records with words in them print their names only.</summary>
    public override string ToString() => nameof(ThemeTexts);
}

/// <summary>A theme of a draft.</summary>
/// <param name="Words">What it is called.</param>
/// <param name="Texts">In how many texts it comes up.</param>
public sealed record Theme(string Words, int Texts)
{
    /// <summary>Records with words in them print their names only.</summary>
    public override string ToString() => nameof(Theme);
}
