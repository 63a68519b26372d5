using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>
/// Places people who come into an open round, all of one day together: pure. They take no part in the draw; each comes into one of the smallest groups in which
/// nobody must be apart from them, by chance where there are several. The chance of a day comes from a secret that was committed to with the draw's own and
/// is revealed at the close.
/// </summary>
internal static class LateJoiners
{
    /// <summary>A group takes in nobody beyond this.</summary>
    public const int LargestGroup = GroupSizes.LargestTarget + 2;

    /// <summary>The seed of a day: SHA-256 of the bytes of the secret, those of the draw's seed, and the day as <c>2026-11-25</c>.</summary>
    public static byte[] Seed(string lateSecret, string drawSeed, DateOnly day) => SHA256.HashData(
        [.. Convert.FromHexString(lateSecret), .. Convert.FromHexString(drawSeed), .. Encoding.ASCII.GetBytes(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);

    /// <summary>For each joiner, in the order given, their group; −1 where no group can take them.</summary>
    /// <param name="groups">People in each group now.</param>
    /// <param name="apart">Of each joiner the people (by the caller's numbers) that they must not be with.</param>
    /// <param name="seed">From <see cref="Seed"/>.</param>
    public static ImmutableArray<int> Place(IReadOnlyList<IReadOnlySet<PersonId>> groups, IReadOnlyList<(PersonId Person, IReadOnlySet<PersonId> Apart)> apart, byte[] seed)
    {
        var random = new DrawRandom(seed);
        var members = groups.Select(group => group.ToHashSet()).ToList();
        var order = Enumerable.Range(0, apart.Count).ToArray();
        random.Shuffle(order);
        var placed = Enumerable.Repeat(-1, apart.Count).ToArray();
        foreach (var joiner in order)
        {
            var can = members.Index().Where(group => group.Item.Count is > 0 and < LargestGroup && !group.Item.Overlaps(apart[joiner].Apart)).ToList();
            if (can.Count == 0)
                continue;
            var smallest = can.Where(group => group.Item.Count == can.Min(other => other.Item.Count)).ToList();
            placed[joiner] = smallest[random.Below(smallest.Count)].Index;
            members[placed[joiner]].Add(apart[joiner].Person);
        }
        return [.. placed];
    }
}
