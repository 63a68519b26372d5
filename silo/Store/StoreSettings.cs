using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>What a store says of itself; null where it does not say.</summary>
internal sealed record StoreSettings
{
    /// <summary>Garnet, which the embedded engine is.</summary>
    public bool IsGarnet { get; init; }

    /// <summary>Whether it has the embedded engine's command for an append.</summary>
    public bool KnowsAppend { get; init; }

    /// <summary>Of Redis.</summary>
    public Version? Version { get; init; }

    /// <summary>It takes no writes.</summary>
    public bool IsReplica { get; init; }

    /// <summary>Lua, which keeps an append whole.</summary>
    public bool RunsScripts { get; init; } = true;

    /// <summary><c>maxmemory-policy</c>.</summary>
    public string? EvictionPolicy { get; init; }

    /// <summary><c>appendonly</c>.</summary>
    public bool? IsAppending { get; init; }

    /// <summary><c>appendfsync</c>; only <c>CONFIG</c> tells it, which managed stores do not answer.</summary>
    public string? AppendSync { get; init; }

    /// <summary><c>save</c>: when snapshots are taken; empty for never.</summary>
    public string? Snapshots { get; init; }

    /// <summary>From the answer to <c>INFO</c>, which managed stores give, too, and what <c>CONFIG GET</c> says where it may be asked.</summary>
    /// <param name="info">All of it.</param>
    /// <param name="config">By name; empty where it may not be asked.</param>
    public static StoreSettings Read(string info, IReadOnlyDictionary<string, string> config)
    {
        var fields = StoreInfo.Read(info);
        return new()
        {
            IsGarnet = fields.ContainsKey("garnet_version"),
            Version = System.Version.TryParse(fields.GetValueOrDefault("redis_version"), out var version) ? version : null,
            IsReplica = fields.GetValueOrDefault("role") == "slave",
            EvictionPolicy = fields.GetValueOrDefault("maxmemory_policy") ?? config.GetValueOrDefault("maxmemory-policy"),
            IsAppending = (fields.GetValueOrDefault("aof_enabled"), config.GetValueOrDefault("appendonly")) switch
            {
                ({ } enabled, _) => enabled == "1",
                (null, { } set) => set == "yes",
                _ => null,
            },
            AppendSync = config.GetValueOrDefault("appendfsync"),
            Snapshots = config.GetValueOrDefault("save"),
        };
    }
}
