using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.Drills;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Activities.Scenarios;
using Upskill.Learning.Programmes;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Learning;

/// <summary>The sentences that a learner reads, and how hard they are.</summary>
internal static partial class PlainText
{
    /// <summary>Every sentence of an activity, headings and list items among them.</summary>
    public static IReadOnlyList<string> Sentences(Activity activity) =>
        [.. Texts(activity).SelectMany(text => EndOfSentence().Split(text)).Where(sentence => Words(sentence) > 0)];

    /// <summary>Counted as the product counts them for the reading time.</summary>
    public static int Words(string text) => MarkdownText.From(text).Words;

    /// <summary>Words a sentence, on average.</summary>
    public static double AverageLength(IReadOnlyCollection<string> sentences) => sentences.Average(Words);

    /// <summary>
    /// The grade of school at which the text is understood: 0.39 words a sentence + 11.8 syllables a word − 15.59. Source: Kincaid, Fishburne, Rogers and
    /// Chissom, Derivation of new readability formulas for Navy enlisted personnel, Research Branch Report 8-75, 1975. Syllables are estimated from groups
    /// of vowels, without a silent e.
    /// </summary>
    public static double Grade(IReadOnlyCollection<string> sentences)
    {
        var words = sentences.SelectMany(sentence => Word().Matches(sentence)).Select(word => word.Value).ToList();
        return (0.39 * words.Count / sentences.Count) + (11.8 * words.Average(Syllables)) - 15.59;
    }

    private static int Syllables(string word)
    {
        var groups = Vowels().Count(word);
        return Math.Max(1, SilentE().IsMatch(word) ? groups - 1 : groups);
    }

    private static IEnumerable<string> Texts(Activity activity) => activity switch
    {
        Reading reading => Blocks(reading.Text),
        Acknowledgement acknowledgement => [.. Blocks(acknowledgement.Text), acknowledgement.Meaning],
        Check check => check.Questions.SelectMany(question => question.Options.SelectMany(option => new[] { option.Text, option.Because }).Prepend(question.Ask)),
        Scenario scenario => scenario.Scenes.SelectMany(scene =>
            Blocks(scene.Text).Concat(scene.Choices.SelectMany(choice => new[] { choice.Text, choice.Because }))),
        Drill drill => drill.Variants.SelectMany(variant => (variant.Source is { } source ? Blocks(source) : [])
            .Concat(variant.Passages.SelectMany(passage => new[] { passage.Text, passage.Because })).Prepend(variant.Brief)),
        PromptExercise exercise => [.. Blocks(exercise.Task), .. exercise.Examples.SelectMany(example => new[] { example.Prompt, example.Because }), exercise.Reflect],
        _ => throw new ArgumentOutOfRangeException(nameof(activity), activity, "No texts are known of this kind."),
    };

    private static IEnumerable<string> Blocks(MarkdownText text) =>
        new HtmlParser().ParseDocument(text.Html.Value).QuerySelectorAll("p, h1, h2, h3, li:not(:has(p))").Select(block => block.TextContent.ReplaceLineEndings(" "));

    [GeneratedRegex(@"(?<=[.!?…][”’)\]]*)\s+(?=[“‘(\[«]*[\p{Lu}\p{N}\[])")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’\-]*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouyäöüáéíóúōāãâêôõç]+", RegexOptions.IgnoreCase)]
    private static partial Regex Vowels();

    [GeneratedRegex("([^aeiouyl]e|[^aeiouydt]ed|[^aeiouyscxgz]es)$", RegexOptions.IgnoreCase)]
    private static partial Regex SilentE();
}
