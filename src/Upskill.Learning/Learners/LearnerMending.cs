using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;
using Upskill.Kit.Storage;

namespace Upskill.Learning.Learners;

/// <summary>After a start, mends what a kill may have cut short between a learner's journal and the rows that hang on it.</summary>
internal sealed class LearnerMending(
    Journal journal, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<LearnerMending> log) : AfterStart(lifetime, log)
{
    protected override async Task<TimeSpan?> Work()
    {
        var unfinished = await journal.Unfinished(LearnerGrain.JournalKind);
        foreach (var learner in unfinished)
            await grains.GetGrain<ILearnerGrain>(learner).Mend();
        if (unfinished.Count > 0)
            log.LogInformation("Mended the rows of {Count} learners after a stop in the middle of a write.", unfinished.Count);
        return null;
    }
}
