using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>Sessions that run, or have something to be done after their end: the list of the alarm clock. There is one, <see cref="Organisation"/>.</summary>
[GrainInterfaceType("live-session-running"), Alias("Upskill.IRunningSessionsGrain")]
public interface IRunningSessionsGrain : IGrainWithStringKey
{
    /// <summary>The only one.</summary>
    const string Organisation = "organisation";

    /// <summary>One begins. Durable; a repeat changes nothing.</summary>
    [Alias("Begins")]
    Task Begins(LiveSessionId session);

    /// <summary>Nothing more is to be done for one. Durable; a repeat changes nothing.</summary>
    [Alias("IsThrough")]
    Task IsThrough(LiveSessionId session);

    /// <summary>All of them.</summary>
    [Alias("Running")]
    Task<ImmutableArray<LiveSessionId>> Running();
}
