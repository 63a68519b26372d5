using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Learning.Publishing;

/// <summary>
/// A programme's files as they travel: read from a zip that anybody may have made, and written as one. The same files make the same bytes, whoever packed them.
/// </summary>
/// <param name="Files">By path inside the programme's folder, with forward slashes.</param>
internal sealed record ContentZip(ImmutableSortedDictionary<string, ImmutableArray<byte>> Files)
{
    /// <summary>The largest zip that is taken, in bytes.</summary>
    public const int LargestZip = 8 * 1024 * 1024;

    private const int MostFiles = 2_000, LargestFile = 1024 * 1024, LongestPath = 200;
    private const long LargestSum = 32 * 1024 * 1024;
    private static readonly DateTimeOffset NoMoment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a zip, and takes nothing in it on trust: what it says of sizes is not believed, and no name leads out of the folder.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public static ContentZip Read(byte[] zip)
    {
        if (zip.Length > LargestZip)
            throw new Refusal("zip-too-large", $"The zip is larger than {LargestZip / 1024 / 1024} MB. Nothing was kept.");
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles)
                throw new Refusal("zip-too-many", $"The zip holds {archive.Entries.Count:N0} files; a programme has {MostFiles:N0} at most. Nothing was kept.");
            return Of(archive.Entries.Where(entry => !entry.FullName.EndsWith('/')));
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw new Refusal("no-zip", "This is no zip that can be read. Choose the zip of a programme's folder. Nothing was kept.");
        }
    }

    /// <summary>Reads a folder on disk.</summary>
    public static ContentZip OfFolder(string folder) => new(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(
        file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => ImmutableArray.Create(File.ReadAllBytes(file)), StringComparer.Ordinal));

    /// <summary>The zip.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in Files)
            {
                var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = NoMoment;
                using var file = entry.Open();
                file.Write(content.AsSpan());
            }
        }
        return bytes.ToArray();
    }

    /// <summary>SHA-256 over paths and contents, each preceded by its length; 64 lower-case hex digits.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in Files)
        {
            foreach (var part in new[] { Utf8.GetBytes(path), content.AsSpan().ToArray() })
            {
                hash.AppendData(BitConverter.GetBytes((long)part.Length));
                hash.AppendData(part);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes the files into a folder that is empty.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, content) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content.AsSpan());
        }
    }

    private static ContentZip Of(IEnumerable<ZipArchiveEntry> entries)
    {
        var (files, left) = (ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<byte>>(StringComparer.Ordinal), LargestSum);
        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // on some disks two names that differ in case are one file
        foreach (var entry in entries)
        {
            var path = entry.FullName;
            if (!IsPlain(path) || IsLink(entry))
                throw new Refusal("zip-path", $"The zip holds {Shown(path)}, which does not lie in a programme's folder. Nothing was kept.");
            if (Path.GetExtension(path) is not (".md" or ".yaml"))
                throw new Refusal("zip-kind", $"The zip holds {Shown(path)}; a programme is made of .yaml and .md files only. Nothing was kept.");
            var content = Content(entry, Math.Min(LargestFile, left)) ?? throw new Refusal("zip-too-large", $"{Shown(path)} or all files together are too large. Nothing was kept.");
            left -= content.Length;
            if (!paths.Add(path))
                throw new Refusal("zip-twice", $"The zip holds {Shown(path)} twice. Nothing was kept.");
            CheckText(path, content);
            files.Add(path, [.. content]);
        }
        return new(WithoutFolder(files.ToImmutable()));
    }

    /// <summary>The content, or null where there is more of it than allowed, whatever the zip says of its size.</summary>
    private static byte[]? Content(ZipArchiveEntry entry, long most)
    {
        using var content = new MemoryStream();
        using var packed = entry.Open();
        var buffer = new byte[16 * 1024];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > most)
                return null;
        }
        return content.ToArray();
    }

    private static void CheckText(string path, byte[] content)
    {
        try
        {
            if (Utf8.GetString(content).Contains('\0'))
                throw new Refusal("zip-text", $"{Shown(path)} is no text. Nothing was kept.");
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal("zip-text", $"{Shown(path)} is not UTF-8. Save it as UTF-8. Nothing was kept.");
        }
    }

    private static bool IsPlain(string path) =>
        path.Length is > 0 and <= LongestPath && path.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'));

    /// <summary>A symbolic link, as Unix packs it: the file's type in the upper half of the attributes.</summary>
    private static bool IsLink(ZipArchiveEntry entry) => (entry.ExternalAttributes >> 16 & 0xF000) == 0xA000;

    /// <summary>Whoever packs a folder often packs the folder's name, too.</summary>
    private static ImmutableSortedDictionary<string, ImmutableArray<byte>> WithoutFolder(ImmutableSortedDictionary<string, ImmutableArray<byte>> files)
    {
        const string Top = "programme.yaml";
        if (files.ContainsKey(Top) || files.Keys.FirstOrDefault(path => path.EndsWith("/" + Top, StringComparison.Ordinal)) is not { } inside)
            return files;
        var folder = inside[..^Top.Length];
        return files.Keys.All(path => path.StartsWith(folder, StringComparison.Ordinal))
            ? files.ToImmutableSortedDictionary(file => file.Key[folder.Length..], file => file.Value, StringComparer.Ordinal)
            : files;
    }

    private static string Shown(string path) => string.Concat(path.Where(letter => !char.IsControl(letter)).Take(80));
}
