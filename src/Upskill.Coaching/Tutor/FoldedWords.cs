using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Upskill.Coaching.Tutor;

/// <summary>The words of a text as they are compared: without case, accents and punctuation. Pure.</summary>
internal static partial class FoldedWords
{
    private static readonly FrozenSet<string> English = Set("""
        a about after all am an and any are as at be been before but by can could did do does for from get had has have how i if in into is it its just many may me
        mean means might much must my no not of on one or our s should so some t tell than that the their them then there these they this those to too up us was we
        what when where which who whom whose why will with would you your
        """);

    private static readonly FrozenSet<string> German = Set("""
        ab aber alle als also am an auch auf aus bedeutet bei bin bist bitte da damit darf dann das dass dem den der des die dies diese dieser dieses du durfen ein eine
        einem einen einer eines er es etwas fur hat habe haben hatte hier ich ihm ihn ihr ihre ihrem ihren im in ist ja kann kein keine konnen machen mache macht man
        mein meine meinem meinen mich mir mit muss nach nicht noch nur ob oder ohne sein sich sie sind so soll sollte uber um und uns unser unsere unter viel viele vom
        von vor war warum was wann welche welcher welches wenn wer werden wie wieso wird wir wo zu zum zur
        """);

    /// <summary>All of them, in their order.</summary>
    public static IEnumerable<string> All(string text) => Word().Matches(Fold(text)).Select(word => word.Value);

    /// <summary>Those that say what a text is about, by their stems.</summary>
    /// <param name="text">Any.</param>
    /// <param name="language">BCP 47, of the text: German, or else as English.</param>
    public static IEnumerable<string> Stems(string text, string language)
    {
        var (isGerman, common) = IsGerman(language) ? (true, German) : (false, English);
        return All(text).Where(word => !common.Contains(word)).Select(word => LightStem.Of(word, isGerman));
    }

    /// <summary>Whether texts of this language are read as German.</summary>
    public static bool IsGerman(string language) => language.Split('-')[0].Equals("de", StringComparison.OrdinalIgnoreCase);

    /// <summary>German where more of its words are common in German than in English; else as English.</summary>
    public static string LanguageOf(string text) => All(text).Sum(word => (German.Contains(word) ? 1 : 0) - (English.Contains(word) ? 1 : 0)) > 0 ? "de" : "en";

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
                folded.Append(letter);
        }
        return folded.ToString();
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
