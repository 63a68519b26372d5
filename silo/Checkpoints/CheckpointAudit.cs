using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Checkpoints;

/// <summary>Holds a store's chains against the newest checkpoint that there is, in the store or beside it.</summary>
internal sealed class CheckpointAudit
{
    private const int MostNamed = 5;
    private readonly HeadCheck? check;
    private readonly IReadOnlyList<DateOnly> putBack;
    private readonly Dictionary<string, long> removed = new(StringComparer.Ordinal);
    private readonly string said;

    private CheckpointAudit(KeptCheckpoint? newest, IReadOnlyList<DateOnly> putBack, string said) => (check, this.putBack, this.said) = (newest is null ? null : new(newest.Heads), putBack, said);

    /// <summary>What is wrong with the checkpoints themselves.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Reads what there is.</summary>
    /// <param name="store">Whose chains.</param>
    /// <param name="elsewhere">Where checkpoints are kept beside it; that it does not answer is a fault, and the rest is looked at.</param>
    /// <param name="key">By which they are signed; null where nobody has it.</param>
    public static async Task<CheckpointAudit> Of(IConnectionMultiplexer store, ICheckpointsElsewhere elsewhere, byte[]? key)
    {
        if (key is null)
            return new(null, [], "There is no release key here, so that no checkpoint could be read: set Keys:Release.");
        var kept = new CheckpointsInStore(store);
        var here = await kept.Newest(key);
        var (there, away) = (default(KeptCheckpoint), default(string));
        IReadOnlyList<DateOnly> days = [], putBack = [], unsigned = [];
        try
        {
            (days, there) = (await elsewhere.Days(), await elsewhere.Newest(key));
            (putBack, unsigned) = await Compare(kept, elsewhere, days, key);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            away = failed.Message;
        }
        var newest = here is null || there?.Checkpoint.At > here.Checkpoint.At ? there : here;
        var audit = new CheckpointAudit(newest, putBack, newest is null
            ? "There is no checkpoint yet: that no chain was cut cannot be told."
            : $"Held against the checkpoint of {newest.Checkpoint.On:O}: {newest.Checkpoint.Records} records in {newest.Checkpoint.Chains} chains.");
        if (away is not null)
            audit.Faults.Add($"The checkpoints beside the store could not be read: {away}");
        if (unsigned.Count > 0)
            audit.Faults.Add($"Checkpoints in {elsewhere.Place} do not hold, they were changed or signed with another key: those of {Named(unsigned)}");
        if (days is [var day, ..] && there?.Checkpoint.On != day && !unsigned.Contains(day))
            audit.Faults.Add($"The checkpoint of {day:O} in {elsewhere.Place} does not hold: its list of heads was changed or has gone");
        if (there is not null && !await kept.Has(there.Checkpoint.On))
            audit.Faults.Add($"The store was put back: it does not know the checkpoint of {there.Checkpoint.On:O}, which is in {elsewhere.Place}");
        if (newest is not null)
            await audit.ReadRemoved(new Journal(store));
        return audit;
    }

    /// <summary>What is wrong with a chain, or null.</summary>
    public string? Look(JournalName name, IReadOnlyList<byte[]> entries) => check?.Look(name.Kind, name.Subject, entries, Removed(name.Kind, ChainHead.SubjectOf(name.Subject)));

    /// <summary>Chains that have gone, once all were looked at.</summary>
    public IEnumerable<string> Missing() => check?.Missing(head => Removed(head.Kind, head.Subject))
        .Select(head => $"{head.Kind} with the hash {head.Subject}: had {head.Length} entries and has gone") ?? [];

    /// <summary>What was held against what, and what is no fault but has to be known.</summary>
    public string Sentence => said
        + (removed.Count == 0 ? "" : $" Removed as a whole, with the sample organisation: {removed.Count} journals.")
        + (putBack.Count == 0 ? "" : $" The store was put back, by a restore or by somebody's hand: it has not the checkpoints that are kept beside it of {Named(putBack)}.");

    /// <summary>
    /// The days whose checkpoint the store has not as it is kept beside it, and those of which what is kept is not signed with this key. Whoever puts a store back and lets it run soon has one of that day again, but not that one.
    /// </summary>
    private static async Task<(IReadOnlyList<DateOnly> PutBack, IReadOnlyList<DateOnly> Unsigned)> Compare(CheckpointsInStore kept, ICheckpointsElsewhere elsewhere, IReadOnlyList<DateOnly> days, byte[] key)
    {
        var (known, putBack, unsigned) = (await kept.Days(), new List<DateOnly>(), new List<DateOnly>());
        foreach (var day in days)
        {
            // Not the texts: the same checkpoint signed twice is two texts.
            if (Checkpoint(await elsewhere.Text(day)) is not { } beside)
                unsigned.Add(day);
            else if (beside != Checkpoint(known.GetValueOrDefault($"{day:O}")))
                putBack.Add(day);
        }
        return (putBack, unsigned);

        LedgerCheckpoint? Checkpoint(string? signed) => signed is null ? null : LedgerCheckpoint.Read(signed, key);
    }

    private static string Named(IReadOnlyList<DateOnly> days) =>
        string.Join(", ", days.Take(MostNamed).Select(day => $"{day:O}")) + (days.Count > MostNamed ? $" and {days.Count - MostNamed} days before" : "");

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
