using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Operations.Overview;

/// <summary>Asks the store how it is.</summary>
internal sealed class StoreReader(IConnectionMultiplexer store, StoreGauge gauge)
{
    /// <exception cref="RedisException">It does not answer.</exception>
    public async Task<StoreState> Read() => new(await Engine(), gauge.Room, await CheckpointNote.Last(store), await BackupNote.Last(store));

    private async Task<string> Engine()
    {
        var said = await StoreInfo.Ask(store, "server");
        return said.TryGetValue("garnet_version", out var garnet) ? $"Garnet {garnet}" : $"Redis {said.GetValueOrDefault("redis_version")}";
    }
}
