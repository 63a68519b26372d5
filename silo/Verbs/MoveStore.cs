using StackExchange.Redis;
using Upskill.Silo.Copies;
using Upskill.Silo.Store;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>move-store --to REDIS</c>: copies the embedded store into an empty Redis, compares every key and verifies the ledger on both sides, and says what to set next. The folder stays as it is.
/// </summary>
internal static class MoveStore
{
    public static async Task<int> Run(string[] args)
    {
        var configuration = UpskillSilo.Configuration(args);
        if (configuration["to"] is not { Length: > 0 } redis)
            throw new StartRefusedException("Say where to: move-store --to=HOST:PORT,password=… , in the form of ConnectionStrings:redis.");
        var folder = StoreFolder.Of(configuration);
        if (!Directory.Exists(folder.Engine))
            throw new StartRefusedException($"There is no store in {folder.Path}; name its folder with --Store:Directory.");
        using var engine = EmbeddedStore.Start(folder); // refuses while a silo runs on it
        await using var from = await ConnectionMultiplexer.ConnectAsync(StoreConnection.Patient(engine.Address.ConnectionString));
        await using var to = await Reach(redis);
        await CopyTarget.DemandKeeping(to, "This Redis");
        await CopyTarget.DemandEmpty(to, "This Redis");
        var here = new ChainTally();
        var (there, keys) = await CopyTarget.Fill(to, Counted(from, here));
        Console.WriteLine($"Moved {keys} keys, each compared on both sides.");
        Console.WriteLine($"Here: {here.Sentence}");
        Console.WriteLine($"There: {there.Sentence}");
        Console.WriteLine("Start every silo with ConnectionStrings:redis set to it, Keys:Master and Keys:Release set to what lies in base64 in the files master and release of the keys' folder,");
        Console.WriteLine($"and Keys:Directory set to {StoreConnection.KnownDirectory(configuration)}. What is written there from now on is not in {folder.Engine}: put that folder away.");
        return here.Holds && there.Holds && here.Counted == there.Counted ? 0 : 1;
    }

    private static async Task<ConnectionMultiplexer> Reach(string redis)
    {
        try
        {
            var options = StoreConnection.Patient(redis);
            options.AbortOnConnectFail = true;
            return await ConnectionMultiplexer.ConnectAsync(options);
        }
        catch (Exception away) when (away is RedisConnectionException or ArgumentException)
        {
            throw new StartRefusedException("The Redis to move to could not be reached. Nothing was moved.", away);
        }
    }

    private static async IAsyncEnumerable<StoreRecord> Counted(IConnectionMultiplexer from, ChainTally tally)
    {
        await foreach (var record in StoreReader.All(from))
        {
            tally.Look(record);
            yield return record;
        }
    }
}
