using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.PeerGroups.Groups;

/// <summary>How lively a round is: counts over its groups, and the summaries that they let out. Says nothing of one group, member or message: pure.</summary>
/// <param name="Sizes">How many groups have how many people, the largest first; none once the round closed.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Talking">Groups in which at least <see cref="Speakers"/> members spoke in the last seven days; null where there are fewer groups than <see cref="FewestGroups"/>.</param>
/// <param name="Summaries">In the order of their hashes, which says nothing.</param>
internal sealed record RoundPulse(ImmutableArray<(int Size, int Groups)> Sizes, int Groups, int? Talking, ImmutableArray<string> Summaries)
{
    /// <summary>Among fewer groups a count would speak of those in one of them.</summary>
    public const int FewestGroups = 5;

    /// <summary>Where so many spoke, a group talks.</summary>
    public const int Speakers = 3;

    /// <summary>Over these groups.</summary>
    public static RoundPulse Of(IReadOnlyCollection<GroupPulse> groups) => new(
        [.. groups.Where(group => group.Members > 0).GroupBy(group => group.Members).OrderByDescending(size => size.Key).Select(size => (size.Key, size.Count()))],
        groups.Count,
        groups.Count < FewestGroups ? null : groups.Count(group => group.Spoke >= Speakers),
        [.. groups.Select(group => group.AgreedSummary).OfType<string>().OrderBy(Hash, StringComparer.Ordinal)]);

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Asks all groups of a round.</summary>
internal sealed class RoundPulseReader(IGrainFactory grains)
{
    private const int AtOnce = 32;

    /// <summary>As it is now.</summary>
    public async Task<RoundPulse> Of(Round round)
    {
        var pulses = new List<GroupPulse>();
        foreach (var some in Enumerable.Range(1, round.Last?.Groups ?? 0).Chunk(AtOnce))
            pulses.AddRange(await Task.WhenAll(some.Select(number => grains.GetGrain<IPeerGroupGrain>(PeerGroupId.Of(round.Id, number).Value).Pulse())));
        return RoundPulse.Of(pulses);
    }
}
