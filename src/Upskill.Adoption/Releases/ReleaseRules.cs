namespace Upskill.Adoption.Releases;

/// <summary>
/// The numbers and moments by which answers are released. What is decided by them depends on rosters and arrivals only, never on a value, so that a figure that
/// is withheld says nothing.
/// </summary>
internal static class ReleaseRules
{
    /// <summary>Fewer answers are neither sealed nor shown, and a unit of fewer people is nobody's home.</summary>
    public const int MinimumGroupSize = 10;

    /// <summary>Counts are rounded to so many people, and batches are multiples of it.</summary>
    public const int RoundingBase = 5;

    /// <summary>Totals of hours are rounded to so many hours.</summary>
    public const int HoursBase = 10;

    /// <summary>A share is shown from so many answers on.</summary>
    public const int MinimumForShare = 20;

    /// <summary>A cell of a table beside the tree is shown from so many answers on.</summary>
    public const int MinimumForOtherTables = 50;

    /// <summary>The same as <see cref="HoursBase"/>, in minutes, as answers are counted.</summary>
    public const int MinutesBase = HoursBase * 60;

    /// <summary>Units with so many people on the roster seal while the week runs; smaller ones wait for its close.</summary>
    public const int LiveFrom = 20;

    private const int LiveParts = 10;

    /// <summary>
    /// At how many waiting answers a unit seals before the close: ten, or a tenth of its people rounded up to a multiple of five, if that is more. Null where it
    /// waits for the close.
    /// </summary>
    public static int? LiveSize(int people, int liveFrom = LiveFrom, int minimum = MinimumGroupSize) =>
        people < liveFrom ? null : Math.Max(minimum, UpToFive((people + LiveParts - 1) / LiveParts));

    /// <summary>The smallest batch of a unit in whose people's countries so many are asked for: a multiple of five, and never less than ten.</summary>
    public static int Minimum(int asked) => UpToFive(Math.Max(MinimumGroupSize, asked));

    /// <summary>Of so many waiting answers, how many a close seals: none, or as many as make a multiple of five.</summary>
    public static int SizeAtClose(int waiting, int minimum = MinimumGroupSize) => waiting < minimum ? 0 : waiting - (waiting % RoundingBase);

    private static int UpToFive(int number) => (number + RoundingBase - 1) / RoundingBase * RoundingBase;
}
