using System.Collections.Frozen;
using System.Collections.Immutable;
using Upskill.Learning;

namespace Upskill.Coaching.Tutor;

/// <summary>
/// Search over the programme's passages of one language, in memory: Okapi BM25 by Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond,
/// 2009, with k1 = 1.2 and b = 0.75; words of a heading or a title count twice. Some hundred passages need no search engine: the packages that there are want files,
/// threads or analysers for far more than this. Pure once it is built.
/// </summary>
internal sealed class PassageIndex
{
    private const double K1 = 1.2, B = 0.75, InModule = 1.2;
    private const int HeadingWeight = 2, ShortestCompound = 8, ShortestPart = 4;

    private readonly string language;
    private readonly ImmutableArray<Entry> entries;
    private readonly FrozenDictionary<string, int> holding;
    private readonly double meanLength;

    /// <param name="passages">Of one language.</param>
    /// <param name="language">BCP 47.</param>
    public PassageIndex(IEnumerable<ProgrammePassage> passages, string language)
    {
        this.language = language;
        entries = [.. passages.Select(passage => new Entry(passage, Counts(passage, language)))];
        holding = entries.SelectMany(entry => entry.Counts.Keys).CountBy(stem => stem).ToFrozenDictionary(StringComparer.Ordinal);
        meanLength = entries.IsEmpty ? 0 : entries.Average(entry => entry.Length);
    }

    /// <summary>Passages in which something of a question stands, the best first.</summary>
    /// <param name="question">As somebody asks it.</param>
    /// <param name="within">Its own passages count for a little more than others.</param>
    public IEnumerable<FoundPassage> Find(string question, ModuleId within)
    {
        var terms = Terms(question).ToDictionary(term => term, Weight, StringComparer.Ordinal);
        var whole = terms.Values.Sum();
        return from entry in entries
               let found = terms.Where(term => entry.Counts.ContainsKey(term.Key)).ToImmutableDictionary(StringComparer.Ordinal)
               where !found.IsEmpty
               let score = found.Sum(term => term.Value * Saturated(entry, term.Key)) * (entry.Passage.Module == within ? InModule : 1)
               orderby score descending
               select new FoundPassage(entry.Passage, score, found.Values.Sum() / whole, found);
    }

    private double Saturated(Entry entry, string term) =>
        entry.Counts[term] * (K1 + 1) / (entry.Counts[term] + (K1 * (1 - B + (B * entry.Length / meanLength))));

    // The rarer, the more it says; a word that stands nowhere says most, and is missed most.
    private double Weight(string term) => Math.Log(1 + ((entries.Length - holding.GetValueOrDefault(term) + 0.5) / (holding.GetValueOrDefault(term) + 0.5)));

    private IEnumerable<string> Terms(string question) => FoldedWords.Stems(question, language).SelectMany(term => holding.ContainsKey(term) ? [term] : Parts(term)).Distinct();

    // "Patientendaten" where the programme writes of data of patients: two words that it knows in place of one that it does not.
    private IEnumerable<string> Parts(string term)
    {
        for (var at = ShortestPart; term.Length >= ShortestCompound && at < term.Length - 2; at++)
        {
            var (first, second) = (LightStem.Of(term[..at], FoldedWords.IsGerman(language)), LightStem.Of(term[at..], FoldedWords.IsGerman(language)));
            if (holding.ContainsKey(first) && holding.ContainsKey(second))
                return [first, second];
        }
        return [term];
    }

    private static FrozenDictionary<string, int> Counts(ProgrammePassage passage, string language)
    {
        var heading = FoldedWords.Stems($"{passage.Heading} {passage.Title}", language).ToList();
        return passage.Paragraphs.SelectMany(paragraph => FoldedWords.Stems(paragraph, language))
            .Concat(Enumerable.Repeat(heading, HeadingWeight).SelectMany(words => words))
            .CountBy(stem => stem).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record Entry(ProgrammePassage Passage, FrozenDictionary<string, int> Counts)
    {
        public int Length { get; } = Counts.Values.Sum();
    }
}

/// <summary>A passage in which something of a question stands.</summary>
/// <param name="Score">By BM25: compares passages for one question, and says nothing by itself.</param>
/// <param name="Coverage">How much of the question stands there, from 0 to 1, each word by how rare it is.</param>
/// <param name="Terms">Stems of the question that stand there, with what each weighs.</param>
internal sealed record FoundPassage(ProgrammePassage Passage, double Score, double Coverage, ImmutableDictionary<string, double> Terms);
