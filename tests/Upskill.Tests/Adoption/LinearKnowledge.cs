namespace Upskill.Tests.Adoption;

/// <summary>
/// Sums of groups that somebody has seen, and whether another sum follows from them by adding and subtracting. Gaussian elimination modulo
/// a prime.
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

    private long[] Reduced(long[] weights)
    {
        var row = weights.ToArray();
        foreach (var (pivot, known) in rows)
        {
            var factor = row[pivot];
            for (var i = 0; i < row.Length; i++)
                row[i] = ((row[i] - factor * known[i]) % Prime + Prime) % Prime;
        }
        return row;
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
