using System.Diagnostics;
using System.Text.Json;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.ModelNotes;
using Upskill.Coaching.Observations;
using Upskill.Coaching.Rubrics;
using Upskill.Coaching.Verdicts;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// Every anchor text twenty times, each time beside a model in another mood, whether the verdict is the same one (or none) in at least nineteen; each padded in every way, and whether
/// that raises it. The moods are drawn: true quotations, invented ones, all criteria at once, no JSON.
/// </summary>
internal static class CoachVerb
{
    private const int Times = 20, LeastSame = 19;

    public static int Run(Asked asked)
    {
        var texts = AnchorSet.All.SelectMany(set => set.Texts).Select(anchor => anchor.Text).Take(asked.Size(int.MaxValue, 40)).ToList();
        var moods = new Random(11);
        _ = PromptObserver.Observe(texts[0]); // warm
        var watch = Stopwatch.StartNew();
        var plain = texts.ToDictionary(text => text, text => VerdictRules.On(PromptObserver.Observe(text)));
        var micros = watch.Elapsed.TotalMicroseconds / texts.Count;
        var same = texts.Count(text => IsSame([.. Enumerable.Range(0, Times).Select(_ => Judged(text, moods))]));
        var padded = texts.SelectMany(text => Enumerable.Range(0, Padding.Kinds).SelectMany(kind => Enumerable.Range(0, 3).Select(place => (text, Padding.Of(text, kind, place, 2))))).ToList();
        var raised = padded.Count(pair => Judged(pair.Item2, moods) > plain[pair.text]);
        return Figures.Print(asked.Json,
            ("anchors", texts.Count), ("repeats", Times), ("sameVerdictShare", same / (double)texts.Count),
            ("padded", padded.Count), ("paddingRaises", raised),
            ("abstainShare", plain.Values.Count(verdict => verdict is Verdict.Abstains) / (double)texts.Count),
            ("readyShare", plain.Values.Count(verdict => verdict is Verdict.Ready) / (double)texts.Count),
            ("micros", micros));
    }

    /// <summary>The one verdict that was given most, or none, in at least nineteen.</summary>
    private static bool IsSame(Verdict[] given) =>
        Math.Max(given.Count(verdict => verdict is Verdict.Ready), given.Count(verdict => verdict is Verdict.NotYet)) + given.Count(verdict => verdict is Verdict.Abstains) >= LeastSame;

    /// <summary>As a learner's page does: the rules observe, a model adds what it says this time, and the verdict is on what the rules saw.</summary>
    private static Verdict Judged(string text, Random moods)
    {
        var seen = PromptObserver.Observe(text);
        var shown = ModelNote.Read(Mood(text, moods), text)?.Refine(seen, text) ?? seen;
        return shown.Points < seen.Points ? throw new InvalidOperationException("A model took something away.") : VerdictRules.On(seen);
    }

    private static string Mood(string text, Random moods) => moods.Next(4) switch
    {
        0 => "Certainly! It is excellent.",
        1 => Said(Rubric.Counted.Select(criterion => (criterion, "words that nobody wrote"))),
        2 => Said(Rubric.Counted.Select(criterion => (criterion, text[..Math.Min(text.Length, 60)]))),
        _ => Said(Rubric.Counted.Where(_ => moods.Next(2) == 0).Select(criterion => (criterion, text[..Math.Min(text.Length, 12 + moods.Next(30))]))),
    };

    private static string Said(IEnumerable<(Criterion Criterion, string Quote)> quotes) => JsonSerializer.Serialize(
        new { quotes = quotes.Select(quote => new { criterion = quote.Criterion.ToString(), quote = quote.Quote }), tryNext = "Say more." });
}
