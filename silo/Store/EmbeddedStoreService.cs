using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>
/// Keeps the embedded engine's log short: a checkpoint when it has grown and on a graceful stop. After a kill the log alone brings everything back. Ends the engine with itself.
/// </summary>
internal sealed class EmbeddedStoreService(EmbeddedStore engine, IConnectionMultiplexer store, ILogger<EmbeddedStoreService> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Checkpoint(() => Task.FromResult(true));
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
            // The file itself is cut a gigabyte at a time, so its length says nothing: judged by that, a store took one checkpoint after the other.
            await Checkpoint(async () => (await EngineFigures.Ask(store)).Log > StoreUse.LongestLog);
        }
    }

    private async Task Checkpoint(Func<Task<bool>> isDue)
    {
        try
        {
            if (await isDue())
                await store.GetDatabase().ExecuteAsync("SAVE");
        }
        catch (Exception failed) when (StoreAway.Is(failed))
        {
            log.LogWarning(failed, "The store took no checkpoint; its log stays as it is, and nothing is lost.");
        }
    }
}
