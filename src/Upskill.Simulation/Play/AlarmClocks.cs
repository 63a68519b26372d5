using Upskill.Adoption;
using Upskill.LiveSessions;
using Upskill.PeerGroups;

namespace Upskill.Simulation.Play;

/// <summary>Lets the silo do what is due by the domain's clock, since its own alarm clocks go by the machine's.</summary>
internal sealed class AlarmClocks(IWorld world)
{
    /// <summary>What is due every day at midnight UTC: rosters on Mondays, closes of weeks on Wednesdays.</summary>
    public Task RingAtMidnight() => world.Grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();

    /// <summary>Rounds that close, groups that begin to talk, the day's question, live sessions that are over.</summary>
    public async Task Ring()
    {
        foreach (var round in await Unfinished(IRoundsGrain.Organisation))
            await world.Grains.GetGrain<IRoundGrain>(round.Value).LookThrough();
        foreach (var round in await Unfinished(IRoundsGrain.Talks))
            await world.Grains.GetGrain<IRoundTalkGrain>(round.Value).LookThrough();
        foreach (var session in await world.Grains.GetGrain<IRunningSessionsGrain>(IRunningSessionsGrain.Organisation).Running())
            await world.Grains.GetGrain<ILiveSessionGrain>(session.Value).LookThrough();
    }

    private Task<System.Collections.Immutable.ImmutableArray<RoundId>> Unfinished(string list) => world.Grains.GetGrain<IRoundsGrain>(list).Unfinished();
}
