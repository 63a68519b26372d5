using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.Learning.Programmes;

/// <summary>A folder of content files.</summary>
/// <param name="Path">On disk.</param>
/// <param name="Language">BCP 47, of all texts in it.</param>
internal sealed record ContentFolder(string Path, string Language)
{
    /// <summary>
    /// SHA-256 over the names and contents of all files, in order of name, each preceded by its length: the content's version, 64 lower-case hex digits.
    /// </summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var part in new[] { Encoding.UTF8.GetBytes(System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')), File.ReadAllBytes(file) })
            {
                hash.AppendData(BitConverter.GetBytes((long)part.Length));
                hash.AppendData(part);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Names of the files directly in it.</summary>
    public ImmutableArray<string> Files => [.. Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Names of the folders directly in it.</summary>
    public ImmutableArray<string> Folders => [.. Directory.EnumerateDirectories(Path).Select(folder => System.IO.Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The full path of one of its files.</summary>
    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>The text of one of its files, or null where there is none of this name inside the folder.</summary>
    public string? Text(string file)
    {
        var inside = System.IO.Path.GetFullPath(Path) + System.IO.Path.DirectorySeparatorChar;
        var path = System.IO.Path.GetFullPath(PathOf(file));
        return path.StartsWith(inside, StringComparison.Ordinal) && File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
