using StackExchange.Redis;
using Upskill.Kit.Storage;
using Upskill.Silo.Copies;
using Upskill.Silo.Hosting;
using Upskill.Silo.Store;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>backup FILE</c>: all that the store holds at one moment, while people work, in one file, but the keys of cookies, by which whoever has the file could come in as anybody; the personal keys beside it in FILE.keys, where
/// they lie in files. Reads the file again and verifies the ledger in it; exit code 1 where that does not hold.
/// </summary>
internal static class Backup
{
    public static async Task<int> Run(string path, string[] args)
    {
        var configuration = UpskillSilo.Configuration(args);
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var (note, tally) = await Copy(path, configuration);
        var keys = KeepKeys(path, configuration, note.At);
        await Tell(note, configuration);
        Console.WriteLine(tally.Sentence);
        Console.WriteLine($"{path} holds {note.Keys} keys of the store as of {note.At:u}, {note.Bytes} bytes. {keys}");
        Console.WriteLine("What people wrote and did cannot be read without the master key, nor figures be recomputed without the release key: keep Keys:Master and Keys:Release (or the files master and release of the keys' folder) apart from both. Who works where, for whom and with which address stands in it as HR's file says it: keep it as you keep that file.");
        return note.IsVerified ? 0 : 1;
    }

    private static async Task<(BackupNote Note, ChainTally Tally)> Copy(string path, IConfiguration configuration)
    {
        var (at, keys) = await Write(path, configuration);
        CopyFile.Check(path);
        var (tally, read) = (new ChainTally(), 0L);
        foreach (var record in CopyFile.Records(path))
        {
            tally.Look(record);
            read++;
        }
        return (new(at, new FileInfo(path).Length, keys, tally.Holds && read == keys), tally);
    }

    /// <summary>Writers who wait for it go on as soon as the file is written.</summary>
    private static async Task<(DateTimeOffset At, long Keys)> Write(string path, IConfiguration configuration)
    {
        await using var still = await StillStore.Open(configuration, $"{path}.{Environment.ProcessId}.copying");
        return (still.At, await CopyFile.Write(path, new(still.At, still.Engine), StoreReader.All(still.Store).Where(record => record.Key != StoreHosting.CookieKeys)));
    }

    /// <summary>After the store: a key that is younger than the copy opens nothing in it, one that is missing would leave something closed.</summary>
    /// <returns>Where they are, for the operator.</returns>
    private static string KeepKeys(string path, IConfiguration configuration, DateTimeOffset at)
    {
        var master = StoreConnection.KnownMaster(configuration)
            ?? throw new StartRefusedException("There is no master key here, so that no personal keys were kept: set Keys:Master, or name the store's folder with --Store:Directory.");
        if (KeyHome.Table(configuration, master) is not null)
            return "Personal keys are in the table of Keys:Table alone, and no copy of them is made: who is erased there stays erased.";
        PersonalKeysFile.Write(PersonalKeysFile.Of(path), StoreConnection.KnownDirectory(configuration), master, DateTimeOffset.UtcNow);
        return $"Personal keys are in {PersonalKeysFile.Of(path)}: delete that file by {at + PersonalKeysFile.Lives:yyyy-MM-dd}.";
    }

    private static async Task Tell(BackupNote note, IConfiguration configuration)
    {
        using var engine = VerifyLedger.EngineFor(configuration, out var options);
        await using var store = await ConnectionMultiplexer.ConnectAsync(options);
        await note.Keep(store);
    }
}
