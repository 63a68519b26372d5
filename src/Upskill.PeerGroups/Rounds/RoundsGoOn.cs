using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.PeerGroups.Rounds;

/// <summary>
/// The alarm clock of all rounds: what a restart cut off goes on, who asked to join is taken in, what is over closes; groups begin to talk, are asked the day's question, and are forgotten.
/// </summary>
internal sealed class RoundsGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<RoundsGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        await Each(IRoundsGrain.Organisation, round => grains.GetGrain<IRoundGrain>(round).LookThrough());
        await Each(IRoundsGrain.Talks, round => grains.GetGrain<IRoundTalkGrain>(round).LookThrough());
        return BetweenLooks;
    }

    private async Task Each(string list, Func<string, Task> look)
    {
        foreach (var round in await grains.GetGrain<IRoundsGrain>(list).Unfinished())
        {
            try
            {
                await look(round.Value);
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                // One round that cannot be read holds up no other.
                log.LogWarning("Round {Round} of the list {List} could not be looked through ({Failure}); trying again.", round, list, failed.GetType().Name);
            }
        }
    }
}
