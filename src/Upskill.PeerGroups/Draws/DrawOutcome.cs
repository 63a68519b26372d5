using System.Collections.Immutable;
using System.Numerics;

namespace Upskill.PeerGroups.Draws;

/// <summary>What a draw came to, beside the best that its roster allows.</summary>
internal static class DrawOutcome
{
    /// <summary>Looks at all groups.</summary>
    public static DrawReport Of(Roster roster, Draw draw)
    {
        var rows = roster.Rows;
        var groups = draw.Groups;
        var asked = DrawCosts.Bands(rows, groups.Length);
        var bands = groups.Select(group => BitOperations.PopCount(group.Aggregate(0u, (all, row) => all | 1u << rows[row].Band))).ToList();
        var (apart, met) = (0, 0);
        foreach (var group in groups)
        {
            var here = group.ToHashSet();
            apart += group.Sum(row => rows[row].Apart.Count(here.Contains));
            met += group.Sum(row => rows[row].Met.Count(meeting => here.Contains(meeting.With)));
        }
        return new(groups.Min(group => group.Length), groups.Max(group => group.Length), apart / 2,
            Numbers(groups, group => DrawCosts.LanguageShortage([.. group.Select(row => rows[row].Languages)]) > 0),
            Numbers(groups, group => DrawCosts.HoursShortage([.. group.Select(row => rows[row].Waking)]) > 0),
            bands.Min(), asked, [.. bands.Index().Where(band => band.Item < asked).Select(band => band.Index + 1)],
            met / 2, Least(roster, groups.Min(group => group.Length)));
    }

    /// <summary>
    /// A lower bound by counting: whoever has fewer people to meet for the first time than places beside them meets somebody again.
    /// </summary>
    private static int Least(Roster roster, int smallest) => (roster.Rows.Sum(row =>
        Math.Max(0, smallest - 1 - (roster.Rows.Length - 1 - row.Apart.Union(row.Met.Select(meeting => meeting.With)).Count()))) + 1) / 2;

    private static ImmutableArray<int> Numbers(ImmutableArray<ImmutableArray<int>> groups, Func<ImmutableArray<int>, bool> which) =>
        [.. groups.Index().Where(group => which(group.Item)).Select(group => group.Index + 1)];
}
