using System.Collections.Immutable;

namespace Upskill.Adoption;

/// <summary>
/// The figures of a group of people, apart for each country that they work in. A commutative group, as <see cref="AdoptionFigures"/>: the figures of a whole
/// are the sum of the figures of its parts.
/// </summary>
/// <param name="Countries">By ISO 3166 alpha-2; none with nobody. Those of whom a part did not tell the country are under <see cref="Unknown"/>.</param>
[GenerateSerializer, Immutable, Alias("Upskill.FiguresByCountry")]
public sealed record FiguresByCountry([property: Id(0)] ImmutableDictionary<string, AdoptionFigures> Countries)
{
    /// <summary>Where the country was not told.</summary>
    public const string Unknown = "";

    /// <summary>Nobody.</summary>
    public static readonly FiguresByCountry Zero = new(ImmutableDictionary<string, AdoptionFigures>.Empty);

    /// <summary>Of everybody, wherever they work.</summary>
    public AdoptionFigures Total => Countries.Values.Aggregate(AdoptionFigures.Zero, (sum, figures) => sum + figures);

    /// <summary>The figures of people who all work in one country.</summary>
    public static FiguresByCountry Of(string country, AdoptionFigures figures) => Zero.With(country, figures);

    /// <summary>The figures of two disjoint groups together.</summary>
    public static FiguresByCountry operator +(FiguresByCountry a, FiguresByCountry b) =>
        b.Countries.Aggregate(a, (sum, country) => sum.With(country.Key, country.Value));

    /// <summary>The figures of a group without a part of it.</summary>
    public static FiguresByCountry operator -(FiguresByCountry a, FiguresByCountry b) =>
        b.Countries.Aggregate(a, (rest, country) => rest.With(country.Key, AdoptionFigures.Zero - country.Value));

    private FiguresByCountry With(string country, AdoptionFigures more)
    {
        var sum = Countries.GetValueOrDefault(country) + more;
        return new(sum == AdoptionFigures.Zero ? Countries.Remove(country) : Countries.SetItem(country, sum));
    }
}
