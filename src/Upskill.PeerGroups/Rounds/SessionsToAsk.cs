using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.LiveSessions;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Live sessions that run now, among whose people somebody may start a round.</summary>
internal sealed class SessionsToAsk(IGrainFactory grains)
{
    /// <summary>All of them.</summary>
    public async Task<ImmutableArray<SessionPlan>> Of(CurrentPerson person)
    {
        var running = await grains.GetGrain<IRunningSessionsGrain>(IRunningSessionsGrain.Organisation).Running();
        return [.. (await Task.WhenAll(running.Select(session => Find(person, session.Value)))).OfType<SessionPlan>().OrderBy(plan => plan.StartsAt)];
    }

    /// <summary>One; null where it does not run or is not theirs.</summary>
    public async Task<SessionPlan?> Find(CurrentPerson person, string session) =>
        LiveSessionId.Read(session) is { } id && await grains.GetGrain<ISeriesGrain>(id.Series.Value).PlanOf(id) is { } plan && RoundAccess.MayAsk(person, plan)
            && (await grains.GetGrain<ILiveSessionGrain>(session).After(null, long.MaxValue)).Shared.Stage is SessionStage.Live ? plan : null;
}
