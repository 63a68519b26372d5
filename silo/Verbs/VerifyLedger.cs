using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Silo.Checkpoints;
using Upskill.Silo.Store;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>verify-ledger</c>: recomputes every chain and says how many records it checked. Reads through the running silo's engine where there is one; exit
/// code 1 when a chain does not hold.
/// </summary>
internal static class VerifyLedger
{
    /// <summary>Kinds of journals that are chains of the ledger.</summary>
    internal static readonly string[] Kinds =
        ["learner", "roles", "access", "country-rules", "programme", "enrolment", "questions", "reviews", "round", "hours", "pulse", "calibration", "seal", "attendance", "anchors"];

    public static async Task<int> Run(string[] args)
    {
        var configuration = UpskillSilo.Configuration(args);
        using var engine = EngineFor(configuration, out var options);
        using var store = await ConnectionMultiplexer.ConnectAsync(options);
        var audit = await CheckpointAudit.Of(store, CheckpointHome.Open(configuration), StoreConnection.KnownReleaseKey(configuration)?.Secret);
        var journal = new Journal(store);
        var (chains, records, faults) = (0L, 0L, 0L);
        await foreach (var name in Chains(store))
        {
            var entries = await journal.Read(name);
            var (verified, fault) = LedgerAudit.Verify(entries);
            chains++;
            records += verified;
            if ((fault ?? audit.Look(name, entries)) is not { } wrong)
                continue;
            faults++;
            Console.WriteLine($"{name.Kind} {name.Subject}: {wrong}");
        }
        foreach (var wrong in audit.Missing().Concat(audit.Faults))
        {
            faults++;
            Console.WriteLine(wrong);
        }
        Console.WriteLine(faults == 0
            ? $"The ledger holds: {records} records in {chains} chains checked."
            : $"The ledger does not hold: {faults} faults in {chains} chains; {records} records before the breaks checked.");
        Console.WriteLine(audit.Sentence);
        return faults == 0 ? 0 : 1;
    }

    /// <summary>The running silo's engine, or one started for the verb, which its caller disposes.</summary>
    internal static EmbeddedStore? EngineFor(IConfiguration configuration, out ConfigurationOptions options)
    {
        if (configuration.GetConnectionString("redis") is { Length: > 0 } redis)
        {
            options = StoreConnection.Patient(redis);
            return null;
        }
        var folder = StoreFolder.Of(configuration);
        var free = folder.TryLock();
        free?.Dispose();
        var engine = free is null ? null : EmbeddedStore.Start(folder);
        options = StoreConnection.Patient((engine?.Address ?? folder.Running()).ConnectionString);
        return engine;
    }

    /// <summary>Every chain of the ledger, in one walk over the store.</summary>
    internal static async IAsyncEnumerable<JournalName> Chains(IConnectionMultiplexer store)
    {
        var (kinds, seen) = (Kinds.ToHashSet(StringComparer.Ordinal), new HashSet<JournalName>());
        foreach (var server in store.GetServers().Where(server => !server.IsReplica))
        {
            await foreach (var key in server.KeysAsync(pattern: "{p*", pageSize: 1_000))
            {
                // An engine may name a key twice that is written meanwhile.
                if (JournalName.Of((string)key!) is { } name && kinds.Contains(name.Kind) && seen.Add(name))
                    yield return name;
            }
        }
    }

    /// <summary>All journals of a kind.</summary>
    internal static async IAsyncEnumerable<JournalName> Journals(IConnectionMultiplexer store, string kind)
    {
        foreach (var server in store.GetServers().Where(server => !server.IsReplica))
        {
            foreach (var partition in Partition.All)
            {
                var prefix = partition.Key($"{kind}:");
                await foreach (var key in server.KeysAsync(pattern: $"{prefix}*", pageSize: 1_000))
                    yield return new(kind, ((string)key!)[prefix.Length..]);
            }
        }
    }
}
