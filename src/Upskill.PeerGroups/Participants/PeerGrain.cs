using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.PeerGroups.Participants;

/// <summary>The process around <see cref="PeerRules"/>.</summary>
[GrainType("peer-groups-peer")]
internal sealed class PeerGrain([PersistentState("peer")] IPersistentState<PeerState> kept, DomainClock clock) : Grain, IPeerGrain
{
    public Task<Peer> Peer() => Task.FromResult(kept.State.Peer);

    public Task Choose(PeerChoice choice) => Keep(kept.State.Peer with { Choice = PeerRules.Checked(choice, clock.Today) });

    public Task Place(RoundId round, DateTimeOffset closesAt, string mark) => Keep(PeerRules.Placed(kept.State.Peer, new(round, closesAt, mark)));

    public Task Forget(RoundId round) => Keep(PeerRules.Forgotten(kept.State.Peer, round));

    public Task Leave() => Task.WhenAll(kept.State.Peer.Rounds.Where(round => round.ClosesAt > clock.Now)
        .Select(round => GrainFactory.GetGrain<IRoundGrain>(round.Id.Value).Leave(new(this.GetPrimaryKeyString()))));

    public Task Remove() => kept.ClearStateAsync();

    private Task Keep(Peer peer) => peer == kept.State.Peer ? Task.CompletedTask : this.Keep(kept, new() { Peer = peer });
}

/// <summary>What a <see cref="PeerGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.PeerState")]
internal sealed record PeerState
{
    /// <summary>Everything.</summary>
    [Id(0)]
    public Peer Peer { get; init; } = new(PeerChoice.Unsaid, []);
}
