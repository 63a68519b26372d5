using System.Collections.Immutable;
using Upskill.Coaching.Rubrics;

namespace Upskill.Coaching.Observations;

/// <summary>
/// Which phrase shows which criterion. One phrase shows one criterion only: phrases that overlap anywhere are one piece of evidence, however often they are repeated. Of
/// all ways to share them out, the one that shows most.
/// </summary>
internal static class Evidence
{
    private const int MostOfOne = 12;

    public static ImmutableDictionary<Criterion, Quotation> Of(string text, Rubric rubric)
    {
        var phrases = Rubric.Counted.SelectMany(criterion => Phrases(text, rubric, criterion)).ToList();
        var search = new Search([.. Rubric.Counted.Select(criterion => phrases.Where(phrase => phrase.Criterion == criterion)
            .OrderBy(phrase => phrases.Count(other => other.Criterion != criterion && other.Meets(phrase))).ThenBy(phrase => phrase.Places[0].Start)
            .Take(MostOfOne).ToArray())]);
        return search.Best().ToImmutableDictionary(phrase => phrase.Criterion, phrase => phrase.Places[0]);
    }

    private static IEnumerable<Phrase> Phrases(string text, Rubric rubric, Criterion criterion) => rubric.Criteria[criterion].Cues
        .SelectMany(cue => cue.Matches(text)).Select(match => new Quotation(match.Index, match.Length))
        .GroupBy(place => Key(place.Of(text), rubric)).Select(same => new Phrase(criterion, [.. same.OrderBy(place => place.Start)]));

    /// <summary>What a phrase says, without case, punctuation, order and courtesies: said again it is no second one.</summary>
    private static string Key(string phrase, Rubric rubric) => string.Join(' ', PromptObserver.Word().Matches(phrase.ToLowerInvariant())
        .Select(word => word.Value).Where(word => rubric.Function.Contains(word) || !rubric.Hollow.Contains(word)).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A phrase, and everywhere that it stands.</summary>
    private sealed record Phrase(Criterion Criterion, ImmutableArray<Quotation> Places)
    {
        public bool Meets(Phrase other) => Places.Any(place => other.Places.Any(place.Overlaps));
    }

    /// <summary>At most one phrase for each criterion, none of which meet: the largest such choice, and of several the first in the order given.</summary>
    private sealed class Search(ImmutableArray<Phrase[]> open)
    {
        private readonly List<Phrase> chosen = [];
        private ImmutableArray<Phrase> best = [];

        public ImmutableArray<Phrase> Best()
        {
            From(0);
            return best;
        }

        private void From(int at)
        {
            if (chosen.Count > best.Length)
                best = [.. chosen];
            if (at == open.Length || best.Length == open.Length || chosen.Count + open.Skip(at).Count(phrases => phrases.Length > 0) <= best.Length)
                return;
            foreach (var phrase in open[at].Where(phrase => !chosen.Exists(phrase.Meets)))
            {
                chosen.Add(phrase);
                From(at + 1);
                chosen.RemoveAt(chosen.Count - 1);
            }
            From(at + 1);
        }
    }
}
