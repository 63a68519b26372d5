using System.Numerics;

namespace Upskill.PeerGroups.Draws;

/// <summary>
/// What is wrong with a group, in numbers. Each rule outweighs everything that all later ones can come to in the two groups of an exchange, so the search
/// never gives up an earlier rule for a later one; this is the stated order in which rules are relaxed, the last first.
/// </summary>
internal static class DrawCosts
{
    /// <summary>1. A pair that must be apart.</summary>
    public const long Apart = 1_000_000_000;

    /// <summary>2. Each person who does not speak the language that most of the group speak, and <see cref="Touched"/> for there being one.</summary>
    public const long Language = 20_000_000;

    /// <summary>3. Each person asleep in the group's eighth-best half-hour: eight half-hours in which all are awake are four
    /// shared hours; and <see cref="Touched"/> for there being one.</summary>
    public const long Hours = 300_000;

    /// <summary>4. Each grade band that is missing to <see cref="Bands"/>.</summary>
    public const long Band = 30_000;

    /// <summary>What the first person without a language or an hour counts for, so that such people are in one group rather than alone in several.</summary>
    public const int Touched = 5;

    /// <summary>How many half-hours of a day a group shares.</summary>
    public const int SharedHalfHours = 8;

    /// <summary>More bands than this are asked of no group.</summary>
    public const int MostBands = 4;

    /// <summary>Bands are numbered below this; languages below 32.</summary>
    public const int BandLimit = 32, LanguageLimit = 32, HalfHours = 48;

    /// <summary>
    /// 5. A pair that met before, by how often. Not a plain count: a second meeting costs less than two first ones, so that many are met once before few are
    /// left out; a fourth is dear. (Found by trying on 150 people over 26 rounds.)
    /// </summary>
    private static readonly long[] Repeats = [0, 3, 5, 40, 100];

    /// <summary>What it costs that two who met <paramref name="times"/> times are together again.</summary>
    public static long Repeat(int times) => Repeats[Math.Min(times, Repeats.Length - 1)];

    /// <summary>A shortage as it counts.</summary>
    public static int Counted(int shortage) => shortage == 0 ? 0 : shortage + Touched;

    /// <summary>
    /// How many grade bands every group of a roster shall hold: at most <see cref="MostBands"/>, and no more than can be, for a band of c people reaches at most c
    /// of the groups.
    /// </summary>
    public static int Bands(IReadOnlyList<RosterRow> rows, int groups)
    {
        var reach = rows.CountBy(row => row.Band).Sum(band => Math.Min(band.Value, groups));
        return Math.Min(MostBands, Math.Min(reach / groups, rows.Count / groups));
    }

    /// <summary>Members who do not speak the language that most speak: 0 where the group has a language in common.</summary>
    public static int LanguageShortage(ReadOnlySpan<uint> languages)
    {
        var most = 0;
        for (var language = 0; language < LanguageLimit; language++)
        {
            var speakers = 0;
            foreach (var spoken in languages)
                speakers += (int)(spoken >> language) & 1;
            most = Math.Max(most, speakers);
        }
        return languages.Length - most;
    }

    /// <summary>Members asleep in the eighth-best half-hour: 0 where the group shares four waking hours.</summary>
    public static int HoursShortage(ReadOnlySpan<ulong> waking)
    {
        Span<int> halfHoursWith = stackalloc int[waking.Length + 1];
        halfHoursWith.Clear();
        for (var slot = 0; slot < HalfHours; slot++)
        {
            var awake = 0;
            foreach (var hours in waking)
                awake += (int)(hours >> slot) & 1;
            halfHoursWith[awake]++;
        }
        var (asleep, found) = (0, halfHoursWith[waking.Length]);
        while (found < SharedHalfHours)
            found += halfHoursWith[waking.Length - ++asleep];
        return asleep;
    }

    /// <summary>Bands that are missing.</summary>
    /// <param name="bands">Bit i: band i is in the group.</param>
    /// <param name="wanted">From <see cref="Bands"/>.</param>
    public static int BandShortage(uint bands, int wanted) => Math.Max(0, wanted - BitOperations.PopCount(bands));
}
