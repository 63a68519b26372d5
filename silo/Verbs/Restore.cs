using StackExchange.Redis;
using Upskill.Silo.Copies;
using Upskill.Silo.Hosting;
using Upskill.Silo.Store;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>restore FILE</c>: fills an empty store with a backup, compares every key, destroys again the personal keys that were destroyed since, and verifies the ledger. Cookies are not restored: who signed out
/// since the backup would be signed in again, so everybody signs in anew. Refuses a store with something in it, one that a silo runs
/// on, and a file that is damaged.
/// </summary>
internal static class Restore
{
    public static async Task<int> Run(string path, string[] args)
    {
        var configuration = UpskillSilo.Configuration(args);
        var header = CopyFile.Check(path);
        if (configuration.GetConnectionString("redis") is { Length: > 0 } redis)
        {
            await using var store = await ConnectionMultiplexer.ConnectAsync(StoreConnection.Patient(redis));
            return await Into(store, "This Redis", path, header, configuration);
        }
        var folder = StoreFolder.Of(configuration);
        if (Directory.Exists(folder.Engine) && Directory.EnumerateFiles(folder.Engine, "*", SearchOption.AllDirectories).Any())
            throw new StartRefusedException($"There is a store in {folder.Path} already. Nothing was changed. Move that folder's \"store\" away, or name an empty folder with --Store:Directory.");
        using var engine = EmbeddedStore.Start(folder);
        await using var embedded = await ConnectionMultiplexer.ConnectAsync(StoreConnection.Patient(engine.Address.ConnectionString));
        return await Into(embedded, $"The store in {folder.Path}", path, header, configuration);
    }

    private static async Task<int> Into(IConnectionMultiplexer store, string name, string path, CopyHeader header, IConfiguration configuration)
    {
        await CopyTarget.DemandEmpty(store, name);
        var personal = RestoreKeys(path, configuration, DateTimeOffset.UtcNow);
        var (ledger, keys) = await CopyTarget.Fill(store, CopyFile.Records(path).Where(record => record.Key != StoreHosting.CookieKeys).ToAsyncEnumerable());
        Console.WriteLine($"Restored as of {header.MadeAt:u}: {keys} keys, each compared. {personal}");
        Console.WriteLine(ledger.Sentence);
        Console.WriteLine("Start the silo with the same Keys:Master and Keys:Release as before. Everybody signs in anew.");
        return ledger.Holds ? 0 : 1;
    }

    /// <summary>The keys that live, in the table or on this machine, or those of the backup where there are none here; then without those that were destroyed since.</summary>
    /// <returns>What became of them, for the operator.</returns>
    internal static string RestoreKeys(string path, IConfiguration configuration, DateTimeOffset now)
    {
        var master = StoreConnection.KnownMaster(configuration)
            ?? throw new StartRefusedException("There is no master key here: set Keys:Master as it was when the backup was made. Nothing was restored.");
        if (KeyHome.Table(configuration, master) is { } table)
        {
            return table.HasAny()
                ? "Personal keys are those of the table of Keys:Table: who was erased there stays erased."
                : throw new StartRefusedException("The table of Keys:Table holds no key, so that nothing personal in this backup could ever be read. Nothing was restored; name the table that its silos had.");
        }
        var directory = StoreConnection.KnownDirectory(configuration);
        if (!PersonalKeysFile.AreIn(directory))
        {
            if (!File.Exists(PersonalKeysFile.Of(path)))
                throw new StartRefusedException($"There are no personal keys: neither in {directory} nor in {PersonalKeysFile.Of(path)}. Nothing was restored; name their folder with Keys:Directory.");
            PersonalKeysFile.Restore(PersonalKeysFile.Of(path), directory, master, now);
        }
        return $"Personal keys that were destroyed stay destroyed: {StoreConnection.KnownKeyFiles(configuration)!.DestroyAgain()}.";
    }
}
