using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.LiveSessions.Sessions;

/// <summary>The alarm clock of all sessions that run: what a restart cut off goes on, and what was left running ends.</summary>
internal sealed class SessionsGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<SessionsGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    protected override async Task<TimeSpan?> Work()
    {
        foreach (var session in await grains.GetGrain<IRunningSessionsGrain>(IRunningSessionsGrain.Organisation).Running())
        {
            try
            {
                await grains.GetGrain<ILiveSessionGrain>(session.Value).LookThrough();
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                // One session that cannot be read holds up no other.
                log.LogWarning("Live session {Session} could not be looked through ({Failure}); trying again.", session, failed.GetType().Name);
            }
        }
        return BetweenLooks;
    }
}
