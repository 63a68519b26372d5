using Upskill.Kit;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Who met whom in the last 26 rounds of each, from their own states.</summary>
internal sealed class MeetingsReader(IGrainFactory grains, DomainClock clock)
{
    private const int AtOnce = 64;

    /// <summary>What each of these people keeps of themselves.</summary>
    /// <param name="people">Nobody twice.</param>
    public async Task<IReadOnlyDictionary<PersonId, Peer>> Peers(IReadOnlyCollection<PersonId> people)
    {
        var peers = new Dictionary<PersonId, Peer>(people.Count);
        foreach (var some in people.Chunk(AtOnce))
        {
            foreach (var (person, peer) in some.Zip(await Task.WhenAll(some.Select(person => grains.GetGrain<IPeerGrain>(person.Value).Peer()))))
                peers.Add(person, peer);
        }
        return peers;
    }

    /// <summary>Those of them who were together, once for each time: a round counts while it is among the last 26 of both, for two years.</summary>
    public IEnumerable<IReadOnlyList<PersonId>> Groups(IReadOnlyDictionary<PersonId, Peer> peers) => peers
        .SelectMany(peer => peer.Value.Rounds.Where(round => round.Mark is not null && round.ClosesAt + Peer.RemembersFor > clock.Now).Select(round => (round.Mark, Person: peer.Key)))
        .GroupBy(met => met.Mark, met => met.Person, StringComparer.Ordinal).Select(group => group.ToList()).Where(group => group.Count > 1);
}
