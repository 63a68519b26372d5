namespace Upskill.Testing;

/// <summary>
/// Sums of groups that somebody has seen, and what follows from them by adding and subtracting. Gaussian elimination modulo a prime: what follows over the
/// rationals follows modulo it, but for a chance of one in a thousand million.
/// </summary>
internal sealed class LinearKnowledge
{
    private const long Prime = 1_000_000_007;
    private readonly List<(int Pivot, long[] Row)> rows = [];

    /// <summary>The sum over the groups with these weights is known.</summary>
    public void Add(long[] weights)
    {
        var row = Reduced(weights);
        var pivot = Array.FindIndex(row, weight => weight != 0);
        if (pivot < 0)
            return;
        var inverse = Power(row[pivot], Prime - 2);
        rows.Add((pivot, [.. row.Select(weight => weight * inverse % Prime)]));
    }

    /// <summary>True when the sum over the groups with these weights follows.</summary>
    public bool Tells(long[] weights) => Array.TrueForAll(Reduced(weights), weight => weight == 0);

    /// <summary>
    /// The groups that are known each by itself. Once each row is cleared of the pivots of all others, these are the rows with one weight: a row that a
    /// single group is made of can be no sum of several, for each would bring its own pivot.
    /// </summary>
    public IEnumerable<int> Single()
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            for (var k = 0; k < i; k++)
                Subtract(rows[k].Row, rows[i].Pivot, rows[i].Row);
        }
        return rows.Where(row => row.Row.Count(weight => weight != 0) == 1).Select(row => row.Pivot);
    }

    private long[] Reduced(long[] weights)
    {
        long[] row = [.. weights.Select(weight => ((weight % Prime) + Prime) % Prime)];
        foreach (var (pivot, known) in rows)
            Subtract(row, pivot, known);
        return row;
    }

    private static void Subtract(long[] row, int pivot, long[] known)
    {
        if (row[pivot] is not (not 0 and var factor))
            return;
        for (var i = 0; i < row.Length; i++)
        {
            if (known[i] != 0)
                row[i] = (row[i] + ((Prime - factor) * known[i])) % Prime;
        }
    }

    private static long Power(long number, long exponent)
    {
        var result = 1L;
        for (var square = number; exponent > 0; exponent >>= 1, square = square * square % Prime)
        {
            if ((exponent & 1) == 1)
                result = result * square % Prime;
        }
        return result;
    }
}
