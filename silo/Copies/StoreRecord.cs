using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Silo.Copies;

/// <summary>What kind of value a key of the store has. Stored in backups: never renumbered.</summary>
internal enum RecordKind : byte
{
    /// <summary>One value.</summary>
    Text = 1,

    /// <summary>Values in order.</summary>
    List = 2,

    /// <summary>Field and value by turns.</summary>
    Hash = 3,

    /// <summary>Member and score (eight bytes, big-endian) by turns.</summary>
    SortedSet = 4,

    /// <summary>Members.</summary>
    Set = 5,
}

/// <summary>One key of a store with all that it holds, in a form that no engine owns.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Kind">How to read <paramref name="Parts"/>.</param>
/// <param name="ExpiresAt">Null where it stays.</param>
/// <param name="Parts">By kind.</param>
internal sealed record StoreRecord(string Key, RecordKind Kind, DateTimeOffset? ExpiresAt, IReadOnlyList<byte[]> Parts)
{
    /// <summary>Values of one turn: two where a part has a name or a score.</summary>
    public int Turn => Kind is RecordKind.Hash or RecordKind.SortedSet ? 2 : 1;

    /// <summary>Writes it so that <see cref="Read"/> reads it.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write((byte)Kind);
        to.Write(Key);
        to.Write(ExpiresAt?.ToUnixTimeMilliseconds() ?? 0);
        to.Write(Parts.Count);
        foreach (var part in Parts)
        {
            to.Write(part.Length);
            to.Write(part);
        }
    }

    /// <summary>Reads the next record; null at the end that <see cref="WriteEnd"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">It was cut.</exception>
    public static StoreRecord? Read(BinaryReader from)
    {
        var kind = from.ReadByte();
        if (kind == 0)
            return null;
        var (key, expires) = (from.ReadString(), from.ReadInt64());
        var parts = new byte[from.ReadInt32()][];
        for (var i = 0; i < parts.Length; i++)
        {
            var length = from.ReadInt32();
            parts[i] = from.ReadBytes(length);
            if (parts[i].Length < length)
                throw new EndOfStreamException();
        }
        return new(key, (RecordKind)kind, expires == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(expires), parts);
    }

    /// <summary>No record follows.</summary>
    public static void WriteEnd(BinaryWriter to) => to.Write((byte)0);

    /// <summary>SHA-256 of kind and content, the same on every engine: what has no order there is put into one. Without what goes by itself, the moment at which it expires.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([(byte)Kind]);
        hash.AppendData(Encoding.UTF8.GetBytes(Key));
        var turns = Parts.Chunk(Turn);
        var length = new byte[sizeof(int)];
        foreach (var part in (Kind is RecordKind.Text or RecordKind.List ? turns : turns.Order(ByName)).SelectMany(turn => turn))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static readonly Comparer<byte[][]> ByName = Comparer<byte[][]>.Create((one, other) => one[0].AsSpan().SequenceCompareTo(other[0]));
}
