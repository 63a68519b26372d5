using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.Learning.Questions;

/// <summary>Tells this silo what was decided on questions, and wakes the register where a restart put its work to sleep.</summary>
internal sealed class QuestionsGoOn(IGrainFactory grains, WrongQuestions wrong, IHostApplicationLifetime lifetime, ILogger<QuestionsGoOn> log)
    : AfterStart(lifetime, log)
{
    /// <summary>How old this silo's knowledge may be.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    protected override async Task<TimeSpan?> Work()
    {
        wrong.Learn(await grains.GetGrain<IQuestionRegisterGrain>(IQuestionRegisterGrain.Organisation).Decisions());
        return BetweenLooks;
    }
}
