using StackExchange.Redis;
using Upskill.Silo.Store;

namespace Upskill.Silo.Copies;

/// <summary>
/// Copies the files of the embedded engine while it runs. What comes of it is what a kill at one moment would have left behind, from which a start recovers everything that was acknowledged until then: first the marks up to
/// where the log is committed, then checkpoints that were complete before, then the log, which reaches at least as far as the marks.
/// </summary>
internal static class EngineCopy
{
    private const int MostTries = 5;

    /// <summary>Copies until no checkpoint came between, which cuts the log: it then lies further on than the checkpoints that were copied.</summary>
    /// <exception cref="StartRefusedException">One came between each time.</exception>
    public static async Task Take(IConnectionMultiplexer running, string from, string to)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var begins = (await EngineFigures.Ask(running)).LogBegins;
            try
            {
                Copy(from, to);
                if ((await EngineFigures.Ask(running)).LogBegins == begins)
                    return;
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // A checkpoint or a mark was replaced while it was copied.
            }
            Directory.Delete(to, recursive: true);
        }
        throw new StartRefusedException("The store takes one checkpoint after the other just now, so that it could not be copied. Try again in a few minutes.");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var checkpoints = Path.Combine(from, "Store", "checkpoints");
        var complete = Tokens(checkpoints, "cpr-checkpoints").Intersect(Tokens(checkpoints, "index-checkpoints")).ToHashSet(StringComparer.Ordinal);
        var log = Path.Combine(from, "AOF");
        foreach (var file in Files(Path.Combine(log, "log-commits"))
            .Concat(Files(checkpoints).Where(file => complete.Contains(Path.GetFileName(Path.GetDirectoryName(file)!))))
            .Concat(Files(log).Where(file => Path.GetDirectoryName(file) == log)))
            CopyOne(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    /// <summary>Checkpoints of which the part that is written last is there.</summary>
    private static IEnumerable<string> Tokens(string checkpoints, string part) => Files(Path.Combine(checkpoints, part))
        .Where(file => Path.GetFileName(file).StartsWith("info.dat", StringComparison.Ordinal)).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static void CopyOne(string file, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = new FileStream(to, CopyFile.Private(FileMode.Create));
        source.CopyTo(target);
    }
}
