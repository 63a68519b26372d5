namespace Upskill.PeerGroups.Draws;

/// <summary>What each pair of a roster costs together. A full table for small rosters; for large ones each row's few others, sorted.</summary>
internal sealed class PairCosts
{
    private const int LargestTable = 3_000;
    private const byte Apart = 5;

    private readonly byte[]? table;
    private readonly int[][] others;
    private readonly byte[][] kinds;
    private readonly int people;

    private static readonly long[] CostOf = [0, DrawCosts.Repeat(1), DrawCosts.Repeat(2), DrawCosts.Repeat(3), DrawCosts.Repeat(4), DrawCosts.Apart];

    public PairCosts(Roster roster)
    {
        people = roster.Rows.Length;
        others = new int[people][];
        kinds = new byte[people][];
        for (var i = 0; i < people; i++)
        {
            var (met, apart) = (roster.Rows[i].Met, roster.Rows[i].Apart);
            others[i] = [.. met.Where(meeting => !apart.Contains(meeting.With)).Select(meeting => meeting.With), .. apart];
            kinds[i] = [.. met.Where(meeting => !apart.Contains(meeting.With)).Select(meeting => (byte)Math.Min(meeting.Times, Apart - 1)), .. apart.Select(_ => Apart)];
            Array.Sort(others[i], kinds[i]);
        }
        if (people > LargestTable)
            return;
        table = new byte[people * people];
        for (var i = 0; i < people; i++)
            for (var k = 0; k < others[i].Length; k++)
                table[i * people + others[i][k]] = kinds[i][k];
    }

    /// <summary>What <paramref name="row"/> and <paramref name="other"/> cost in one group.</summary>
    public long this[int row, int other]
    {
        get
        {
            if (table is not null)
                return CostOf[table[row * people + other]];
            var at = Array.BinarySearch(others[row], other);
            return at < 0 ? 0 : CostOf[kinds[row][at]];
        }
    }
}
