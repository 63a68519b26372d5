using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Learning.Questions;

/// <summary>Tells this silo what was decided on questions, and wakes the register where a restart put its work to sleep.</summary>
internal sealed class QuestionsGoOn(IGrainFactory grains, WrongQuestions wrong, IHostApplicationLifetime lifetime, ILogger<QuestionsGoOn> log) : BackgroundService
{
    /// <summary>How old this silo's knowledge may be.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

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
                wrong.Learn(await grains.GetGrain<IQuestionRegisterGrain>(IQuestionRegisterGrain.Organisation).Decisions());
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogWarning(failed, "Decisions on questions could not be looked up; trying again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
