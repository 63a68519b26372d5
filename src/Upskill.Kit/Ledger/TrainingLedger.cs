using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.Kit.Ledger;

/// <summary>
/// A journal whose entries are chained by hash and sealed with a key per subject. Nothing in it is ever changed; destroying the subject's key makes it
/// unreadable and leaves the chain verifiable.
/// </summary>
public sealed class TrainingLedger(Journal journal, IKeyStore keys)
{
    /// <summary>The entries from <paramref name="after"/> on, opened, and the head they lead to.</summary>
    /// <exception cref="KeyDestroyedException">The subject was erased.</exception>
    /// <exception cref="InvalidDataException">The stored chain does not continue <paramref name="after"/>.</exception>
    public async Task<LedgerPage<TFact>> Read<TFact>(JournalName name, LedgerHead after)
    {
        var stored = await journal.Read(name, after.Length);
        if (stored.Count == 0)
            return new([], after);
        var key = keys.KeyOf(name.Subject);
        var entries = ImmutableArray.CreateBuilder<LedgerEntry<TFact>>(stored.Count);
        var head = after;
        foreach (var bytes in stored)
        {
            var envelope = LedgerEnvelope.Read(bytes);
            if (LedgerAudit.Fault(envelope, head) is { } fault)
                throw new InvalidDataException($"{name.Kind} {name.Subject}, entry {head.Length}: {fault}");
            entries.Add(envelope.Open<TFact>(name.Subject, key));
            head = head.After(bytes);
        }
        return new(entries.MoveToImmutable(), head);
    }

    /// <summary>
    /// Appends what a command did and the <paramref name="rows"/> that hang on it. Durable when the task has completed.
    /// </summary>
    /// <exception cref="KeyDestroyedException">The subject was erased.</exception>
    public async Task<LedgerOutcome> Append<TFact>(
        JournalName name, LedgerHead head, LedgerEntry<TFact> entry, params IReadOnlyList<RowWrite> rows)
    {
        var stored = LedgerEnvelope.Close(name.Subject, keys.KeyOf(name.Subject), head, entry);
        return await journal.Append(name, head.Length, entry.Command, stored, rows) switch
        {
            AppendOutcome.Committed => new LedgerOutcome.Committed(head.After(stored)),
            _ => new LedgerOutcome.ReadAgain(),
        };
    }

    /// <summary>Begins the chains of many subjects, for an import, where thousands begin. Those that were committed are durable when the task has completed.</summary>
    /// <returns>For each, in order, whether this call began its chain; false where it had begun before, perhaps by an earlier try.</returns>
    /// <exception cref="KeyDestroyedException">One of the subjects was erased.</exception>
    public async Task<IReadOnlyList<bool>> Begin<TFact>(IReadOnlyList<FirstEntry<TFact>> entries)
    {
        var personal = keys.KeysOf([.. entries.Select(entry => entry.Name.Subject)]);
        var outcomes = await Task.WhenAll(entries.Select((first, i) => journal.Append(
            first.Name, 0, first.Entry.Command, LedgerEnvelope.Close(first.Name.Subject, personal[i], LedgerHead.Empty, first.Entry), first.Rows)));
        return [.. outcomes.Select(outcome => outcome is AppendOutcome.Committed)];
    }
}

/// <summary>The first entry of one subject's chain.</summary>
/// <typeparam name="TFact">The slice's facts.</typeparam>
/// <param name="Name">Whose chain.</param>
/// <param name="Entry">What the command did.</param>
/// <param name="Rows">Written in the same step.</param>
public sealed record FirstEntry<TFact>(JournalName Name, LedgerEntry<TFact> Entry, IReadOnlyList<RowWrite> Rows);

/// <summary>Entries and where the chain ends after them.</summary>
public sealed record LedgerPage<TFact>(ImmutableArray<LedgerEntry<TFact>> Entries, LedgerHead Head);

/// <summary>What became of an append to the ledger.</summary>
public abstract record LedgerOutcome
{
    private LedgerOutcome() { }

    /// <summary>Stored; the chain now ends at <paramref name="Head"/>.</summary>
    public sealed record Committed(LedgerHead Head) : LedgerOutcome;

    /// <summary>Somebody wrote first, perhaps this very command: read on, and decide again.</summary>
    public sealed record ReadAgain : LedgerOutcome;
}
