using System.Collections.Immutable;

namespace Upskill.Adoption.Releases.Hours;

/// <summary>
/// What pairs of timed exercises say, of the whole organisation and of functions only, once, at the close of the quarter in which they were done. Definition: of each pair the
/// time with AI divided by the time without, checking included; the middle one of these ratios. All of it follows from the classes, which are released.
/// </summary>
/// <param name="Quarter">Which: <c>2026-Q4</c>.</param>
/// <param name="Pairs">Of how many people, a multiple of five.</param>
/// <param name="Classes">How their ratios are spread: below 1/4, to 1/2, to 3/4, to 1, to 4/3, to 2, and more; each rounded to fives by itself.</param>
/// <param name="Ratio">The median of the grouped ratios, from 1/4 to 2: what is beyond stands at the end.</param>
/// <param name="Low">Where its 95% interval begins, the rounding included.</param>
/// <param name="High">Where it ends.</param>
public sealed record ReleasedCalibration(string Quarter, long Pairs, ImmutableArray<long> Classes, double Ratio, double Low, double High)
{
    private const double Z = 1.96;

    /// <summary>
    /// The median, and the interval between two order statistics, which supposes nothing of how ratios are spread (Thompson, 1936; Conover, “Practical Nonparametric Statistics”,
    /// 3.2): ranks z·√n/2 below and above the middle. Rounding adds in quadrature: a class is off by 2.2 pairs (<see cref="ReleasedShare"/>), and the distance of a rank from the
    /// middle is half the difference of the classes on its two sides. Within a class ratios are taken as even on a logarithmic scale, on which twice and half are alike.
    /// </summary>
    public static ReleasedCalibration Of(string quarter, ReleasedRatios released)
    {
        var middle = released.Classes.Sum() / 2.0;
        var ranks = Z / 2 * Math.Sqrt(released.Pairs + (released.Classes.Length * ReleasedShare.RoundingDeviation * ReleasedShare.RoundingDeviation));
        return new(quarter, released.Pairs, released.Classes, At(middle, released.Classes), At(middle - ranks, released.Classes), At(middle + ranks, released.Classes));
    }

    private static double At(double rank, ImmutableArray<long> classes)
    {
        var below = 0L;
        for (var one = 0; one < classes.Length - 1; below += classes[one], one++)
        {
            if (rank <= below + classes[one])
                return one == 0 ? ReleasedRatios.Edges[0] : ReleasedRatios.Edges[one - 1] * Math.Pow(ReleasedRatios.Edges[one] / ReleasedRatios.Edges[one - 1], (rank - below) / classes[one]);
        }
        return ReleasedRatios.Edges[^1];
    }
}
