using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Upskill.Coaching.Providers;

namespace Upskill.Coaching.Runs;

/// <summary>What a model answered to a learner's prompt, and what they would check of it.</summary>
/// <param name="Text">The model's words: shown as text.</param>
/// <param name="Marked">Sentences that the learner would check, by number from 0.</param>
/// <param name="Away">Why there is no answer; null where there is one.</param>
/// <param name="IsMarked">Whether the learner has marked it.</param>
internal sealed partial record PromptRun(string Text, ImmutableArray<int> Marked, ModelAway? Away = null, bool IsMarked = false)
{
    /// <summary>The answer in pieces that can be checked one by one: sentences, and lines of lists and tables.</summary>
    public ImmutableArray<string> Sentences() => [.. Sentence().Matches(Text).Select(sentence => sentence.Value.Trim()).Where(sentence => sentence.Any(char.IsLetterOrDigit))];

    /// <summary>Sentences left unmarked though they hold a number that the prompt does not: whence is it?</summary>
    public ImmutableArray<int> Overlooked(string prompt)
    {
        var known = Number().Matches(prompt).Select(number => number.Value).ToHashSet(StringComparer.Ordinal);
        return [.. Sentences().Index().Where(one => !Marked.Contains(one.Index) && Number().Matches(one.Item).Any(number => !known.Contains(number.Value))).Select(one => one.Index)];
    }

    /// <summary>Its name only: it holds words.</summary>
    public override string ToString() => nameof(PromptRun);

    [GeneratedRegex(@"[^\n.!?]+(?:\.(?=\S)[^\n.!?]*)*[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<!^|\n)\b\d+(?:[.,:]\d+)*\b")]
    private static partial Regex Number();
}
