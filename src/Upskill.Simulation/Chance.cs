using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Simulation;

/// <summary>
/// What falls out by chance, from a seed and a subject: the same for the same two on every machine, and for one subject whatever was drawn for another.
/// SplitMix64 (Steele, Lea and Flood, 2014), begun at the subject's SHA-256.
/// </summary>
public sealed class Chance(int seed, string subject)
{
    private ulong state = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{subject}"))));

    /// <summary>From 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Share() * limit);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in this share of all cases.</summary>
    public bool Is(double share) => Share() < share;

    /// <summary>One of them.</summary>
    public T OneOf<T>(IReadOnlyList<T> some) => some[Below(some.Count)];

    private ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
