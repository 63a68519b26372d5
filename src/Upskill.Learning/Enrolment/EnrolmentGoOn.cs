using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.Learning.Enrolment;

/// <summary>Wakes what a restart, or the death of a silo, put to sleep: rules and cohorts go on by themselves as soon as they are asked for anything.</summary>
internal sealed class EnrolmentGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<EnrolmentGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        await grains.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation).Progress();
        foreach (var cohort in await grains.GetGrain<ICohortsGrain>(ICohortsGrain.Organisation).Unfinished())
            await grains.GetGrain<ICohortGrain>(cohort.Value).Cohort();
        return BetweenLooks;
    }
}
