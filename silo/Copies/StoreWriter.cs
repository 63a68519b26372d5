using System.Buffers.Binary;
using StackExchange.Redis;

namespace Upskill.Silo.Copies;

/// <summary>Fills an empty store with records. Until <see cref="Finish"/> the store says of itself that it is unfinished, and no silo starts on it.</summary>
internal sealed class StoreWriter(IConnectionMultiplexer store)
{
    /// <summary>The key that says so.</summary>
    public const string Unfinished = "upskill:unfinished";

    private const int RecordsAtOnce = 256, MostParts = 512, MostBytes = 1 << 20;
    private readonly List<Task> under = [];

    private IDatabase Database => store.GetDatabase();

    /// <summary>Whether a copy into this store was begun and not finished.</summary>
    public static Task<bool> IsUnfinished(IConnectionMultiplexer store) => store.GetDatabase().KeyExistsAsync(Unfinished);

    /// <summary>Marks the store.</summary>
    public Task Begin() => Database.StringSetAsync(Unfinished, DateTimeOffset.UtcNow.ToString("O"));

    /// <summary>Puts one record; durable once <see cref="Finish"/> has completed.</summary>
    public async Task Put(StoreRecord record)
    {
        foreach (var parts in Portions(record))
            under.Add(Put(record, parts));
        if (record.ExpiresAt is { } expires)
            under.Add(Database.KeyExpireAsync(record.Key, expires.UtcDateTime));
        if (under.Count >= RecordsAtOnce)
            await Wait();
    }

    /// <summary>All of it is there.</summary>
    public async Task Finish()
    {
        await Wait();
        await Database.KeyDeleteAsync(Unfinished);
    }

    /// <summary>Everything put so far is durable.</summary>
    public async Task Wait()
    {
        await Task.WhenAll(under);
        under.Clear();
    }

    /// <summary>One connection keeps the order in which commands are given, so that a list comes whole.</summary>
    private Task Put(StoreRecord record, List<byte[]> parts) => record.Kind switch
    {
        RecordKind.Text => Database.StringSetAsync(record.Key, parts[0]),
        RecordKind.List => Database.ListRightPushAsync(record.Key, [.. parts.Select(part => (RedisValue)part)]),
        RecordKind.Set => Database.SetAddAsync(record.Key, [.. parts.Select(part => (RedisValue)part)]),
        RecordKind.Hash => Database.HashSetAsync(record.Key, [.. parts.Chunk(2).Select(pair => new HashEntry(pair[0], pair[1]))]),
        RecordKind.SortedSet => Database.SortedSetAddAsync(record.Key, [.. parts.Chunk(2).Select(pair => new SortedSetEntry(pair[0], BinaryPrimitives.ReadDoubleBigEndian(pair[1])))]),
        _ => throw new InvalidDataException($"The copy's key {record.Key} is of a kind that this version does not know: {record.Kind}."),
    };

    private static IEnumerable<List<byte[]>> Portions(StoreRecord record)
    {
        var (portion, bytes) = (new List<byte[]>(), 0);
        foreach (var turn in record.Parts.Chunk(record.Turn))
        {
            if (portion.Count > 0 && (portion.Count >= MostParts || bytes + turn.Sum(part => part.Length) > MostBytes))
            {
                yield return portion;
                (portion, bytes) = ([], 0);
            }
            portion.AddRange(turn);
            bytes += turn.Sum(part => part.Length);
        }
        if (portion.Count > 0)
            yield return portion;
    }
}
