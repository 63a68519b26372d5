using System.Globalization;
using Upskill.Kit.Ledger;

namespace Upskill.Silo.Checkpoints;

/// <summary>
/// Checkpoints outside the store, best on another disk: whoever puts the store back to yesterday does not put them back. Each day's signed text stays for ever, the lists of heads for the newest week of them.
/// </summary>
/// <param name="path">Made where missing.</param>
internal sealed class CheckpointFolder(string path)
{
    private const int ListsKept = 7;

    /// <summary>Full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Keeps one: the list first, so that no signed text ever stands without.</summary>
    public void Keep(DateOnly on, string signed, byte[] heads)
    {
        Directory.CreateDirectory(Path);
        Write(Heads(on), heads);
        Write(Signed(on), System.Text.Encoding.ASCII.GetBytes(signed));
        foreach (var old in Directory.GetFiles(Path, "ledger-*.heads.gz").OrderDescending(StringComparer.Ordinal).Skip(ListsKept))
            File.Delete(old);
    }

    /// <summary>The newest day of which there is a text, whatever it says; null where there is none.</summary>
    public DateOnly? NewestDay => Days().Cast<DateOnly?>().FirstOrDefault();

    /// <summary>The newest that is signed with this key and has its list; null where there is none.</summary>
    public KeptCheckpoint? Newest(byte[] key) => Days().Select(on => Read(on, key)).FirstOrDefault(kept => kept is not null);

    private KeptCheckpoint? Read(DateOnly on, byte[] key) =>
        LedgerCheckpoint.Read(File.ReadAllText(Signed(on)), key) is { } checkpoint && File.Exists(Heads(on)) && HeadList.Unpack(File.ReadAllBytes(Heads(on))) is { } heads && checkpoint.IsOf(heads)
            ? new(checkpoint, heads)
            : null;

    private IEnumerable<DateOnly> Days() => !Directory.Exists(Path) ? [] : Directory.GetFiles(Path, "ledger-*.jws")
        .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)["ledger-".Length..])
        .Where(day => DateOnly.TryParseExact(day, "O", out _)).Select(day => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)).OrderDescending();

    private string Signed(DateOnly on) => System.IO.Path.Combine(Path, $"ledger-{on:O}.jws");

    private string Heads(DateOnly on) => System.IO.Path.Combine(Path, $"ledger-{on:O}.heads.gz");

    private static void Write(string file, byte[] content)
    {
        var aside = file + ".new";
        using (var stream = new FileStream(aside, Copies.CopyFile.Private(FileMode.Create)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        File.Move(aside, file, overwrite: true);
    }
}
