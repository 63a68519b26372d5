using System.Text;
using Upskill.Kit.Ledger;

namespace Upskill.Silo.Checkpoints;

/// <summary>Checkpoints in a folder, best on another disk. Lists of heads stay for the newest week of them.</summary>
/// <param name="path">Made where missing.</param>
internal sealed class CheckpointFolder(string path) : ICheckpointsElsewhere
{
    private const int ListsKept = 7;

    /// <summary>Full path.</summary>
    public string Place { get; } = Path.GetFullPath(path);

    /// <inheritdoc/>
    public Task Keep(KeptCheckpoint kept, string signed)
    {
        if (File.Exists(Signed(kept.Checkpoint.On)))
            return Task.CompletedTask;
        Directory.CreateDirectory(Place);
        Write(Heads(kept.Checkpoint.On), HeadList.Pack(kept.Heads));
        Write(Signed(kept.Checkpoint.On), Encoding.ASCII.GetBytes(signed));
        foreach (var old in Directory.GetFiles(Place, "ledger-*.heads.gz").OrderDescending(StringComparer.Ordinal).Skip(ListsKept))
            File.Delete(old);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> Has(DateOnly on) => Task.FromResult(File.Exists(Signed(on)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<DateOnly>> Days() =>
        Task.FromResult(!Directory.Exists(Place) ? [] : ICheckpointsElsewhere.DaysOf(Directory.GetFiles(Place, "ledger-*.jws").Select(file => Path.GetFileName(file)!)));

    /// <inheritdoc/>
    public async Task<string?> Text(DateOnly on) => File.Exists(Signed(on)) ? await File.ReadAllTextAsync(Signed(on)) : null;

    /// <inheritdoc/>
    public async Task<KeptCheckpoint?> Read(DateOnly on, byte[] key) =>
        await Text(on) is { } text && LedgerCheckpoint.Read(text, key) is { } checkpoint && File.Exists(Heads(on)) && HeadList.Unpack(await File.ReadAllBytesAsync(Heads(on))) is { } heads && checkpoint.IsOf(heads)
            ? new(checkpoint, heads)
            : null;

    private string Signed(DateOnly on) => Path.Combine(Place, ICheckpointsElsewhere.NameOf(on));

    private string Heads(DateOnly on) => Path.Combine(Place, $"ledger-{on:O}.heads.gz");

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
