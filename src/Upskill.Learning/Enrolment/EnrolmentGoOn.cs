using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Learning.Enrolment;

/// <summary>Wakes what a restart, or the death of a silo, put to sleep: rules and cohorts go on by themselves as soon as they are asked for anything.</summary>
internal sealed class EnrolmentGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<EnrolmentGoOn> log) : BackgroundService
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
                await grains.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation).Progress();
                foreach (var cohort in await grains.GetGrain<ICohortsGrain>(ICohortsGrain.Organisation).Unfinished())
                    await grains.GetGrain<ICohortGrain>(cohort.Value).Cohort();
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogWarning(failed, "Unfinished enrolment could not be looked for; trying again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
