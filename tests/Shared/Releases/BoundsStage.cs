using System.Numerics;
using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>What one answer can be, in minutes or as 0 and 1.</summary>
internal readonly record struct Range(long Low, long High)
{
    public long Width => High - Low;

    public bool Holds(long value) => Low <= value && value <= High;
}

/// <summary>
/// Second stage: intervals, narrowed by every figure, every difference of a figure with each other unit's latest, and every unit less the units below it, until
/// nothing narrows any more. The unknowns are the atoms of <see cref="Transcript.Atoms"/>: intervals of single answers would be wider.
/// </summary>
internal sealed class BoundsStage
{
    private const int MostRounds = 200, NarrowMinutes = 120;
    private const long RoundingYes = ReleaseRules.RoundingBase - 1, RoundingMinutes = ReleaseRules.MinutesBase - 1;
    private readonly Transcript transcript;
    private readonly IReadOnlyList<IReadOnlyList<int>> atoms;
    private readonly int[] batches;
    private readonly HashSet<(BigInteger Plus, BigInteger Minus, long Yes, long Minutes)> known = [];

    private BoundsStage(Transcript transcript)
    {
        (this.transcript, atoms) = (transcript, transcript.Atoms());
        batches = [.. atoms.Select(atom => atom.Select(i => transcript.Answers[i].Batch).OfType<int>().Distinct().Count())];
    }

    /// <summary>What the stage found.</summary>
    /// <param name="Determined">Answers of which yes or no is certain, or the hours to within two.</param>
    /// <param name="NarrowestMinutes">The width of the narrowest interval.</param>
    /// <param name="IsSound">Whether the truth is inside all intervals: else the stage itself is wrong.</param>
    public sealed record Finding(int Determined, long NarrowestMinutes, bool IsSound);

    /// <summary>Runs it.</summary>
    public static Finding Of(Transcript transcript) => new BoundsStage(transcript).Find();

    private Finding Find()
    {
        Collect();
        var yes = Narrow(0, 1, RoundingYes, constraint => constraint.Yes);
        var minutes = Narrow(Answer.Least, Answer.Most, RoundingMinutes, constraint => constraint.Minutes);
        var (determined, narrowest, isSound) = (0, (long)Answer.Most - Answer.Least, true);
        for (var a = 0; a < atoms.Count; a++)
        {
            var (one, span) = (OfOne(yes[a], atoms[a].Count, 0, 1), OfOne(minutes[a], atoms[a].Count, Answer.Least, Answer.Most));
            narrowest = Math.Min(narrowest, span.Width);
            if (one.Width == 0 || span.Width <= NarrowMinutes)
                determined += atoms[a].Count;
            isSound &= yes[a].Holds(atoms[a].Count(i => transcript.Answers[i].IsYes)) && minutes[a].Holds(atoms[a].Sum(i => (long)transcript.Answers[i].Minutes));
        }
        return new(determined, narrowest, isSound);
    }

    private void Collect()
    {
        var atomOf = new Dictionary<int, int>();
        for (var a = 0; a < atoms.Count; a++)
        {
            foreach (var i in atoms[a])
                atomOf[i] = a;
        }
        var cache = new Dictionary<BigInteger, BigInteger>();
        BigInteger AtomsOf(BigInteger answers) => cache.TryGetValue(answers, out var set) ? set : cache[answers] =
            LinearStage.Bits(answers).Select(i => atomOf[i]).Distinct().Aggregate(BigInteger.Zero, (bits, atom) => bits | (BigInteger.One << atom));
        var latest = new Dictionary<UnitId, Sighting>();
        foreach (var sighting in transcript.Sightings.Select(sighting => sighting with { Answers = AtomsOf(sighting.Answers) }))
        {
            latest[sighting.Cell] = sighting;
            Note(sighting.Answers, 0, sighting.Yes, sighting.Minutes);
            foreach (var other in latest.Values.Where(other => other != sighting))
                Difference(sighting, other);
            foreach (var unit in sighting.Cell.SelfAndAbove().Where(latest.ContainsKey))
                LessItsUnits(latest[unit], latest.Values.Where(below => below.Cell.Parent == unit));
        }
    }

    private void Difference(Sighting a, Sighting b)
    {
        var both = a.Answers & b.Answers;
        if (!both.IsZero) // of disjoint groups it tells no more than each of them
            Note(a.Answers ^ both, b.Answers ^ both, a.Yes - b.Yes, a.Minutes - b.Minutes);
    }

    private void LessItsUnits(Sighting unit, IEnumerable<Sighting> below)
    {
        var sum = below.Aggregate(new Sighting(unit.Cell, 0, 0, 0), (sum, part) =>
            new(unit.Cell, sum.Answers | part.Answers, sum.Yes + part.Yes, sum.Minutes + part.Minutes));
        Difference(unit, sum);
    }

    private void Note(BigInteger plus, BigInteger minus, long yes, long minutes)
    {
        if (plus.IsZero)
            known.Add((minus, plus, -yes, -minutes));
        else
            known.Add((plus, minus, yes, minutes));
    }

    private Range[] Narrow(long least, long most, long rounding, Func<(BigInteger Plus, BigInteger Minus, long Yes, long Minutes), long> served)
    {
        Range[] ranges = [.. atoms.Select(atom => new Range(least * atom.Count, most * atom.Count))];
        var sums = known.Select(sum => (Plus: LinearStage.Bits(sum.Plus).ToArray(), Minus: LinearStage.Bits(sum.Minus).ToArray(), Served: served(sum))).ToList();
        var narrowed = true;
        for (var round = 0; narrowed && round < MostRounds; round++)
        {
            narrowed = false;
            foreach (var (plus, minus, value) in sums)
            {
                var tolerance = rounding * (plus.Sum(a => batches[a]) + minus.Sum(a => (long)batches[a]));
                narrowed |= Narrow(ranges, plus, minus, new(value - tolerance, value + tolerance));
            }
        }
        return ranges;
    }

    /// <summary>Each atom lies within what the sum leaves when all others are at their least or most.</summary>
    private static bool Narrow(Range[] ranges, int[] plus, int[] minus, Range sum)
    {
        var low = plus.Sum(a => ranges[a].Low) - minus.Sum(a => ranges[a].High);
        var high = plus.Sum(a => ranges[a].High) - minus.Sum(a => ranges[a].Low);
        var narrowed = false;
        foreach (var a in plus)
            narrowed |= Cut(ref ranges[a], sum.Low - (high - ranges[a].High), sum.High - (low - ranges[a].Low));
        foreach (var a in minus)
            narrowed |= Cut(ref ranges[a], low + ranges[a].High - sum.High, high + ranges[a].Low - sum.Low);
        return narrowed;
    }

    private static bool Cut(ref Range range, long low, long high)
    {
        var cut = new Range(Math.Max(range.Low, low), Math.Min(range.High, high));
        if (cut == range)
            return false;
        range = cut;
        return true;
    }

    private static Range OfOne(Range atom, int size, long least, long most) =>
        new(Math.Max(least, atom.Low - ((size - 1) * most)), Math.Min(most, atom.High - ((size - 1) * least)));
}
