using System.Numerics;
using Upskill.Adoption.Releases;

namespace Upskill.Testing;

/// <summary>What one answer can be, in minutes or as 0 and 1.</summary>
internal readonly record struct Range(long Low, long High)
{
    public long Width => High - Low;

    public bool Holds(long value) => Low <= value && value <= High;

    /// <summary>What is within this tolerance of a value.</summary>
    public static Range Around(long value, long tolerance) => new(value - tolerance, value + tolerance);

    /// <summary>What a value here less one there can be.</summary>
    public Range Less(Range other) => new(Low - other.High, High - other.Low);

    /// <summary>What is in both.</summary>
    public Range And(Range other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));
}

/// <summary>
/// Second stage: intervals, narrowed by every figure, every difference of a figure with each other unit's latest, every unit less the units below it, and every
/// table with its differences, until nothing narrows any more. The unknowns are the atoms of <see cref="Transcript.Atoms"/>: intervals of single answers would be wider.
/// </summary>
internal sealed class BoundsStage
{
    private const int MostRounds = 200, NarrowMinutes = 120;
    private const long RoundingYes = ReleaseRules.RoundingBase - 1;
    private readonly Transcript transcript;
    private readonly IReadOnlyList<IReadOnlyList<int>> atoms;
    private readonly Dictionary<int, int> atomOf = [];
    private readonly HashSet<KnownSum> known = [];

    private BoundsStage(Transcript transcript)
    {
        (this.transcript, atoms) = (transcript, transcript.Atoms());
        foreach (var (number, atom) in atoms.Index())
        {
            foreach (var i in atom)
                atomOf[i] = number;
        }
    }

    /// <summary>Between what the sum over some atoms less that over others lies.</summary>
    private sealed record KnownSum(BigInteger Plus, BigInteger Minus, Range Yes, Range Minutes);

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
        var yes = Narrow(0, 1, sum => sum.Yes);
        var minutes = Narrow(Answer.Least, Answer.Most, sum => sum.Minutes);
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
        var latest = new Dictionary<UnitId, Sighting>();
        foreach (var sighting in transcript.Sightings)
        {
            latest[sighting.Cell] = sighting;
            Note(sighting.Answers, 0, sighting.Yes, sighting.Minutes);
            foreach (var other in latest.Values.Where(other => other != sighting))
                Difference(sighting, other);
            foreach (var unit in sighting.Cell.SelfAndAbove().Where(latest.ContainsKey))
                LessItsUnits(latest[unit], latest.Values.Where(below => below.Cell.Parent == unit));
        }
        var tables = transcript.Tables.GroupBy(cell => cell.Bits).Select(cells => TableBounds.Of(cells.Key, [.. cells])).ToList();
        List<TableBounds> all = [.. tables, .. latest.Values.Select(sighting => Within(sighting.Answers, sighting.Yes, sighting.Minutes))];
        foreach (var table in tables)
        {
            Note(table.Answers, 0, table.Yes, table.Minutes);
            foreach (var inside in all.Where(other => other.Answers != table.Answers && (other.Answers & table.Answers) == other.Answers))
                Note(table.Answers ^ inside.Answers, 0, table.Yes.Less(inside.Yes), table.Minutes.Less(inside.Minutes));
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

    /// <summary>A sum of whole batches less others, each rounded once.</summary>
    private void Note(BigInteger plus, BigInteger minus, long yes, long minutes)
    {
        var within = Within(plus | minus, yes, minutes);
        Note(plus, minus, within.Yes, within.Minutes);
    }

    private TableBounds Within(BigInteger answers, long yes, long minutes)
    {
        long roundings = LinearStage.Bits(answers).Select(i => transcript.Answers[i].Batch).OfType<int>().Distinct().Count();
        return new(answers, Range.Around(yes, roundings * RoundingYes), Range.Around(minutes, roundings * transcript.SpareMinutes));
    }

    private void Note(BigInteger plus, BigInteger minus, Range yes, Range minutes) => known.Add(plus.IsZero
        ? new(AtomsOf(minus), plus, new(-yes.High, -yes.Low), new(-minutes.High, -minutes.Low))
        : new(AtomsOf(plus), AtomsOf(minus), yes, minutes));

    private BigInteger AtomsOf(BigInteger answers) =>
        LinearStage.Bits(answers).Select(i => atomOf[i]).Distinct().Aggregate(BigInteger.Zero, (bits, atom) => bits | (BigInteger.One << atom));

    private Range[] Narrow(long least, long most, Func<KnownSum, Range> of)
    {
        Range[] ranges = [.. atoms.Select(atom => new Range(least * atom.Count, most * atom.Count))];
        var sums = known.Select(sum => (Plus: LinearStage.Bits(sum.Plus).ToArray(), Minus: LinearStage.Bits(sum.Minus).ToArray(), Sum: of(sum))).ToList();
        var narrowed = true;
        for (var round = 0; narrowed && round < MostRounds; round++)
        {
            narrowed = false;
            foreach (var (plus, minus, sum) in sums)
                narrowed |= Narrow(ranges, plus, minus, sum);
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
