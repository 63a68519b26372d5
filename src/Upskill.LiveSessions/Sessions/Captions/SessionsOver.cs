using Upskill.Kit;

namespace Upskill.LiveSessions.Sessions.Captions;

/// <summary>Whether a session is over, also one that its hosts held without the console.</summary>
internal sealed class SessionsOver(IGrainFactory grains, DomainClock clock)
{
    /// <summary>It was ended, or its time has passed.</summary>
    public async Task<bool> Is(SessionSeat seat) => !seat.Plan.IsCancelled && (clock.Now >= seat.Plan.EndsAt || await grains.GetGrain<ILiveSessionGrain>(seat.Session.Value).Summary() is not null);
}
