namespace Upskill.Adoption.Releases;

/// <summary>A released share with its interval, all from 0 to 1.</summary>
/// <param name="Value">Rounded count on answers, cut to 0…1.</param>
/// <param name="Low">Where the 95% interval begins.</param>
/// <param name="High">Where it ends.</param>
public sealed record ReleasedShare(double Value, double Low, double High)
{
    private const double Z = 1.96;

    /// <summary>
    /// 2.2 people: what rounding a batch to fives adds to its count, as a standard deviation: 5·√(r/5·(1 − r/5)) is 2.0 for the remainders 1 and 4 and 2.4 for
    /// 2 and 3; the root of the mean square is 2.24.
    /// </summary>
    internal const double RoundingDeviation = 2.2;

    /// <summary>
    /// The share of a sum, or null where there are too few answers for one. Its interval is Wilson's (1927) with the rounding's half-width added in quadrature.
    /// </summary>
    public static ReleasedShare? Of(ReleaseSum sum)
    {
        if (sum.People < ReleaseRules.MinimumForShare)
            return null;
        var (n, share) = ((double)sum.People, Math.Clamp((double)sum.Yes / sum.People, 0, 1));
        var (centre, half) = ((share + (Z * Z / (2 * n))) / (1 + (Z * Z / n)), Z / (1 + (Z * Z / n)) * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n))));
        var rounding = Z * RoundingDeviation * Math.Sqrt(sum.Batches) / n;
        return new(share,
            Math.Max(0, share - Math.Sqrt(Square(share - (centre - half)) + Square(rounding))),
            Math.Min(1, share + Math.Sqrt(Square(centre + half - share) + Square(rounding))));
    }

    private static double Square(double number) => number * number;
}
