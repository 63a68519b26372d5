using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Upskill.Coaching.Rubrics;

/// <summary>Makes expressions of the phrases in <c>rubric.json</c>: <c>@name</c> is a set, <c>{x3}</c> up to three words of any kind, <c>{w}</c> a word with content, <c>{s}</c> one that is specific.</summary>
internal sealed partial class RubricPhrases
{
    private const string Letter = @"[\p{L}\p{M}\p{N}'’-]";

    private readonly Dictionary<string, string> sets;
    private readonly string content, specific;

    public RubricPhrases(RubricFile file)
    {
        sets = file.Sets;
        Hollow = [.. Words(file.Stop), .. Words(file.Filler), .. Words(file.Own), .. Words(file.Lorem)];
        content = WordBut(Hollow);
        specific = WordBut([.. Hollow, .. Words(file.Generic)]);
    }

    /// <summary>Words without content.</summary>
    public ImmutableArray<string> Hollow { get; }

    /// <summary>The words of a list in the file.</summary>
    public static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The expression of a phrase. It has no time limit, by which a machine that stands still would change what is seen; it ends by itself: of repetitions in one
    /// another all but one are bounded, and a text has at most 4,000 characters. The benchmark <c>pure</c> says how long the longest take.
    /// </summary>
    public Regex Read(string phrase)
    {
        var open = Set().Replace(phrase, set => sets[set.Groups[1].Value]);
        var words = Any().Replace(open, any => $@"(?:[“„""‘\[(]?{Letter}{{1,40}}[”""’\]),]?\s+){{0,{any.Groups[1].Value}}}?")
            .Replace("{num}", $"(?:{sets["num"]})", StringComparison.Ordinal)
            .Replace("{w}", content, StringComparison.Ordinal)
            .Replace("{s}", specific, StringComparison.Ordinal);
        return new($"(?<!{Letter})(?:{words})(?!{Letter})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string WordBut(IEnumerable<string> words) =>
        $@"[“„""‘]?(?!(?:{string.Join('|', words.Distinct().Select(Regex.Escape))})(?!{Letter})){Letter}{{3,40}}(?!{Letter})";

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Set();

    [GeneratedRegex(@"\{x(\d)\}")]
    private static partial Regex Any();
}
