using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Upskill.Learning;

namespace Upskill.Coaching.Tutor;

/// <summary>Words of the programme's author, and where they stand.</summary>
/// <param name="Words">One sentence or more, as they stand in a paragraph of <paramref name="From"/>.</param>
/// <param name="From">The passage.</param>
public sealed partial record Quotation(string Words, ProgrammePassage From)
{
    private const int Longest = 320, EdgeWords = 4, Shortest = 3;
    private const double Following = 0.5;

    /// <summary>The place, and for browsers that know it (text fragments, WICG) the very words: they are shown highlighted, and never sent to the server.</summary>
    public string Link => $"{From.Path}{(From.Path.Contains('#', StringComparison.Ordinal) ? "" : "#")}:~:text={Fragment()}";

    /// <summary>Records with words in them print their names only.</summary>
    public override string ToString() => nameof(Quotation);

    /// <summary>The sentence of a passage that holds most of what was asked for, with what follows it in its paragraph as far as there is room.</summary>
    /// <returns>With how much of that stands in it; nothing does where only the heading speaks of it.</returns>
    internal static (Quotation Quotation, double Worth) Best(FoundPassage found)
    {
        var openings = found.Passage.Paragraphs.SelectMany(Openings).ToList();
        var best = openings.Where(opening => !opening.Words.EndsWith(':')).DefaultIfEmpty(openings[0]) // what it announces is not quoted with it
            .MaxBy(opening => Worth(opening.First, found) + (Worth(opening.Words, found) * Following));
        return (new(best.Words, found.Passage), Worth(best.Words, found));
    }

    /// <summary>
    /// The words as a quotation where they stand in a paragraph of the passage, letter for letter but for the width of spaces and the shape of quotation marks; null
    /// where they do not, or are too few to say anything.
    /// </summary>
    internal static Quotation? Checked(string words, ProgrammePassage passage)
    {
        var wanted = Plain(words);
        if (wanted.Count(' '.Equals) < Shortest - 1 || passage.Paragraphs.FirstOrDefault(paragraph => Plain(paragraph).Contains(wanted, StringComparison.Ordinal)) is not { } paragraph)
            return null;
        var at = Plain(paragraph).IndexOf(wanted, StringComparison.Ordinal);
        var own = string.Join(' ', paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)); // as long as its plain form, letter by letter
        return IsBroken(own, at - 1, at) || IsBroken(own, at + wanted.Length - 1, at + wanted.Length) ? null : new(own.Substring(at, wanted.Length), passage);
    }

    private static IEnumerable<(string First, string Words)> Openings(string paragraph)
    {
        var sentences = EndOfSentence().Split(paragraph);
        for (var at = 0; at < sentences.Length; at++)
        {
            var words = sentences[at];
            for (var next = at + 1; next < sentences.Length && words.Length + sentences[next].Length < Longest; next++)
                words += ' ' + sentences[next];
            yield return (sentences[at], words);
        }
    }

    private static double Worth(string sentence, FoundPassage found) =>
        FoldedWords.Stems(sentence, found.Passage.Language).Distinct().Sum(stem => found.Terms.GetValueOrDefault(stem));

    // A quotation neither begins nor ends within a word.
    private static bool IsBroken(string text, int last, int first) =>
        last >= 0 && first < text.Length && char.IsLetterOrDigit(text[last]) && char.IsLetterOrDigit(text[first]);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Replace('“', '"').Replace('”', '"').Replace('„', '"').Replace('’', '\'').Replace('‘', '\'').Replace('–', '-');

    private string Fragment()
    {
        var said = Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return said.Length <= 2 * EdgeWords ? Encoded(said) : $"{Encoded(said[..EdgeWords])},{Encoded(said[^EdgeWords..])}";
    }

    private static string Encoded(IEnumerable<string> words) => Uri.EscapeDataString(string.Join(' ', words)).Replace("-", "%2D", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=[.!?…][”’“‘)\]]*)\s+(?=[“‘„‚(\[«]*[\p{Lu}\p{N}\[])")]
    private static partial Regex EndOfSentence();
}
