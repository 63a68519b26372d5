using StackExchange.Redis;
using Upskill.Silo.Store;

namespace Upskill.Silo.Copies;

/// <summary>Fills an empty store, and proves by each key's digest that it holds what it was filled with.</summary>
internal static class CopyTarget
{
    /// <summary>Says no where there is something in it already.</summary>
    /// <exception cref="StartRefusedException">With the way out.</exception>
    public static async Task DemandEmpty(IConnectionMultiplexer store, string name)
    {
        var keys = 0L;
        foreach (var server in store.GetServers().Where(server => !server.IsReplica))
            keys += await server.DatabaseSizeAsync();
        if (keys > 0)
            throw new StartRefusedException($"{name} is not empty: it holds {keys} keys. Nothing was changed. Give an empty one; only an empty store is filled.");
    }

    /// <summary>Says no to a Redis that would throw keys away when it is full.</summary>
    /// <exception cref="StartRefusedException">With the way out.</exception>
    public static async Task DemandKeeping(IConnectionMultiplexer store, string name)
    {
        foreach (var server in store.GetServers().Where(server => !server.IsReplica))
        {
            var policy = (await server.InfoAsync("memory")).SelectMany(section => section).FirstOrDefault(pair => pair.Key == "maxmemory_policy").Value;
            if (policy is not (null or "noeviction"))
                throw new StartRefusedException($"{name} throws keys away when it is full (maxmemory-policy {policy}). Nothing was moved. Set maxmemory-policy to noeviction.");
        }
    }

    /// <summary>Fills it, reads all of it again, and only then calls it finished.</summary>
    /// <param name="store">Empty.</param>
    /// <param name="records">All that it is to hold.</param>
    /// <returns>The ledger as it now stands there, and how many keys.</returns>
    /// <exception cref="StartRefusedException">It does not hold what was written.</exception>
    public static async Task<(ChainTally Ledger, int Keys)> Fill(IConnectionMultiplexer store, IAsyncEnumerable<StoreRecord> records)
    {
        var writer = new StoreWriter(store);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        await writer.Begin();
        await foreach (var record in records)
        {
            if (record.ExpiresAt <= DateTimeOffset.UtcNow)
                continue;
            if (record.ExpiresAt is null)
                digests.Add(record.Key, record.Digest()); // what goes by itself may be gone before it is compared
            await writer.Put(record);
        }
        await writer.Wait();
        var (tally, keys) = (new ChainTally(), digests.Count);
        await foreach (var record in StoreReader.All(store))
        {
            tally.Look(record);
            if (record.ExpiresAt is null && (!digests.Remove(record.Key, out var digest) || digest != record.Digest()))
                throw new StartRefusedException($"The copy differs at {record.Key}. It is not finished, and no silo starts on it: empty it and try again.");
        }
        if (digests.Count > 0)
            throw new StartRefusedException($"The copy lacks {digests.Count} keys, {digests.Keys.First()} among them. It is not finished, and no silo starts on it: empty it and try again.");
        await writer.Finish();
        return (tally, keys);
    }
}
