using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Rounds;

/// <summary>The list of all rounds.</summary>
[GrainType("peer-groups-rounds")]
internal sealed class RoundsGrain([PersistentState("rounds")] IPersistentState<RoundsState> kept, DomainClock clock) : Grain, IRoundsGrain
{
    public async Task List(ListedRound round)
    {
        var isListed = kept.State.Listed.Any(other => other.Id == round.Id);
        if (isListed && kept.State.Unfinished.Contains(round.Id))
            return;
        if (!isListed)
            kept.State.Listed = [round, .. kept.State.Listed.Take(IRoundsGrain.Most - 1)];
        kept.State.Unfinished.Add(round.Id);
        await this.Keep(kept);
    }

    public Task<ImmutableArray<ListedRound>> Listed() => Task.FromResult(kept.State.Listed.ToImmutableArray());

    public async Task Begins(RoundId round)
    {
        if (kept.State.Unfinished.Add(round) | kept.State.Resting.Remove(round.Value))
            await this.Keep(kept);
    }

    public async Task IsThrough(RoundId round)
    {
        if (kept.State.Unfinished.Remove(round) | kept.State.Resting.Remove(round.Value))
            await this.Keep(kept);
    }

    public async Task Rests(RoundId round, DateTimeOffset until)
    {
        if (!kept.State.Unfinished.Remove(round) && kept.State.Resting.TryGetValue(round.Value, out var then) && then == until)
            return;
        kept.State.Resting[round.Value] = until;
        await this.Keep(kept);
    }

    public async Task Remove(RoundId round)
    {
        if (kept.State.Listed.RemoveAll(listed => listed.Id == round) > 0 | kept.State.Unfinished.Remove(round) | kept.State.Resting.Remove(round.Value))
            await this.Keep(kept);
    }

    public Task<ImmutableArray<RoundId>> Unfinished() => Task.FromResult<ImmutableArray<RoundId>>(
        [.. kept.State.Unfinished, .. kept.State.Resting.Where(round => round.Value <= clock.Now).Select(round => new RoundId(round.Key))]);
}

/// <summary>What a <see cref="RoundsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.RoundsState")]
internal sealed class RoundsState
{
    /// <summary>Newest first.</summary>
    [Id(0)]
    public List<ListedRound> Listed { get; set; } = [];

    /// <summary>That may have something to do.</summary>
    [Id(1)]
    public HashSet<RoundId> Unfinished { get; set; } = [];

    /// <summary>By id, those that have nothing to do before a moment: the schedule of what is forgotten.</summary>
    [Id(2)]
    public Dictionary<string, DateTimeOffset> Resting { get; set; } = [];
}
