using System.Collections.Immutable;
using System.Globalization;

namespace Upskill.Adoption;

/// <summary>
/// How many people of a group have completed which module and strand, and until when those have time who have not completed the programme. A commutative group, as
/// <see cref="AdoptionFigures"/>: of a whole it is the sum over the parts.
/// </summary>
/// <param name="Counts">People by mark; none of nobody.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ProgressFigures")]
public sealed record ProgressFigures([property: Id(0)] ImmutableDictionary<string, long> Counts)
{
    private const string ModuleMark = "module:", StrandMark = "strand:", DayMark = "until:", DayFormat = "yyyy-MM-dd";

    /// <summary>Nobody.</summary>
    public static readonly ProgressFigures Zero = new(ImmutableDictionary<string, long>.Empty);

    /// <summary>The mark of who has completed a module.</summary>
    public static string OfModule(string module) => ModuleMark + module;

    /// <summary>The mark of who has completed all modules of a strand.</summary>
    public static string OfStrand(string strand) => StrandMark + strand;

    /// <summary>The mark of who has not completed the programme and has time until the end of this day.</summary>
    public static string Until(DateOnly day) => DayMark + day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>One person, by their marks with a space between.</summary>
    public static ProgressFigures Of(string marks) => marks.Length == 0 ? Zero : new(marks.Split(' ').ToImmutableDictionary(mark => mark, _ => 1L));

    /// <summary>People who have completed a module.</summary>
    public long InModule(string module) => Counts.GetValueOrDefault(OfModule(module));

    /// <summary>People who have completed a strand.</summary>
    public long InStrand(string strand) => Counts.GetValueOrDefault(OfStrand(strand));

    /// <summary>People whose last day was before <paramref name="today"/>.</summary>
    public long Overdue(DateOnly today) => Counts.Where(count => count.Key.StartsWith(DayMark, StringComparison.Ordinal)
        && string.CompareOrdinal(count.Key, Until(today)) < 0).Sum(count => count.Value);

    /// <summary>The figures of two disjoint groups together.</summary>
    public static ProgressFigures operator +(ProgressFigures a, ProgressFigures b) => a.With(b, 1);

    /// <summary>The figures of a group without a part of it.</summary>
    public static ProgressFigures operator -(ProgressFigures a, ProgressFigures b) => a.With(b, -1);

    private ProgressFigures With(ProgressFigures other, int sign)
    {
        if (other.Counts.IsEmpty)
            return this;
        var counts = Counts.ToBuilder();
        foreach (var (mark, people) in other.Counts)
        {
            var sum = counts.GetValueOrDefault(mark) + (sign * people);
            if (sum == 0)
                counts.Remove(mark);
            else
                counts[mark] = sum;
        }
        return new(counts.ToImmutable());
    }
}
