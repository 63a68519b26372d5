using System.Security.Cryptography;
using System.Text;

namespace Upskill.Kit.Storage;

/// <summary>
/// Keys in 16 files of fixed slots, one file a partition: the subject's SHA-256, then its key sealed (AES-GCM) with the master key. A destroyed key is a
/// slot overwritten with zeros behind the hash. Several processes on one machine may share the folder: a writer holds the file alone, a reader who
/// misses a subject reads the file's new slots.
/// </summary>
/// <param name="directory">Made where missing, mode 0700.</param>
/// <param name="masterKey">32 bytes; with it and the files, every key can be read.</param>
public sealed class KeyFiles(string directory, byte[] masterKey) : IKeyStore
{
    private const int HashBytes = 32, NonceBytes = 12, KeyBytes = 32, TagBytes = 16, SealedBytes = NonceBytes + KeyBytes + TagBytes;
    private const int SlotBytes = HashBytes + SealedBytes;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly KeyFile[] files = [.. Partition.All.Select(partition => new KeyFile(Path.Combine(directory, $"{partition}.keys")))];

    /// <inheritdoc/>
    public byte[] KeyOf(string subject)
    {
        var hash = Hash(subject);
        var file = files[Partition.Of(subject).Number];
        lock (file)
        {
            var slot = file.Find(hash) ?? Write(file, hash, () => Seal(RandomNumberGenerator.GetBytes(KeyBytes)), replace: false);
            return Open(slot.Sealed) ?? throw new KeyDestroyedException(subject);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> KeysOf(IReadOnlyCollection<string> subjects)
    {
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var part in subjects.GroupBy(Partition.Of))
        {
            var file = files[part.Key.Number];
            lock (file)
            {
                using var stream = OpenAlone(file);
                var end = End(stream);
                try
                {
                    foreach (var subject in part)
                        keys[subject] = Open(FindOrPut(file, stream, Hash(subject)).Sealed) ?? throw new KeyDestroyedException(subject);
                }
                finally
                {
                    // Also where one was destroyed: those made before it are known from now on.
                    if (End(stream) > end)
                        stream.Flush(flushToDisk: true);
                }
            }
        }
        return [.. subjects.Select(subject => keys[subject])];
    }

    /// <inheritdoc/>
    public byte[]? Find(string subject)
    {
        var file = files[Partition.Of(subject).Number];
        lock (file)
            return file.Find(Hash(subject)) is { } slot ? Open(slot.Sealed) : null;
    }

    /// <inheritdoc/>
    public bool IsDestroyed(string subject)
    {
        var file = files[Partition.Of(subject).Number];
        lock (file)
            return file.Find(Hash(subject)) is { } slot && Open(slot.Sealed) is null;
    }

    /// <inheritdoc/>
    public void Destroy(string subject)
    {
        var hash = Hash(subject);
        var file = files[Partition.Of(subject).Number];
        lock (file)
            Write(file, hash, () => new byte[SealedBytes], replace: true);
    }

    private Slot FindOrPut(KeyFile file, FileStream stream, byte[] hash)
    {
        if (file.Known(hash) is { } known)
            return KeyFile.Refresh(stream, known);
        var slot = new Slot(End(stream), Seal(RandomNumberGenerator.GetBytes(KeyBytes)));
        Put(file, stream, hash, slot);
        return slot;
    }

    private FileStream OpenAlone(KeyFile file)
    {
        Directory.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var stream = file.OpenAlone();
        file.ReadFrom(stream);
        return stream;
    }

    /// <summary>Where the next slot begins: behind the last whole one.</summary>
    private static long End(FileStream stream) => stream.Length - stream.Length % SlotBytes;

    private static void Put(KeyFile file, FileStream stream, byte[] hash, Slot slot)
    {
        stream.Position = slot.At;
        stream.Write([.. hash, .. slot.Sealed]);
        file.Remember(hash, slot);
    }

    private Slot Write(KeyFile file, byte[] hash, Func<byte[]> content, bool replace)
    {
        using var stream = OpenAlone(file);
        var known = file.Known(hash);
        if (known is not null && !replace)
            return known; // made by another process, while this one waited
        var slot = new Slot(known?.At ?? End(stream), content());
        Put(file, stream, hash, slot);
        stream.Flush(flushToDisk: true);
        return slot;
    }

    private byte[] Seal(byte[] key)
    {
        var slot = new byte[SealedBytes];
        var (nonce, text, tag) = Parts(slot);
        RandomNumberGenerator.Fill(nonce.Span);
        using var cipher = new AesGcm(masterKey, TagBytes);
        cipher.Encrypt(nonce.Span, key, text.Span, tag.Span);
        return slot;
    }

    private byte[]? Open(byte[] slot)
    {
        if (slot.AsSpan().IndexOfAnyExcept((byte)0) < 0)
            return null;
        var (nonce, text, tag) = Parts(slot);
        var key = new byte[KeyBytes];
        using var cipher = new AesGcm(masterKey, TagBytes);
        cipher.Decrypt(nonce.Span, text.Span, tag.Span, key);
        return key;
    }

    private static (Memory<byte> Nonce, Memory<byte> Text, Memory<byte> Tag) Parts(byte[] slot) =>
        (slot.AsMemory(0, NonceBytes), slot.AsMemory(NonceBytes, KeyBytes), slot.AsMemory(NonceBytes + KeyBytes, TagBytes));

    private static byte[] Hash(string subject) => SHA256.HashData(Encoding.UTF8.GetBytes(subject));

    /// <summary>Where a subject's slot begins, and the sealed key in it: all zeros once it is destroyed.</summary>
    private sealed record Slot(long At, byte[] Sealed);

    private sealed class KeyFile(string path)
    {
        private readonly Dictionary<string, Slot> slots = new(StringComparer.Ordinal);
        private long readTo;

        public Slot? Known(byte[] hash) => slots.GetValueOrDefault(Convert.ToHexString(hash));

        /// <summary>The slot as it is in the file now: another process may have made it, or destroyed it, since this one last looked.</summary>
        public Slot? Find(byte[] hash)
        {
            if (!File.Exists(path))
                return null;
            using var stream = Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            ReadFrom(stream);
            return Known(hash) is { } slot ? Refresh(stream, slot) : null;
        }

        /// <summary>Reads the slot again: another process may have destroyed its key.</summary>
        public static Slot Refresh(FileStream stream, Slot slot)
        {
            stream.Position = slot.At + HashBytes;
            stream.ReadExactly(slot.Sealed);
            return slot;
        }

        public void Remember(byte[] hash, Slot slot) => slots[Convert.ToHexString(hash)] = slot;

        public void ReadFrom(FileStream stream)
        {
            stream.Position = readTo;
            var buffer = new byte[SlotBytes];
            // A slot cut short by a crash is not read; the next writer writes over it.
            while (stream.Length - stream.Position >= SlotBytes)
            {
                stream.ReadExactly(buffer);
                Remember(buffer[..HashBytes], new Slot(readTo, buffer[HashBytes..]));
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
}
