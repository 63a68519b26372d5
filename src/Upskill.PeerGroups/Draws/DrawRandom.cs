using System.Buffers.Binary;

namespace Upskill.PeerGroups.Draws;

/// <summary>
/// The numbers of a draw: xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021), begun from the
/// round's seed. It need not be unpredictable from its own output, for the seed is published; that nobody can choose the seed is what makes a draw fair.
/// </summary>
internal sealed class DrawRandom
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedBytes = 32;

    private uint a, b, c, d;

    /// <param name="seed">32 bytes: eight big-endian words; word i of the state is word i of the seed xor word i + 4.</param>
    public DrawRandom(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedBytes);
        (a, b, c, d) = (Word(seed, 0), Word(seed, 1), Word(seed, 2), Word(seed, 3));
        if ((a | b | c | d) == 0)
            a = 1; // the one state that the generator never leaves
    }

    /// <summary>Evenly among all 32-bit numbers.</summary>
    public uint Next()
    {
        var result = uint.RotateLeft(b * 5, 7) * 9;
        var t = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = uint.RotateLeft(d, 11);
        return result;
    }

    /// <summary>
    /// Evenly among 0 … <paramref name="limit"/> − 1, exactly: multiply and reject (Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1),
    /// 2019). Limits stay below 2²¹, so that a program whose numbers are doubles computes the same.
    /// </summary>
    public int Below(int limit)
    {
        var uneven = (uint)((1UL << 32) % (uint)limit);
        while (true)
        {
            var product = (ulong)Next() * (uint)limit;
            if ((uint)product >= uneven)
                return (int)(product >> 32);
        }
    }

    /// <summary>Puts them in random order: from the last place to the second, each changes with one of those up to itself (Fisher and Yates; Durstenfeld, 1964).</summary>
    public void Shuffle(Span<int> places)
    {
        for (var i = places.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (places[i], places[j]) = (places[j], places[i]);
        }
    }

    private static uint Word(ReadOnlySpan<byte> seed, int i) =>
        BinaryPrimitives.ReadUInt32BigEndian(seed[(4 * i)..]) ^ BinaryPrimitives.ReadUInt32BigEndian(seed[(4 * i + 16)..]);
}
