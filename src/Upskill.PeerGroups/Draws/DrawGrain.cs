using System.Collections.Immutable;
using System.Globalization;
using Orleans.Concurrency;

namespace Upskill.PeerGroups.Draws;

/// <summary>The draw for who keeps groups themselves: the rows differ only in whom they are to be apart from.</summary>
[GrainType("peer-groups-draw"), StatelessWorker]
internal sealed class DrawGrain : Grain, IDrawGrain
{
    public async Task<ImmutableArray<ImmutableArray<int>>> Draw(ImmutableArray<ImmutableArray<int>> apart, int size, string seed)
    {
        var groups = GroupSizes.Groups(apart.Length, size);
        var roster = new Roster([.. Symmetric(apart).Select((others, row) => new RosterRow(row.ToString("x32", CultureInfo.InvariantCulture), 0, 1, RosterRow.AlwaysAwake, [.. others], []))]);
        return (await DrawWork.Draw(roster, groups, Convert.FromHexString(seed))).Groups;
    }

    private static SortedSet<int>[] Symmetric(ImmutableArray<ImmutableArray<int>> apart)
    {
        var all = apart.Select(others => new SortedSet<int>(others)).ToArray();
        foreach (var (row, others) in apart.Index())
            foreach (var other in others)
                all[other].Add(row);
        return all;
    }
}
