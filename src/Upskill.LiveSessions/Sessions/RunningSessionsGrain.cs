using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Sessions;

/// <summary>The list of sessions that run.</summary>
[GrainType("live-session-running")]
internal sealed class RunningSessionsGrain([PersistentState("live-session-running")] IPersistentState<RunningSessions> kept) : Grain, IRunningSessionsGrain
{
    public Task Begins(LiveSessionId session) => kept.State.Ids.Contains(session) ? Task.CompletedTask : this.Keep(kept, new() { Ids = kept.State.Ids.Add(session) });

    public Task IsThrough(LiveSessionId session) => kept.State.Ids.Contains(session) ? this.Keep(kept, new() { Ids = kept.State.Ids.Remove(session) }) : Task.CompletedTask;

    public Task<ImmutableArray<LiveSessionId>> Running() => Task.FromResult<ImmutableArray<LiveSessionId>>([.. kept.State.Ids]);
}

/// <summary>What a <see cref="RunningSessionsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.RunningSessions")]
internal sealed record RunningSessions
{
    /// <summary>As many as run at once.</summary>
    [Id(0)]
    public ImmutableHashSet<LiveSessionId> Ids { get; init; } = [];
}
