using System.Collections.Immutable;

namespace Upskill.PeerGroups.Rounds;

/// <summary>The list of all rounds.</summary>
[GrainType("peer-groups-rounds")]
internal sealed class RoundsGrain([PersistentState("rounds")] IPersistentState<RoundsState> kept) : Grain, IRoundsGrain
{
    public async Task List(ListedRound round)
    {
        var isListed = kept.State.Listed.Any(other => other.Id == round.Id);
        if (isListed && kept.State.Unfinished.Contains(round.Id))
            return;
        if (!isListed)
            kept.State.Listed = [round, .. kept.State.Listed.Take(IRoundsGrain.Most - 1)];
        kept.State.Unfinished.Add(round.Id);
        await kept.WriteStateAsync();
    }

    public Task<ImmutableArray<ListedRound>> Listed() => Task.FromResult(kept.State.Listed.ToImmutableArray());

    public async Task Begins(RoundId round)
    {
        if (kept.State.Unfinished.Add(round))
            await kept.WriteStateAsync();
    }

    public async Task IsThrough(RoundId round)
    {
        if (kept.State.Unfinished.Remove(round))
            await kept.WriteStateAsync();
    }

    public Task<ImmutableArray<RoundId>> Unfinished() => Task.FromResult(kept.State.Unfinished.ToImmutableArray());
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
}
