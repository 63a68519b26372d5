using System.Security.Cryptography;

namespace Upskill.Kit.Storage;

/// <summary>
/// Keys in 16 files of fixed slots, one file a partition: the subject's SHA-256, then its key sealed (AES-GCM) with the master key. A destroyed key is a
/// slot overwritten with zeros behind the hash. Several processes on one machine may share the folder: a writer holds the file alone, a reader who
/// misses a subject reads the file's new slots, and one who knows it reads its slot again where the file was written since.
/// </summary>
/// <param name="directory">Made where missing, mode 0700.</param>
/// <param name="masterKey">32 bytes; with it and the files, every key can be read.</param>
/// <param name="elsewhere">A second folder, on another disk at best, that is told of each destroyed key; null for none.</param>
public sealed class KeyFiles(string directory, byte[] masterKey, string? elsewhere = null) : IKeyStore
{
    private const int NonceBytes = 12, KeyBytes = 32, TagBytes = 16;

    private readonly DestroyedKeys[] destroyed = [.. new[] { directory, elsewhere }.OfType<string>().Select(folder => new DestroyedKeys(folder))];
    private readonly KeyFile[] files = [.. Partition.All.Select(partition => new KeyFile(Path.Combine(directory, $"{partition}.keys")))];

    /// <inheritdoc/>
    public byte[] KeyOf(string subject)
    {
        var file = files[Partition.Of(subject).Number];
        lock (file)
        {
            if (file.Fresh(subject) is { Key: { } known })
                return known;
            var hash = Hash(subject);
            var slot = file.Find(hash) ?? Write(file, hash, () => Seal(RandomNumberGenerator.GetBytes(KeyBytes)), replace: false);
            slot.Key = Open(slot.Sealed) ?? throw new KeyDestroyedException(subject);
            file.Remember(subject, slot);
            return slot.Key;
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
        if (IsDestroyed(subject))
            return;
        var hash = Hash(subject);
        foreach (var list in destroyed)
            list.Add(hash); // first: once the key is gone, no copy of it may come back
        Destroy(hash);
    }

    /// <summary>Destroys again what was destroyed after these files were copied.</summary>
    /// <returns>How many subjects that was.</returns>
    public int DestroyAgain()
    {
        var all = destroyed.SelectMany(list => list.All()).DistinctBy(Convert.ToHexString).ToList();
        all.ForEach(Destroy);
        return all.Count;
    }

    private void Destroy(byte[] hash)
    {
        var file = files[Partition.OfHash(hash).Number];
        lock (file)
            Write(file, hash, () => new byte[KeyFile.SealedBytes], replace: true);
    }

    private KeySlot FindOrPut(KeyFile file, FileStream stream, byte[] hash)
    {
        if (file.Known(hash) is { } known)
            return KeyFile.Refresh(stream, known);
        var slot = new KeySlot(End(stream), Seal(RandomNumberGenerator.GetBytes(KeyBytes)));
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
    private static long End(FileStream stream) => stream.Length - stream.Length % KeyFile.SlotBytes;

    private static void Put(KeyFile file, FileStream stream, byte[] hash, KeySlot slot)
    {
        stream.Position = slot.At;
        stream.Write([.. hash, .. slot.Sealed]);
        file.Remember(hash, slot);
    }

    private KeySlot Write(KeyFile file, byte[] hash, Func<byte[]> content, bool replace)
    {
        using var stream = OpenAlone(file);
        var known = file.Known(hash);
        if (known is not null && !replace)
            return known; // made by another process, while this one waited
        var slot = new KeySlot(known?.At ?? End(stream), content());
        Put(file, stream, hash, slot);
        stream.Flush(flushToDisk: true);
        return slot;
    }

    private byte[] Seal(byte[] key)
    {
        var slot = new byte[KeyFile.SealedBytes];
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

    private static byte[] Hash(string subject) => DestroyedKeys.HashOf(subject);
}
