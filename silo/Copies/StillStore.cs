using StackExchange.Redis;
using Upskill.Silo.Store;

namespace Upskill.Silo.Copies;

/// <summary>
/// A store as it is at one moment, to be read at leisure. An embedded one that a silo runs on is copied file by file and opened beside it, so that nobody waits; one that nobody runs is opened itself; in a Redis
/// writers wait until it is disposed.
/// </summary>
internal sealed class StillStore : IAsyncDisposable
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30), HoldAgain = TimeSpan.FromSeconds(10);
    private readonly Stack<Func<ValueTask>> close = new();

    private StillStore() { }

    /// <summary>To read from.</summary>
    public IConnectionMultiplexer Store { get; private set; } = null!;

    /// <summary>Of which engine.</summary>
    public string Engine { get; private set; } = "";

    /// <summary>The moment.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Opens what the settings name.</summary>
    /// <param name="configuration">As the silo reads it; <c>still=true</c> says that all silos on a Redis are stopped.</param>
    /// <param name="scratch">Where the files of a running engine may be copied to; removed afterwards.</param>
    /// <exception cref="StartRefusedException">There is no store, or its writers cannot be held.</exception>
    public static async Task<StillStore> Open(IConfiguration configuration, string scratch)
    {
        var still = new StillStore();
        try
        {
            await (configuration.GetConnectionString("redis") is { Length: > 0 } redis
                ? still.OpenRedis(redis, configuration.GetValue("still", false))
                : still.OpenEmbedded(StoreFolder.Of(configuration), scratch));
            return still;
        }
        catch
        {
            await still.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (close.TryPop(out var next))
            await next();
    }

    private async Task OpenRedis(string redis, bool isStill)
    {
        Engine = "redis";
        await Connect(redis);
        if (!isStill)
        {
            await Hold(CommandFlags.None);
            var again = new Timer(_ => _ = Hold(CommandFlags.FireAndForget), null, HoldAgain, HoldAgain);
            close.Push(async () =>
            {
                await again.DisposeAsync();
                await Store.GetDatabase().ExecuteAsync("CLIENT", "UNPAUSE");
            });
        }
        At = DateTimeOffset.UtcNow;
    }

    /// <summary>For half a minute at most, in case this process ends before it lets them go.</summary>
    private async Task Hold(CommandFlags flags)
    {
        try
        {
            await Store.GetDatabase().ExecuteAsync("CLIENT", ["PAUSE", (long)Held.TotalMilliseconds, "WRITE"], flags);
        }
        catch (RedisServerException refused)
        {
            throw new StartRefusedException(
                "This Redis does not let its writers wait while it is copied. Use the backups of the service that runs it; or stop every silo and add --still=true.", refused);
        }
    }

    private async Task OpenEmbedded(StoreFolder folder, string scratch)
    {
        Engine = "embedded";
        if (!Directory.Exists(folder.Engine))
            throw new StartRefusedException($"There is no store in {folder.Path}; name its folder with --Store:Directory.");
        if (folder.TryLock() is { } free)
        {
            free.Dispose();
            await Run(folder);
            return;
        }
        close.Push(() =>
        {
            if (Directory.Exists(scratch))
                Directory.Delete(scratch, recursive: true);
            return ValueTask.CompletedTask;
        });
        var copy = new StoreFolder(scratch);
        await using (var running = await ConnectionMultiplexer.ConnectAsync(folder.Running().ConnectionString))
            await EngineCopy.Take(running, folder.Engine, copy.Engine);
        await Run(copy);
    }

    private async Task Run(StoreFolder folder)
    {
        At = DateTimeOffset.UtcNow;
        var engine = EmbeddedStore.Start(folder);
        close.Push(() =>
        {
            engine.Dispose();
            return ValueTask.CompletedTask;
        });
        await Connect(engine.Address.ConnectionString);
    }

    private async Task Connect(string connection)
    {
        Store = await ConnectionMultiplexer.ConnectAsync(StoreConnection.Patient(connection));
        close.Push(Store.DisposeAsync);
    }
}
