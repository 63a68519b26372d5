using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Workforce.FirstOwner;

/// <summary>
/// Outside Development, prints a one-time code at a start at which nobody owns the programme. On the console and nowhere else: a log is read by others.
/// </summary>
internal sealed class FirstOwnerNotice(IGrainFactory grains, IHostEnvironment host, IHostApplicationLifetime lifetime, ILogger<FirstOwnerNotice> log) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (host.IsDevelopment())
            return;
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!await Print())
            await Task.Delay(TryAgainAfter, stoppingToken);
    }

    private async Task<bool> Print()
    {
        try
        {
            if (await grains.GetGrain<IFirstOwnerGrain>(IFirstOwnerGrain.Organisation).Issue() is { } code)
                Console.WriteLine($"Nobody owns the programme yet. Whoever signs in and presents this code within an hour does: {code}");
            return true;
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            log.LogWarning(failed, "The code for the first owner could not be made yet; trying again.");
            return false;
        }
    }
}
