using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Kit.Storage;

/// <summary>
/// One of the 16 parts that a store is divided into for ever. Every key of a subject carries its partition's tag, so that what one script touches lies
/// in one slot of a clustered Redis.
/// </summary>
public readonly record struct Partition
{
    /// <summary>Fixed when a store is made; changing it would lose every key.</summary>
    public const int Count = 16;

    private Partition(int number) => Number = number;

    /// <summary>0 to 15.</summary>
    public int Number { get; }

    /// <summary>All of them, in order.</summary>
    public static IEnumerable<Partition> All => Enumerable.Range(0, Count).Select(number => new Partition(number));

    /// <summary>The partition of a subject, by the first bytes of the SHA-256 of its name.</summary>
    public static Partition Of(string subject)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(subject), hash);
        return OfHash(hash);
    }

    /// <summary>The same of a subject of which only that SHA-256 is known.</summary>
    public static Partition OfHash(ReadOnlySpan<byte> hash) => new((int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % Count));

    /// <summary>Reads back <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">Not <c>p00</c> to <c>p15</c>.</exception>
    public static Partition Parse(string text) =>
        text is ['p', ..] && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Count
            ? new(number)
            : throw new FormatException($"'{text}' is no partition; they are p00 to p{Count - 1}.");

    /// <summary>The key <paramref name="name"/> in this partition: <c>{p07}name</c>.</summary>
    public string Key(string name) => $"{{{this}}}{name}";

    /// <summary><c>p07</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Number:00}");
}
