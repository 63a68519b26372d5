using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Checkpoints;

/// <summary>Holds a store's chains against the newest checkpoint that there is, in the store or in the folder beside it.</summary>
internal sealed class CheckpointAudit
{
    private readonly HeadCheck? check;
    private readonly Dictionary<string, long> removed = new(StringComparer.Ordinal);
    private readonly string said;

    private CheckpointAudit(KeptCheckpoint? newest, string said) => (check, this.said) = (newest is null ? null : new(newest.Heads), said);

    /// <summary>What is wrong with the checkpoints themselves.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Reads what there is.</summary>
    /// <param name="store">Whose chains.</param>
    /// <param name="folder">Where checkpoints are kept beside it.</param>
    /// <param name="key">By which they are signed; null where nobody has it.</param>
    public static async Task<CheckpointAudit> Of(IConnectionMultiplexer store, CheckpointFolder folder, byte[]? key)
    {
        if (key is null)
            return new(null, "There is no release key here, so that no checkpoint could be read: set Keys:Release.");
        var kept = new CheckpointsInStore(store);
        var (here, there) = (await kept.Newest(key), folder.Newest(key));
        var newest = here is null || there?.Checkpoint.At > here.Checkpoint.At ? there : here;
        var audit = new CheckpointAudit(newest, newest is null
            ? "There is no checkpoint yet: that no chain was cut cannot be told."
            : $"Held against the checkpoint of {newest.Checkpoint.On:O}: {newest.Checkpoint.Records} records in {newest.Checkpoint.Chains} chains.");
        if (folder.NewestDay is { } day && there?.Checkpoint.On != day)
            audit.Faults.Add($"The checkpoint of {day:O} in {folder.Path} does not hold: it was changed, or signed with another key");
        if (there is not null && !await kept.Has(there.Checkpoint.On))
            audit.Faults.Add($"The store was put back: it does not know the checkpoint of {there.Checkpoint.On:O}, which is in {folder.Path}");
        if (newest is not null)
            await audit.ReadRemoved(new Journal(store));
        return audit;
    }

    /// <summary>What is wrong with a chain, or null.</summary>
    public string? Look(JournalName name, IReadOnlyList<byte[]> entries) => check?.Look(name.Kind, name.Subject, entries, Removed(name.Kind, ChainHead.SubjectOf(name.Subject)));

    /// <summary>Chains that have gone, once all were looked at.</summary>
    public IEnumerable<string> Missing() => check?.Missing(head => Removed(head.Kind, head.Subject))
        .Select(head => $"{head.Kind} with the hash {head.Subject}: had {head.Length} entries and has gone") ?? [];

    /// <summary>What was held against what.</summary>
    public string Sentence => removed.Count == 0 ? said : $"{said} Removed as a whole, with the sample organisation: {removed.Count} journals.";

    private long Removed(string kind, string subject) => removed.GetValueOrDefault(Journal.RemovedField(kind, Convert.FromHexString(subject)));

    private async Task ReadRemoved(Journal journal)
    {
        foreach (var partition in Partition.All)
        {
            foreach (var (name, length) in await journal.Deleted(partition))
                removed[name] = length;
        }
    }
}
