using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Upskill.Coaching.Rubrics;
using Upskill.Kit.Guard;

namespace Upskill.Coaching.Observations;

/// <summary>
/// Looks at a prompt by the rubric's phrases. Pure: the same text gives the same observations, whatever the machine. What is put around a text without content of its
/// own (courtesies, repeats, placeholder text, the rubric's own words, the task copied) shows nothing, so it raises nothing.
/// </summary>
internal static partial class PromptObserver
{
    private const int FewestFunctionWords = 3, FewestWordsToTell = 8, LongestTail = 50;

    private static readonly char[] Ends = ['.', '!', '?', ';', ',', '\n', '[', '(', '”', '“'];

    /// <summary>What there is to see in a text.</summary>
    /// <param name="text">The learner's, of at most 4,000 characters.</param>
    /// <param name="task">What they were asked to do: its sentences, copied, are not their own.</param>
    /// <param name="guarded">What the data guard found in the text.</param>
    public static PromptObservations Observe(string text, string task = "", GuardVerdict? guarded = null)
    {
        var rubric = Rubric.Current;
        var own = Own(text, task);
        var evidence = Evidence.Of(own, rubric);
        var each = Rubric.Counted.Select(criterion => evidence.TryGetValue(criterion, out var shown)
            ? new Observation(criterion, Finding.There, ToItsEnd(text, shown))
            : Hinted(own, rubric.Criteria[criterion], criterion));
        return new(rubric.Version, [.. each, Clean(text, rubric, guarded)], IsRead(text, rubric));
    }

    /// <summary>The text with everything that is not the learner's own wording blanked out: long quotations, and sentences of the task.</summary>
    private static string Own(string text, string task)
    {
        var own = text.ToCharArray();
        foreach (Match quoted in LongQuotation().Matches(text))
            Array.Fill(own, '\n', quoted.Index, quoted.Length);
        var asked = Plain(task);
        foreach (Match sentence in Sentence().Matches(text))
        {
            if (Plain(sentence.Value) is { Length: > 20 } plain && asked.Contains(plain, StringComparison.Ordinal))
                Array.Fill(own, '\n', sentence.Index, sentence.Length);
        }
        return new(own);
    }

    private static string Plain(string text) => string.Join(' ', Word().Matches(text.ToLowerInvariant()).Select(word => word.Value));

    private static Observation Hinted(string text, RubricCues cues, Criterion criterion) =>
        cues.Hints.Select(hint => hint.Match(text)).Where(match => match.Success).MinBy(match => match.Index) is { } first
            ? new(criterion, Finding.Unclear, new(first.Index, first.Length))
            : new(criterion, Finding.Missing, null);

    private static Observation Clean(string text, Rubric rubric, GuardVerdict? guarded)
    {
        var found = (guarded?.Findings ?? []).Select(finding => new Quotation(finding.Start, finding.Length))
            .Concat(rubric.Protected.Select(shape => shape.Match(text)).Where(match => match.Success).Select(match => new Quotation(match.Index, match.Length)))
            .OrderBy(place => place.Start).Take(1).ToList();
        return new(Criterion.NoProtectedData, found.Count == 0 ? Finding.There : Finding.Missing, found.Count == 0 ? null : found[0]);
    }

    /// <summary>Words without content tell no language, so padding with them does not change whether a text is read.</summary>
    private static bool IsRead(string text, Rubric rubric)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(word => word.Value).ToList();
        return words.Where(word => !rubric.Hollow.Contains(word)).Distinct().Count() < FewestWordsToTell
            || words.Where(rubric.Function.Contains).Distinct().Count() >= FewestFunctionWords;
    }

    /// <summary>A quotation reads better when it goes on to the end of its clause, where that is near.</summary>
    private static Quotation ToItsEnd(string text, Quotation shown)
    {
        var end = text.IndexOfAny(Ends, shown.End);
        end = end < 0 ? text.TrimEnd().Length : end;
        return end - shown.End is > 0 and <= LongestTail ? shown with { Length = text[shown.Start..end].TrimEnd().Length } : shown;
    }

    [GeneratedRegex("“[^”]{60,}”|\"[^\"]{60,}\"|„[^“”]{60,}[“”]|^>.*$", RegexOptions.Multiline)]
    private static partial Regex LongQuotation();

    [GeneratedRegex(@"[^.!?\n]+[.!?]?")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}'’-]+")]
    internal static partial Regex Word();
}
