using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Upskill.Kit.Guard;

/// <summary>
/// Names, so that one is found in a text by a look into a table: the words of a full name without case, accents and order, “García, Ana” and “ana garcia” alike. Of a longer
/// name its first and last word will do. A name of one word is none: half of them are words.
/// </summary>
public static class NameWords
{
    /// <summary>Longer names are known by their first and last word.</summary>
    private const int Longest = 4;

    /// <summary>What somebody of this name is found by; nothing for a name of one word.</summary>
    public static IEnumerable<string> Keys(string name)
    {
        var parts = Words(new FoldedText(name).Text).ConvertAll(word => word.Text);
        if (parts.Count is >= 2 and <= Longest)
            yield return Key(parts);
        if (parts.Count > 2)
            yield return Key([parts[0], parts[^1]]);
    }

    /// <summary>What may be a name in a text: two to four words in a row, with their place.</summary>
    public static IEnumerable<NameCandidate> Candidates(string folded)
    {
        var parts = Words(folded);
        for (var first = 0; first < parts.Count; first++)
        {
            var last = first;
            while (last + 1 < parts.Count && last + 1 < first + Longest && Join(folded.AsSpan(parts[last].End..parts[last + 1].Start)))
                last++;
            for (; last > first; last--) // the longest first
                yield return new(Key(parts[first..(last + 1)].ConvertAll(word => word.Text)), parts[first].Start, parts[last].End - parts[first].Start);
        }
    }

    /// <summary>Words may be joined to a name by these; not by the end of a sentence or line.</summary>
    private static bool Join(ReadOnlySpan<char> between) => between is " " or "  " or ", " or "," or "-" or "'" or "’" or "." or "_";

    private static string Key(List<string> parts) => string.Join(' ', parts.Order(StringComparer.Ordinal));

    private static List<(string Text, int Start, int End)> Words(string folded)
    {
        var parts = new List<(string, int, int)>();
        for (var at = 0; at < folded.Length; at++)
        {
            var start = at;
            while (at < folded.Length && char.IsLetter(folded[at]))
                at++;
            if (at > start)
                parts.Add((Plain(folded[start..at]), start, at));
        }
        return parts;
    }

    /// <summary>Small letters without accents, in the spelling that people use who have no key for them.</summary>
    private static string Plain(string word)
    {
        if (Ascii.IsValid(word))
            return word.ToLowerInvariant();
        var plain = new StringBuilder(word.Length);
        foreach (var character in word.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark))
            plain.Append(character switch { 'ß' => "ss", 'ł' => "l", 'ø' => "o", 'đ' or 'ð' => "d", 'ı' => "i", 'æ' => "ae", 'œ' => "oe", 'þ' => "th", _ => character.ToString() });
        return plain.ToString();
    }
}

/// <summary>Words that may be a name.</summary>
/// <param name="Key">What somebody of this name would be found by.</param>
/// <param name="Start">In the folded text.</param>
/// <param name="Length">In the folded text.</param>
public sealed record NameCandidate(string Key, int Start, int Length);
