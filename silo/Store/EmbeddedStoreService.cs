using StackExchange.Redis;

namespace Upskill.Silo.Store;

/// <summary>
/// Keeps the embedded engine's log short: a checkpoint when it has grown and on a graceful stop. After a kill the log alone brings everything back.
/// </summary>
internal sealed class EmbeddedStoreService(EmbeddedStore engine, StoreFolder folder, IConnectionMultiplexer store, ILogger<EmbeddedStoreService> log)
    : BackgroundService
{
    private const long LongestLog = 256L << 20;
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Checkpoint();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        engine.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (new DirectoryInfo(folder.Engine).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) > LongestLog)
                await Checkpoint();
        }
    }

    private async Task Checkpoint()
    {
        try
        {
            await store.GetDatabase().ExecuteAsync("SAVE");
        }
        catch (Exception failed) when (failed is RedisException or TimeoutException)
        {
            log.LogWarning(failed, "The store took no checkpoint; its log stays as it is, and nothing is lost.");
        }
    }
}
