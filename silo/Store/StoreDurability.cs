namespace Upskill.Silo.Store;

/// <summary>How much the store keeps of what it has answered.</summary>
internal enum StoreStanding
{
    /// <summary>All of it, or all but the last second.</summary>
    Durable,

    /// <summary>A restart of the store may take acknowledged work away: the silo starts, and warns.</summary>
    Lossy,

    /// <summary>No silo may start on it.</summary>
    Unfit,
}

/// <summary>How durable a store is set, in one sentence for the operator.</summary>
/// <param name="Standing">Whether a silo starts on it.</param>
/// <param name="Sentence">What is set, what may be lost by it, and where something is wrong, the cure.</param>
internal sealed record StoreDurability(StoreStanding Standing, string Sentence)
{
    /// <summary>Oldest Redis that is still looked after by anybody.</summary>
    private const int OldestVersion = 6;

    /// <summary>Of the engine that this product brings, in this process or by <c>store DIR</c>: it sets itself, so there is nothing to ask.</summary>
    public static readonly StoreDurability Embedded = new(StoreStanding.Durable, "The store is the embedded engine: every write is in its log before it is answered, and nothing is evicted.");

    /// <summary>Says it to whoever reads the log: as a warning where something may be lost.</summary>
    public void Say(ILogger log)
    {
        if (Standing is StoreStanding.Durable)
            log.StoreIsDurable(Sentence);
        else
            log.StoreMayLose(Sentence);
    }

    /// <summary>The rule.</summary>
    /// <param name="store">What it says of itself.</param>
    public static StoreDurability Of(StoreSettings store)
    {
        if (store.IsGarnet)
        {
            return store.KnowsAppend ? Embedded : Unfit("is a Garnet server that does not know this product's command, so a kill could leave half of a write",
                "use a Redis, or run the engine by the verb: store DIR");
        }
        if (store.Version is { } version && version.Major < OldestVersion)
            return Unfit($"is Redis {version}", $"use Redis {OldestVersion} or newer");
        if (store.IsReplica)
            return Unfit("is a read-only replica", "name its primary in ConnectionStrings:redis");
        if (!store.RunsScripts)
            return Unfit("runs no Lua scripts for this user", "allow EVAL, EVALSHA and SCRIPT in its access list");
        if (store.EvictionPolicy is { } policy && policy != "noeviction")
            return Unfit($"drops data when its memory is full (maxmemory-policy {policy})", "set maxmemory-policy noeviction");
        return Kept(store);
    }

    private static StoreDurability Kept(StoreSettings store)
    {
        var evicts = store.EvictionPolicy is null ? "whether it evicts cannot be asked: see that its policy is noeviction" : "nothing is evicted";
        if (store.IsAppending is null)
            return new(StoreStanding.Lossy, $"The store does not say whether it keeps an append-only file: see that its persistence is on, else a restart of it loses acknowledged work; {evicts}.");
        if (store.IsAppending is false)
        {
            var snapshots = store.Snapshots is { Length: > 0 } ? "only snapshots are kept, so a restart of it loses all work since the last one" : "nothing is kept on disk, so a restart of it loses everything";
            return new(StoreStanding.Lossy, $"The store keeps no append-only file: {snapshots}. Set appendonly yes; {evicts}.");
        }
        return store.AppendSync switch
        {
            "always" => new(StoreStanding.Durable, $"The store is durable: every write is on its disk before it is answered (appendonly yes, appendfsync always), and {evicts}."),
            "everysec" => new(StoreStanding.Durable,
                $"The store is durable but for the last second: an end of its process loses nothing, an end of its machine up to one second of acknowledged work (appendonly yes, appendfsync everysec); {evicts}."),
            "no" => new(StoreStanding.Lossy,
                $"The store leaves to its system when writes come to the disk: an end of its machine may lose half a minute of acknowledged work. Set appendfsync everysec or always; {evicts}."),
            _ => new(StoreStanding.Durable, $"The store keeps an append-only file; how often it comes to the disk cannot be asked, so reckon with a second; {evicts}."),
        };
    }

    private static StoreDurability Unfit(string what, string cure) =>
        new(StoreStanding.Unfit, $"The store {what}. Nothing was started: {cure}.");
}

internal static partial class StoreDurabilityLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Sentence}")]
    public static partial void StoreIsDurable(this ILogger log, string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
    public static partial void StoreMayLose(this ILogger log, string sentence);
}
