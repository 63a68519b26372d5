using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.PeerGroups.Groups;

/// <summary>The alarm clock of all talks: they begin, pose the day's question, close and are deleted.</summary>
internal sealed class TalksGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<TalksGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        foreach (var round in await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Talks).Unfinished())
        {
            try
            {
                await grains.GetGrain<IRoundTalkGrain>(round.Value).LookThrough();
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogWarning("The talk of round {Round} could not be looked through ({Failure}); trying again.", round, failed.GetType().Name);
            }
        }
        return BetweenLooks;
    }
}
