using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.PeerGroups.Rounds;

/// <summary>The alarm clock of all rounds: what a restart cut off goes on, who asked to join is taken in, what is over closes.</summary>
internal sealed class RoundsGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<RoundsGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        foreach (var round in await grains.GetGrain<IRoundsGrain>(IRoundsGrain.Organisation).Unfinished())
        {
            try
            {
                await grains.GetGrain<IRoundGrain>(round.Value).LookThrough();
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                // One round that cannot be read holds up no other.
                log.LogWarning("Round {Round} could not be looked through ({Failure}); trying again.", round, failed.GetType().Name);
            }
        }
        return BetweenLooks;
    }
}
