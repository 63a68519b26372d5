using System.Buffers.Binary;
using StackExchange.Redis;

namespace Upskill.Silo.Copies;

/// <summary>Reads all that a store holds, key by key, by commands that every engine has.</summary>
internal static class StoreReader
{
    /// <summary>So many keys are asked for at once.</summary>
    private const int AtOnce = 256, PageSize = 1_000;

    /// <summary>Every key but those of processes that run on the store: a cluster's members are no part of a copy.</summary>
    /// <exception cref="InvalidDataException">There is a key of a kind that the product does not write.</exception>
    public static async IAsyncEnumerable<StoreRecord> All(IConnectionMultiplexer store)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var page = new List<string>(AtOnce);
        foreach (var server in store.GetServers().Where(server => !server.IsReplica))
        {
            await foreach (var key in server.KeysAsync(pageSize: PageSize))
            {
                if (!IsKept((string)key!) || !seen.Add((string)key!)) // an engine may name a key twice that is written meanwhile
                    continue;
                page.Add((string)key!);
                if (page.Count < AtOnce)
                    continue;
                foreach (var record in await Read(store, page))
                    yield return record;
                page.Clear();
            }
        }
        foreach (var record in await Read(store, page))
            yield return record;
    }

    private static bool IsKept(string key) => !key.StartsWith("upskill/members/", StringComparison.Ordinal) && key != StoreWriter.Unfinished;

    private static async Task<IEnumerable<StoreRecord>> Read(IConnectionMultiplexer store, List<string> keys)
    {
        var database = store.GetDatabase();
        return (await Task.WhenAll(keys.Select(key => Read(database, key)))).OfType<StoreRecord>();
    }

    private static async Task<StoreRecord?> Read(IDatabase database, string key)
    {
        var (asked, lives) = (database.KeyTypeAsync(key), database.KeyTimeToLiveAsync(key));
        var expires = DateTimeOffset.UtcNow + await lives;
        return await asked switch
        {
            RedisType.String => new(key, RecordKind.Text, expires, [(byte[])(await database.StringGetAsync(key))!]),
            RedisType.List => new(key, RecordKind.List, expires, Bytes(await database.ListRangeAsync(key))),
            RedisType.Set => new(key, RecordKind.Set, expires, Bytes(await database.SetMembersAsync(key))),
            RedisType.Hash => new(key, RecordKind.Hash, expires, [.. (await database.HashGetAllAsync(key)).SelectMany(entry => Bytes([entry.Name, entry.Value]))]),
            RedisType.SortedSet => new(key, RecordKind.SortedSet, expires, [.. (await database.SortedSetRangeByRankWithScoresAsync(key)).SelectMany(entry => new[] { (byte[])entry.Element!, Score(entry.Score) })]),
            RedisType.None => null, // it has gone meanwhile
            var other => throw new InvalidDataException($"The store's key {key} is of a kind that the product does not write: {other}."),
        };
    }

    private static byte[] Score(double score)
    {
        var bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, score);
        return bytes;
    }

    private static byte[][] Bytes(RedisValue[] values) => [.. values.Select(value => (byte[])value!)];
}
