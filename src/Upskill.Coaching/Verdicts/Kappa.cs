namespace Upskill.Coaching.Verdicts;

/// <summary>Agreement beyond chance of two who judged the same things.</summary>
/// <param name="Value">From -1 to 1: 1 complete, 0 as by chance.</param>
/// <param name="StandardError">Of a large sample, where the two do not agree by chance.</param>
/// <param name="N">Things that both judged.</param>
public sealed record Kappa(double Value, double StandardError, int N)
{
    private const double Normal95 = 1.959964;

    /// <summary>Lower end of the 95% interval.</summary>
    public double Low => Math.Max(-1, Value - Normal95 * StandardError);

    /// <summary>Upper end of it.</summary>
    public double High => Math.Min(1, Value + Normal95 * StandardError);

    /// <summary>
    /// Cohen's κ of a square table of counts: <paramref name="counts"/>[i, j] things were judged i by the one and j by the other. J. Cohen, A coefficient of agreement
    /// for nominal scales, Educ. Psychol. Meas. 20 (1960) 37–46; its standard error by J. L. Fleiss, J. Cohen and B. S. Everitt, Psychol. Bull. 72 (1969) 323–327.
    /// Null where it is not defined: nothing was judged, or both said one and the same of everything.
    /// </summary>
    public static Kappa? Of(int[,] counts)
    {
        var size = counts.GetLength(0);
        var n = counts.Cast<int>().Sum();
        double P(int i, int j) => counts[i, j] / (double)n;
        var each = Enumerable.Range(0, size).ToArray();
        var rows = each.Select(i => each.Sum(j => P(i, j))).ToArray();
        var columns = each.Select(j => each.Sum(i => P(i, j))).ToArray();
        var chance = each.Sum(i => rows[i] * columns[i]);
        if (n == 0 || chance > 1 - 1e-9)
            return null;
        var seen = each.Sum(i => P(i, i));
        var onDiagonal = each.Sum(i => P(i, i) * Square(1 - chance - (rows[i] + columns[i]) * (1 - seen)));
        var beside = Square(1 - seen) * each.Sum(i => each.Where(j => j != i).Sum(j => P(i, j) * Square(columns[i] + rows[j])));
        var variance = (onDiagonal + beside - Square(seen * chance - 2 * chance + seen)) / (n * Square(Square(1 - chance)));
        return new((seen - chance) / (1 - chance), Math.Sqrt(Math.Max(0, variance)), n);
    }

    private static double Square(double value) => value * value;
}
