namespace Upskill.LiveSessions;

/// <summary>A series of live sessions: its rule, its sessions and what was changed for single ones. By <see cref="SeriesId"/>.</summary>
[GrainInterfaceType("live-series"), Alias("Upskill.ISeriesGrain")]
public interface ISeriesGrain : IGrainWithStringKey
{
    /// <summary>What is planned for one session now; null where the series has no such session.</summary>
    [Alias("PlanOf")]
    Task<SessionPlan?> PlanOf(LiveSessionId session);
}
