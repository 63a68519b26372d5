using System.Globalization;

namespace Upskill.Kit.Parts;

/// <summary>The arcs of a <see cref="Ring"/>: SVG paths clockwise from the top, round (60, 60) with radius 50.</summary>
internal static class RingSegments
{
    private const double Centre = 60, Radius = 50, Gap = 8;
    private const string FullCircle = "M60 10A50 50 0 0 1 60 110A50 50 0 0 1 60 10Z";

    /// <summary>One path an outcome; a whole circle for one outcome and for none.</summary>
    public static IEnumerable<string> Of(int outcomes)
    {
        if (outcomes <= 1)
            return [FullCircle];
        var share = 2 * Math.PI / outcomes;
        // With very many outcomes a gap of fixed width would swallow its segment.
        var margin = Math.Min(Math.Asin(Gap / 2 / Radius), share / 4);
        return Enumerable.Range(0, outcomes).Select(segment => Arc(segment * share + margin, (segment + 1) * share - margin));
    }

    // With two outcomes or more no arc passes half a circle, so SVG's large-arc flag is always 0.
    private static string Arc(double from, double to) => string.Create(
        CultureInfo.InvariantCulture, $"M{X(from):0.0} {Y(from):0.0}A{Radius} {Radius} 0 0 1 {X(to):0.0} {Y(to):0.0}");

    private static double X(double angle) => Centre + Radius * Math.Sin(angle);

    private static double Y(double angle) => Centre - Radius * Math.Cos(angle);
}
