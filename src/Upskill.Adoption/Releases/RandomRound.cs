using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Adoption.Releases;

/// <summary>
/// Unbiased random rounding (as of census tables: Nargundkar and Saveland, 1972; Fellegi, 1975): up with the probability of the remainder, down otherwise, by a
/// draw that is the same whenever it is asked for.
/// </summary>
internal static class RandomRound
{
    /// <summary>The draw of people with at least four hours.</summary>
    public const string Yes = "yes";

    /// <summary>The draw of total hours.</summary>
    public const string Hours = "hours";

    /// <summary>A neighbouring multiple of <paramref name="toBase"/>, or the number itself where it is one.</summary>
    /// <param name="number">May be below zero.</param>
    /// <param name="toBase">Above zero.</param>
    /// <param name="draw">From 0 to 2^64 - 1, read as a fraction of 2^64.</param>
    public static long Of(long number, int toBase, ulong draw)
    {
        var remainder = ((number % toBase) + toBase) % toBase;
        var isUp = (UInt128)draw * (UInt128)toBase < (UInt128)remainder << 64;
        return number - remainder + (isUp ? toBase : 0);
    }

    /// <summary>The draw of one total: the first eight bytes of the HMAC-SHA256 of <c>measure|week|of|number</c>.</summary>
    /// <param name="key">Of rounding.</param>
    /// <param name="measure">Which total.</param>
    /// <param name="week">Of which week.</param>
    /// <param name="of">The subject that sealed the batch, or the cell beside the tree.</param>
    /// <param name="number">Of the batch.</param>
    public static ulong Draw(ReleaseKey key, string measure, WeekId week, string of, int number) =>
        BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(key.Secret,
            Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{measure}|{week}|{of}|{number}"))));
}
