using System.Security.Cryptography;
using System.Text;

namespace Upskill.Kit.Storage;

/// <summary>
/// Whose keys were destroyed, by the SHA-256 of each subject, in an append-only file: an older copy of the keys knows nothing of it, and whoever restores one destroys them again. Names nobody.
/// </summary>
/// <param name="directory">Made where missing.</param>
public sealed class DestroyedKeys(string directory)
{
    private string File => Path.Combine(directory, "destroyed");

    /// <summary>The hash of a subject in it.</summary>
    public static byte[] HashOf(string subject) => SHA256.HashData(Encoding.UTF8.GetBytes(subject));

    /// <summary>Adds one; durable when it returns. A repeat may stand twice in it.</summary>
    public void Add(byte[] subject)
    {
        Directory.CreateDirectory(directory);
        using var file = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0); // one write of 32 bytes at the end: two processes do not mix
        file.Write(subject);
        file.Flush(flushToDisk: true);
    }

    /// <summary>All of them, each once; none where there is no file.</summary>
    public IReadOnlyList<byte[]> All() => System.IO.File.Exists(File)
        ? [.. System.IO.File.ReadAllBytes(File).Chunk(SHA256.HashSizeInBytes).Where(hash => hash.Length == SHA256.HashSizeInBytes).DistinctBy(Convert.ToHexString)]
        : [];
}
