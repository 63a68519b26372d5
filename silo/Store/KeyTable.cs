using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>
/// Keys in a table of Azure Storage, for silos on several machines: a row a subject, called by the subject's SHA-256, in it its key sealed with the master key. A table has neither versions nor soft delete, so a destroyed
/// key, a row written over with zeros, is gone. Nothing is remembered between calls: what another silo destroyed a moment ago is not handed out.
/// </summary>
/// <param name="table">It exists.</param>
/// <param name="masterKey">32 bytes; with it and the table, every key can be read.</param>
/// <remarks>Where the table does not answer a call ends with <see cref="TimeoutException"/>, as one to a silo that is away; repeated, it succeeds.</remarks>
internal sealed class KeyTable(TableClient table, byte[] masterKey) : IKeyStore
{
    private const int KeyBytes = 32, SealedBytes = 60, LargestBatch = 100, AtOnce = 16;
    private const string Content = "Sealed";

    /// <inheritdoc/>
    public byte[] KeyOf(string subject)
    {
        var slot = Slot.Of(subject);
        return Open(slot, Asked(() => Read(slot) ?? Make(slot))) ?? throw new KeyDestroyedException(subject);
    }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> KeysOf(IReadOnlyCollection<string> subjects)
    {
        var stored = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        var slots = subjects.Distinct(StringComparer.Ordinal).Select(Slot.Of).ToList();
        Asked(() =>
        {
            Parallel.ForEach(slots, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, slot =>
            {
                if (Read(slot) is { } found)
                    stored[slot.Subject] = found;
            });
            foreach (var some in slots.Where(slot => !stored.ContainsKey(slot.Subject)).GroupBy(slot => slot.Partition).SelectMany(part => part.Chunk(LargestBatch)))
                MakeTogether(some, stored);
            return true;
        });
        return [.. subjects.Select(subject => Open(Slot.Of(subject), stored[subject]) ?? throw new KeyDestroyedException(subject))];
    }

    /// <inheritdoc/>
    public byte[]? Find(string subject)
    {
        var slot = Slot.Of(subject);
        return Asked(() => Read(slot)) is { } stored ? Open(slot, stored) : null;
    }

    /// <inheritdoc/>
    public bool IsDestroyed(string subject)
    {
        var slot = Slot.Of(subject);
        return Asked(() => Read(slot)) is { } stored && Open(slot, stored) is null;
    }

    /// <summary>Whatever is there is written over; whoever is just making a key finds the row taken, and reads that it was destroyed.</summary>
    public void Destroy(string subject) => Asked(() => table.UpsertEntity(Row(Slot.Of(subject), new byte[SealedBytes]), TableUpdateMode.Replace));

    /// <summary>Whether the table is there and holds any key.</summary>
    public bool HasAny() => Asked(() =>
    {
        try
        {
            return table.Query<TableEntity>(maxPerPage: 1).Any();
        }
        catch (RequestFailedException none) when (none.ErrorCode == TableErrorCode.TableNotFound)
        {
            return false;
        }
    });

    private byte[]? Read(Slot slot) => table.GetEntityIfExists<TableEntity>(slot.Partition, slot.Row) is { HasValue: true, Value: { } row } ? row.GetBinary(Content) : null;

    private byte[] Make(Slot slot)
    {
        var made = Seal(slot);
        try
        {
            table.AddEntity(Row(slot, made));
            return made;
        }
        catch (RequestFailedException taken) when (taken.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            return Read(slot)!; // by another silo, or by this one, whose answer was lost
        }
    }

    private void MakeTogether(Slot[] slots, ConcurrentDictionary<string, byte[]> stored)
    {
        var made = slots.ToDictionary(slot => slot, Seal);
        try
        {
            table.SubmitTransaction(made.Select(one => new TableTransactionAction(TableTransactionActionType.Add, Row(one.Key, one.Value))));
        }
        catch (RequestFailedException taken) when (taken.ErrorCode == TableErrorCode.EntityAlreadyExists)
        {
            foreach (var slot in slots)
                made[slot] = Read(slot) ?? Make(slot);
        }
        foreach (var (slot, content) in made)
            stored[slot.Subject] = content;
    }

    private byte[] Seal(Slot slot) => Sealing.Close(masterKey, RandomNumberGenerator.GetBytes(KeyBytes), slot.Hash);

    private byte[]? Open(Slot slot, byte[] content) => content.AsSpan().IndexOfAnyExcept((byte)0) < 0 ? null : Sealing.Open(masterKey, content, slot.Hash);

    private static TableEntity Row(Slot slot, byte[] content) => new(slot.Partition, slot.Row) { [Content] = content };

    private static T Asked<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception failed) when (IsAway(failed))
        {
            throw new TimeoutException("The table of keys does not answer.", failed);
        }
    }

    private static bool IsAway(Exception failed) => failed switch
    {
        AggregateException several => several.InnerExceptions.All(IsAway),
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Where a subject's key lies. Bound to it, so that a row copied over another opens nothing.</summary>
    private sealed record Slot(string Subject, string Partition, byte[] Hash)
    {
        public string Row => Convert.ToHexString(Hash);

        public static Slot Of(string subject) => new(subject, Kit.Storage.Partition.Of(subject).ToString(), SHA256.HashData(Encoding.UTF8.GetBytes(subject)));
    }
}
