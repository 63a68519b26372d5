namespace Upskill.Kit.Storage;

/// <summary>Where a subject's slot begins, and the sealed key in it: all zeros once it is destroyed.</summary>
internal sealed record KeySlot(long At, byte[] Sealed)
{
    /// <summary>When the file was last written as this was read; null where that is too short ago to tell.</summary>
    public DateTime? AsOf { get; set; }

    /// <summary>The opened key, once it was asked for; as good as <see cref="AsOf"/> is.</summary>
    public byte[]? Key { get; set; }
}

/// <summary>One of the files of <see cref="KeyFiles"/>. Whoever calls holds the lock on it.</summary>
/// <param name="path">Made by the first who writes.</param>
internal sealed class KeyFile(string path)
{
    /// <summary>Bytes of a sealed key, and of a slot: the subject's hash before it.</summary>
    public const int SealedBytes = 60, SlotBytes = HashBytes + SealedBytes;

    private const int HashBytes = 32;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    // Times of files are coarser than writes, by up to two seconds: one that came right after a reading may leave the time as it was. Older than this, none can.
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, KeySlot> slots = new(StringComparer.Ordinal), found = new(StringComparer.Ordinal);
    private long readTo;

    public KeySlot? Known(byte[] hash) => slots.GetValueOrDefault(Convert.ToHexString(hash));

    /// <summary>
    /// A slot that was found before and that nobody can have written since, by the file's time: opening the file costs more than everything else here, and a command asks more than once.
    /// </summary>
    public KeySlot? Fresh(string subject) => found.TryGetValue(subject, out var slot) && slot.AsOf == File.GetLastWriteTimeUtc(path) ? slot : null;

    /// <summary>The slot is this subject's.</summary>
    public void Remember(string subject, KeySlot slot) => found[subject] = slot;

    /// <summary>The slot as it is in the file now: another process may have made it, or destroyed it, since this one last looked.</summary>
    public KeySlot? Find(byte[] hash)
    {
        var written = File.GetLastWriteTimeUtc(path); // before the reading: a write in between is then seen as one
        if (!File.Exists(path))
            return null;
        using var stream = Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        ReadFrom(stream);
        if (Known(hash) is not { } slot)
            return null;
        Refresh(stream, slot);
        slot.AsOf = DateTime.UtcNow - written > Settles ? written : null;
        return slot;
    }

    /// <summary>Reads the slot again: another process may have destroyed its key.</summary>
    public static KeySlot Refresh(FileStream stream, KeySlot slot)
    {
        stream.Position = slot.At + HashBytes;
        stream.ReadExactly(slot.Sealed);
        return slot;
    }

    public void Remember(byte[] hash, KeySlot slot) => slots[Convert.ToHexString(hash)] = slot;

    public void ReadFrom(FileStream stream)
    {
        stream.Position = readTo;
        var buffer = new byte[SlotBytes];
        // A slot cut short by a crash is not read; the next writer writes over it.
        while (stream.Length - stream.Position >= SlotBytes)
        {
            stream.ReadExactly(buffer);
            Remember(buffer[..HashBytes], new KeySlot(readTo, buffer[HashBytes..]));
            readTo += SlotBytes;
        }
    }

    public FileStream OpenAlone() => Open(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Waits for another process that is writing; keys are made rarely and written in about a millisecond.</summary>
    private FileStream Open(FileMode mode, FileAccess access, FileShare share)
    {
        var until = Environment.TickCount64 + (long)LongestWait.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileStream(path, mode, access, share);
            }
            catch (IOException) when (Environment.TickCount64 < until)
            {
                Thread.Sleep(2);
            }
        }
    }
}
