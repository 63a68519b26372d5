using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.PeerGroups.Draws;

/// <summary>
/// Places people who come into an open round, all of one day together, by the rules of the draw: pure, and described in <c>README.md</c> exactly enough to
/// write it again. One after the other by chance, each where the cost grows least; so earlier days are never shuffled again.
/// </summary>
internal sealed class LateJoiners
{
    /// <summary>In no group: none could take them.</summary>
    public const int Nowhere = -1;

    private readonly List<RosterRow> rows;
    private readonly List<int>[] members;
    private readonly int bands;

    /// <param name="roster">Of the draw.</param>
    /// <param name="draw">Of the same round.</param>
    public LateJoiners(Roster roster, Draw draw)
    {
        rows = [.. roster.Rows];
        members = [.. draw.Groups.Select(group => group.ToList())];
        bands = DrawCosts.Bands(roster.Rows, draw.Groups.Length);
    }

    /// <summary>The seed of a day: SHA-256 of the bytes of the secret, those of the draw's seed, and the day as <c>2026-11-25</c>.</summary>
    public static byte[] Seed(string lateSecret, string drawSeed, DateOnly day) =>
        SHA256.HashData([.. Convert.FromHexString(lateSecret), .. Convert.FromHexString(drawSeed), .. Encoding.ASCII.GetBytes(Day(day))]);

    /// <summary>As it goes into the seed.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Over the rows of a turn: its root is on the ledger from then on, its paths prove one row.</summary>
    public static MerkleTree Tree(IEnumerable<RosterRow> turn) => new([.. turn.Select(row => Encoding.UTF8.GetBytes(row.Text))]);

    /// <summary>SHA-256 of where the rows of a turn came: of a line, token and group counted from 1, for each row that came into one.</summary>
    public static string Hash(IEnumerable<RosterRow> turn, IEnumerable<int> groups) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(
        turn.Zip(groups).Where(one => one.Second != Nowhere).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.First.Token} {one.Second + 1}\n"))))));

    /// <summary>An earlier turn came out so.</summary>
    public void Came(IEnumerable<RosterRow> turn, IEnumerable<int> groups)
    {
        foreach (var (row, group) in turn.Zip(groups))
        {
            if (group != Nowhere)
                members[group].Add(rows.Count);
            rows.Add(row);
        }
    }

    /// <summary>For each row of a turn its group, or <see cref="Nowhere"/>.</summary>
    /// <param name="turn">In the order of tokens.</param>
    /// <param name="people">How many are in each group now. Costs are of all who ever came into it, for who left is nobody's to see.</param>
    /// <param name="seed">From <see cref="Seed"/>.</param>
    public ImmutableArray<int> Place(IReadOnlyList<RosterRow> turn, IReadOnlyList<int> people, byte[] seed)
    {
        var (random, first, now) = (new DrawRandom(seed), rows.Count, people.ToArray());
        rows.AddRange(turn);
        var order = Enumerable.Range(0, turn.Count).ToArray();
        random.Shuffle(order);
        var placed = Enumerable.Repeat(Nowhere, turn.Count).ToArray();
        foreach (var i in order)
        {
            var can = Enumerable.Range(0, members.Length).Where(group => now[group] is > 0 and < GroupSizes.LargestGroup && !HasApart(group, first + i)).ToList();
            if (can.Count == 0)
                continue;
            var fewest = can.Min(group => now[group]);
            var growths = can.Where(group => now[group] == fewest).Select(group => (Group: group, Growth: Growth(group, first + i))).ToList();
            var least = growths.Min(one => one.Growth);
            var equal = growths.Where(one => one.Growth == least).ToList();
            placed[i] = equal[random.Below(equal.Count)].Group;
            members[placed[i]].Add(first + i);
            now[placed[i]]++;
        }
        return [.. placed];
    }

    private bool HasApart(int group, int row) => members[group].Exists(member => rows[Math.Max(row, member)].Apart.Contains(Math.Min(row, member)));

    /// <summary>What a group would cost more with this row.</summary>
    private long Growth(int group, int row) => members[group].Sum(member => DrawCosts.Repeat(Times(row, member)))
        + Rules([.. members[group], row]) - Rules(members[group]);

    /// <summary>How often two rows met; of two, the one with the larger number says so.</summary>
    private int Times(int one, int other) =>
        rows[Math.Max(one, other)].Met.FirstOrDefault(meeting => meeting.With == Math.Min(one, other)).Times;

    private long Rules(List<int> group) =>
        DrawCosts.Language * DrawCosts.Counted(DrawCosts.LanguageShortage([.. group.Select(row => rows[row].Languages)]))
        + DrawCosts.Hours * DrawCosts.Counted(DrawCosts.HoursShortage([.. group.Select(row => rows[row].Waking)]))
        + DrawCosts.Band * DrawCosts.BandShortage(group.Aggregate(0u, (all, row) => all | 1u << rows[row].Band), bands);
}
