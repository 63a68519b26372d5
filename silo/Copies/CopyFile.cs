using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Upskill.Silo.Copies;

/// <summary>What a backup says of itself, readable without tools: its second line.</summary>
/// <param name="MadeAt">The moment that it shows.</param>
/// <param name="Engine">From which engine: <c>embedded</c> or <c>redis</c>. It can be restored to either.</param>
internal sealed record CopyHeader(DateTimeOffset MadeAt, string Engine);

/// <summary>
/// A backup: one line that says what it is, one with its <see cref="CopyHeader"/>, the compressed records, and at the end the SHA-256 of all before. Written aside and renamed, for its owner's eyes only.
/// </summary>
internal static class CopyFile
{
    private const string Magic = "UPSKILL-BACKUP 1";

    /// <summary>Writes all records to <paramref name="path"/>, over what is there only once it is complete.</summary>
    /// <returns>How many records.</returns>
    public static async Task<long> Write(string path, CopyHeader header, IAsyncEnumerable<StoreRecord> records)
    {
        var aside = path + ".new";
        File.Delete(aside);
        var count = 0L;
        try
        {
            await using (var file = new FileStream(aside, Private(FileMode.CreateNew)))
            {
                file.Write(Encoding.UTF8.GetBytes($"{Magic}\n{JsonSerializer.Serialize(header)}\n"));
                await using (var compressed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
                await using (var writer = new BinaryWriter(compressed))
                {
                    await foreach (var record in records)
                    {
                        record.Write(writer);
                        count++;
                    }
                    StoreRecord.WriteEnd(writer);
                }
                file.Position = 0;
                file.Write(await SHA256.HashDataAsync(file));
                file.Flush(flushToDisk: true);
            }
            File.Move(aside, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>What the file says of itself, once every byte of it is known to be as it was written.</summary>
    /// <exception cref="StartRefusedException">It is none of ours, of a later version, or damaged.</exception>
    public static CopyHeader Check(string path)
    {
        if (!File.Exists(path))
            throw new StartRefusedException($"There is no file {path}.");
        using var file = File.OpenRead(path);
        var magic = Line(file);
        if (magic != Magic)
        {
            throw new StartRefusedException(magic.StartsWith("UPSKILL-BACKUP ", StringComparison.Ordinal)
                ? $"{path} was written by a later version; restore it with that one." : $"{path} is no backup of Upskill.");
        }
        var body = file.Length - SHA256.HashSizeInBytes;
        if (body <= file.Position)
            throw Damaged(path);
        file.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, left) = (new byte[1 << 16], body);
        while (left > 0)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        var said = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(said);
        if (!said.AsSpan().SequenceEqual(hash.GetHashAndReset()))
            throw Damaged(path);
        file.Position = 0;
        Line(file);
        return JsonSerializer.Deserialize<CopyHeader>(Line(file))!;
    }

    /// <summary>The records, in the order in which they were written.</summary>
    public static IEnumerable<StoreRecord> Records(string path)
    {
        using var file = File.OpenRead(path);
        Line(file);
        Line(file);
        using var reader = new BinaryReader(new GZipStream(file, CompressionMode.Decompress));
        while (StoreRecord.Read(reader) is { } record)
            yield return record;
    }

    /// <summary>How a file that concerns nobody else is opened for writing.</summary>
    public static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static StartRefusedException Damaged(string path) =>
        new($"{path} is damaged: it is not as it was written. Nothing was restored; take another backup.");

    private static string Line(FileStream file)
    {
        var line = new List<byte>();
        while (line.Count < 1_000 && file.ReadByte() is >= 0 and not '\n' and var next)
            line.Add((byte)next);
        return Encoding.UTF8.GetString([.. line]);
    }
}
