using System.Diagnostics;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Silo.Verbs;

namespace Upskill.Silo.Checkpoints;

/// <summary>Takes the checkpoint of a day, once, whichever silo comes first; a few hundred chains at a time with pauses, so that whoever works at the same time hardly notices.</summary>
internal sealed class CheckpointTaker(IConnectionMultiplexer store, ReleaseKey key, ICheckpointsElsewhere elsewhere, DomainClock clock)
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly CheckpointsInStore kept = new(store);

    /// <summary>Takes today's where there is none yet.</summary>
    /// <returns>What was taken; null where there was one, or another silo is at it.</returns>
    public async Task<CheckpointNote?> Take()
    {
        if (await kept.Has(clock.Today))
        {
            await KeepBeside();
            return null;
        }
        await using var turn = await kept.TakeTurn();
        if (turn is null || await kept.Has(clock.Today)) // another silo is at it, or has been meanwhile
            return null;
        var began = Stopwatch.GetTimestamp();
        var (checkpoint, heads) = LedgerCheckpoint.Of(clock.Now, await Heads());
        var signed = checkpoint.Sign(key.Secret);
        await kept.Keep(checkpoint.On, signed, heads); // first: beside a store that does not know one of its checkpoints it looks as if it had been put back
        await elsewhere.Keep(new(checkpoint, heads), signed);
        var note = new CheckpointNote(checkpoint.At, checkpoint.Chains, checkpoint.Records, Stopwatch.GetElapsedTime(began));
        await note.Keep(store);
        return note;
    }

    /// <summary>Where whoever took it was killed before it stood beside the store, its place was away, or another silo took it, whose folder is another.</summary>
    private async Task KeepBeside()
    {
        if (await elsewhere.Has(clock.Today) || await kept.Newest(key.Secret) is not { } newest)
            return;
        var began = Stopwatch.GetTimestamp();
        await elsewhere.Keep(newest, newest.Checkpoint.Sign(key.Secret));
        if (await CheckpointNote.Last(store) is not { } last || last.At < newest.Checkpoint.At)
            await new CheckpointNote(newest.Checkpoint.At, newest.Checkpoint.Chains, newest.Checkpoint.Records, Stopwatch.GetElapsedTime(began)).Keep(store);
    }

    private async Task<IEnumerable<ChainHead>> Heads()
    {
        var heads = new Dictionary<JournalName, ChainHead>();
        var page = new List<JournalName>(AtOnce);
        await foreach (var name in VerifyLedger.Chains(store))
        {
            page.Add(name);
            if (page.Count < AtOnce)
                continue;
            await Look(page, heads);
            await Task.Delay(Pause);
        }
        await Look(page, heads);
        return heads.Values;
    }

    private async Task Look(List<JournalName> page, Dictionary<JournalName, ChainHead> heads)
    {
        var journal = new Journal(store);
        var last = await Task.WhenAll(page.Select(name => journal.Read(name, -1)));
        foreach (var (name, entries) in page.Zip(last))
        {
            if (entries is [var entry])
                heads[name] = ChainHead.Of(name.Kind, name.Subject, entry);
        }
        page.Clear();
    }
}
