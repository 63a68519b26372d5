using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Storage;

namespace Upskill.Learning.Learners;

/// <summary>After a start, mends what a kill may have cut short between a learner's journal and the rows that hang on it.</summary>
internal sealed class LearnerMending(
    Journal journal, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<LearnerMending> log) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!await Mend())
            await Task.Delay(TryAgainAfter, stoppingToken);
    }

    private async Task<bool> Mend()
    {
        try
        {
            var unfinished = await journal.Unfinished(LearnerGrain.JournalKind);
            foreach (var learner in unfinished)
                await grains.GetGrain<ILearnerGrain>(learner).Mend();
            if (unfinished.Count > 0)
                log.LogInformation("Mended the rows of {Count} learners after a stop in the middle of a write.", unfinished.Count);
            return true;
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            log.LogWarning(failed, "Learners' rows could not be mended yet; trying again.");
            return false;
        }
    }
}
