using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Upskill.Adoption;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Tables;

namespace Upskill.Testing;

/// <summary>A count or a total that was served beside the tree, rounded once. An attacker knows whose answers are behind it.</summary>
/// <param name="Answers">Numbers of the answers that it is of.</param>
/// <param name="Low">It counts answers from so many minutes on.</param>
/// <param name="High">And up to so many.</param>
/// <param name="Served">The rounded count, or the total in minutes.</param>
/// <param name="IsTotal">Whether it is a total.</param>
internal sealed record ServedCell(IReadOnlyList<int> Answers, int Low, int High, long Served, bool IsTotal)
{
    /// <summary>The numbers of its answers, as bits.</summary>
    public BigInteger Bits { get; } = Answers.Aggregate(BigInteger.Zero, (set, i) => set | (BigInteger.One << i));

    /// <summary>How far at most the sum behind it is from what was served.</summary>
    public long Tolerance => RoundedTo - 1;

    private int RoundedTo => IsTotal ? ReleaseRules.MinutesBase : ReleaseRules.RoundingBase;

    /// <summary>By how much a sum is too far from what was served to be behind it, as a part of what it is rounded to; 0 where it can be.</summary>
    public double Off(long sum) => Math.Max(0, Math.Abs(Served - sum) - Tolerance) / (double)RoundedTo;

    /// <summary>The sum of its answers.</summary>
    public long Of(IReadOnlyList<int> minutes) => Answers.Sum(i => Of(minutes[i]));

    /// <summary>What one answer of so many minutes adds to it.</summary>
    public long Of(int minutes) => IsTotal ? minutes : minutes >= Low && minutes <= High ? 1 : 0;
}

/// <summary>What the product's tables of one week serve: by country, grade band and cohort at both closes, and how hours are spread in each larger unit.</summary>
internal sealed class ServedTables(ReleasedWeek week, ReleaseKey key)
{
    /// <summary>Everybody's cells: skewed countries, five grade bands, and cohorts of some; the same whenever they are asked for.</summary>
    public static string CellsOf(string person)
    {
        var number = int.Parse(person, CultureInfo.InvariantCulture);
        var (country, grade, cohort) = (number * 2654435761 % 97 % 9 / 2, number * 40503L % 89 % 5, number % 7);
        return $"country:C{country}\ngrade:G{grade}" + (cohort < 3 ? $"\ncohort:K{cohort}" : "");
    }

    private readonly List<ServedCell> served = [];
    private ImmutableArray<ReleasedCell> cells = [];

    /// <summary>All that was served.</summary>
    public IReadOnlyList<ServedCell> Served => served;

    /// <summary>Takes what a close releases, as the product does.</summary>
    public void Take(bool isFinal)
    {
        var numbers = new Dictionary<(UnitId, int), int[]>();
        var (batches, next) = (new List<SealedBatch>(), 0);
        foreach (var (unit, batch, answers) in week.Sealed)
        {
            numbers[(unit, batch.Number)] = [.. Enumerable.Range(next, answers.Count)];
            next += answers.Count;
            batches.Add(new(unit, batch.Number, batch.At, batch.Answers));
        }
        var ordered = batches.OrderBy(batch => batch.At).ThenBy(batch => batch.Unit.Value, StringComparer.Ordinal).ThenBy(batch => batch.Number)
            .SelectMany(batch => numbers[(batch.Unit, batch.Number)].Zip(batch.Answers)).ToList();
        var released = ReleaseTables.Cells(key, week.Week, batches, cells, _ => 0, week.Week.ClosesAt).ToList();
        foreach (var cell in released)
        {
            List<int> those = [.. ordered.Where(answer => TableCells.Read(answer.Second.Cells).Contains((cell.Table, cell.Key))).Take((int)cell.Sum.People).Select(answer => answer.First)];
            served.Add(new(those, Answer.YesFrom, Answer.Most, cell.Sum.Yes, IsTotal: false));
            served.Add(new(those, 0, 0, cell.Sum.Hours * 60, IsTotal: true));
        }
        cells = [.. cells.Where(known => !released.Exists(cell => (cell.Table, cell.Key) == (known.Table, known.Key))), .. released];
        if (!isFinal)
            Spread(batches, numbers);
    }

    private void Spread(List<SealedBatch> batches, Dictionary<(UnitId, int), int[]> numbers)
    {
        int[] edges = [Answer.Least, .. ReleaseTables.Edges, Answer.Most + 1];
        foreach (var spread in ReleaseTables.Spreads(key, week.Week, batches))
        {
            List<int> those = [.. batches.Where(batch => batch.Unit.SelfAndAbove().Contains(spread.Unit)).SelectMany(batch => numbers[(batch.Unit, batch.Number)])];
            served.AddRange(spread.Classes.Select((people, i) => new ServedCell(those, edges[i], edges[i + 1] - 1, people, IsTotal: false)));
        }
    }
}
