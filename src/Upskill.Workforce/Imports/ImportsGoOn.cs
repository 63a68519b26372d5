using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Workforce.Imports;

/// <summary>
/// Wakes imports that a restart, or the death of a silo, put to sleep: an import goes on by itself as soon as it is asked for anything.
/// </summary>
internal sealed class ImportsGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<ImportsGoOn> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(BetweenLooks);
        do
        {
            try
            {
                foreach (var import in await grains.GetGrain<IWorkforceImportsGrain>(IWorkforceImportsGrain.Organisation).Unfinished())
                    await grains.GetGrain<IWorkforceImportGrain>(import).Status();
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogWarning(failed, "Unfinished imports could not be looked for; trying again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
