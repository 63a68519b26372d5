using System.IO.Compression;
using System.Text.RegularExpressions;
using Upskill.Testing;

namespace Upskill.Benchmarks.Pages;

/// <summary>What a browser loads for somebody's first page beside the page itself.</summary>
internal static partial class FirstLoad
{
    /// <summary>
    /// Compressed bytes of the scripts and styles that the document names. In Development the framework wraps files in gzip without making them smaller, so they are compressed here as a
    /// publish does.
    /// </summary>
    public static async Task<long> ScriptAndStyleBytes(Uri address, string person)
    {
        using var visitor = await WebVisitor.SignIn(address, person);
        var bytes = 0L;
        foreach (var path in Assets().Matches(await visitor.Page("/")).Select(match => match.Groups[1].Value).Distinct())
            bytes += Compressed(await visitor.Http.GetByteArrayAsync(path));
        return bytes;
    }

    private static long Compressed(byte[] file)
    {
        using var small = new MemoryStream();
        using (var gzip = new GZipStream(small, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(file);
        return small.Length;
    }

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+\\.(?:js|css))\"")]
    private static partial Regex Assets();
}
