using System.Security.Cryptography;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>Which store this process works on: the embedded engine in its folder, or a Redis that it was told of.</summary>
/// <param name="Folder">Keys lie here in both modes.</param>
/// <param name="Options">How to connect.</param>
/// <param name="Engine">The engine that this process started, or null in cluster mode.</param>
/// <param name="Durability">How much it keeps of what it has answered.</param>
internal sealed record StoreConnection(StoreFolder Folder, ConfigurationOptions Options, EmbeddedStore? Engine, StoreDurability Durability)
{
    private const int SecretBytes = 32;

    /// <summary>True where this process is all there is.</summary>
    public bool IsEmbedded => Engine is not null;

    /// <summary>Opens the store that the configuration names: <c>ConnectionStrings:redis</c>, or else the folder <c>Store:Directory</c>.</summary>
    /// <exception cref="StartRefusedException">With the sentence for the operator.</exception>
    public static StoreConnection Open(IConfiguration configuration)
    {
        var folder = StoreFolder.Of(configuration);
        if (configuration.GetConnectionString("redis") is { Length: > 0 } redis)
        {
            var options = Parse(redis);
            return new(folder, options, null, StoreCheck.Demand(options));
        }
        var engine = EmbeddedStore.Start(folder);
        return new(folder, Parse(engine.Address.ConnectionString), engine, StoreDurability.Embedded);
    }

    /// <summary>A connection of its own. Waits for the store rather than failing at once: it may be starting, too.</summary>
    public IConnectionMultiplexer Connect() => ConnectionMultiplexer.Connect(Options);

    /// <summary>
    /// The keys' files or their table (<see cref="KeyHome"/>), opened with the master key: <c>Keys:Master</c> (base64, 32 bytes), or in embedded mode a file made at the first start.
    /// </summary>
    /// <exception cref="StartRefusedException">Several silos need one master key, and none was given; or it is not 32 bytes.</exception>
    public IKeyStore OpenKeys(IConfiguration configuration) =>
        KeyHome.Open(configuration, KeysDirectory(configuration), Secret(configuration, "Master", "master"), CheckpointsDirectory(configuration));

    /// <summary>
    /// The key by which released figures are rounded: <c>Keys:Release</c> (base64, 32 bytes), or in embedded mode a file made at the first start. Another key
    /// leaves what was sealed as it is, but nobody can recompute it.
    /// </summary>
    /// <exception cref="StartRefusedException">Several silos need one, and none was given; or it is not 32 bytes.</exception>
    public ReleaseKey OpenReleaseKey(IConfiguration configuration) => new(Secret(configuration, "Release", "release"));

    /// <summary>The same for a verb, which makes none: as set, or the file of the store's folder; null where there is neither.</summary>
    public static ReleaseKey? KnownReleaseKey(IConfiguration configuration) => KnownSecret(configuration, "Release", "release") is { } secret ? new(secret) : null;

    /// <summary>Personal keys for a verb, which makes no master key; null where there is none.</summary>
    public static IKeyStore? KnownKeys(IConfiguration configuration) => KnownMaster(configuration) is { } secret
        ? KeyHome.Open(configuration, KnownDirectory(configuration), secret, CheckpointsDirectory(configuration)) : null;

    /// <summary>The keys' files for a verb, which makes no master key; null where there is none.</summary>
    public static KeyFiles? KnownKeyFiles(IConfiguration configuration) => KnownMaster(configuration) is { } secret
        ? new KeyFiles(KnownDirectory(configuration), secret, CheckpointsDirectory(configuration)) : null;

    /// <summary>The master key for a verb, which makes none.</summary>
    public static byte[]? KnownMaster(IConfiguration configuration) => KnownSecret(configuration, "Master", "master");

    /// <summary>Where checkpoints of the ledger, and the list of destroyed keys, are kept beside the store: best on another disk.</summary>
    public static string CheckpointsDirectory(IConfiguration configuration) => configuration["Checkpoints:Directory"] is { Length: > 0 } given
        ? given : Path.Combine(StoreFolder.Of(configuration).Path, "checkpoints");

    private static byte[]? KnownSecret(IConfiguration configuration, string name, string fileName)
    {
        if (SetSecret(configuration, name) is { } set)
            return set;
        var file = Path.Combine(KnownDirectory(configuration), fileName);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>Where personal keys lie.</summary>
    public static string KnownDirectory(IConfiguration configuration) => configuration["Keys:Directory"] is { Length: > 0 } given
        ? given : StoreFolder.Of(configuration).Keys;

    private string KeysDirectory(IConfiguration configuration) => configuration["Keys:Directory"] is { Length: > 0 } given ? given : Folder.Keys;

    private byte[] Secret(IConfiguration configuration, string name, string fileName)
    {
        if (SetSecret(configuration, name) is { } set)
            return set;
        if (!IsEmbedded)
            throw new StartRefusedException($"Several silos on one store need one {fileName} key: set Keys:{name} (32 bytes in base64) for all of them.");
        var file = Path.Combine(KeysDirectory(configuration), fileName);
        if (!File.Exists(file))
            Write(file);
        return File.ReadAllBytes(file);
    }

    private static byte[]? SetSecret(IConfiguration configuration, string name)
    {
        if (configuration[$"Keys:{name}"] is not { Length: > 0 } text)
            return null;
        var key = new byte[SecretBytes];
        return Convert.TryFromBase64String(text, key, out var length) && length == SecretBytes
            ? key
            : throw new StartRefusedException($"Keys:{name} must be 32 bytes in base64; make one with: openssl rand -base64 32");
    }

    private static void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Written aside and renamed: a kill in between must not leave half a key.
        var aside = file + ".new";
        File.Delete(aside);
        using (var stream = new FileStream(aside, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(SecretBytes));
            stream.Flush(flushToDisk: true);
        }
        File.Move(aside, file);
    }

    /// <summary>For a verb that reads or writes a whole store: it waits for answers, and may ask of the engine what only its operator may.</summary>
    /// <exception cref="StartRefusedException">It cannot be read.</exception>
    public static ConfigurationOptions Patient(string connection)
    {
        var options = Read(connection);
        options.AllowAdmin = true;
        options.AsyncTimeout = options.SyncTimeout = 60_000;
        return options;
    }

    /// <summary>What was set is not said: a password stands in it.</summary>
    private static ConfigurationOptions Read(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            throw new StartRefusedException("ConnectionStrings:redis cannot be read. It is of the form HOST:PORT,password=TEXT,ssl=true.", unreadable);
        }
    }

    private static ConfigurationOptions Parse(string connection)
    {
        var options = Read(connection);
        options.AbortOnConnectFail = false;
        options.ReconnectRetryPolicy = new LinearRetry(200);
        // A command must not wait in the client for a store that is away: its caller decides, and knows its command's id.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.AsyncTimeout = options.SyncTimeout = 5_000;
        return options;
    }
}
