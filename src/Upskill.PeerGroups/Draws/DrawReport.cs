using System.Collections.Immutable;
using System.Numerics;

namespace Upskill.PeerGroups.Draws;

/// <summary>What a draw kept and what it could not, beside the best that the roster allows. Groups are named by number, from 1 on.</summary>
/// <param name="Smallest">People in the smallest group.</param>
/// <param name="Largest">People in the largest.</param>
/// <param name="PairsApart">Pairs in one group that must be apart.</param>
/// <param name="WithoutLanguage">Groups without a language that all speak.</param>
/// <param name="Asynchronous">Groups that share fewer than four waking hours.</param>
/// <param name="FewestBands">Grade bands in the group that has fewest.</param>
/// <param name="BandsAsked">How many were asked of every group.</param>
/// <param name="WithFewerBands">Groups that have fewer than that.</param>
/// <param name="PairsMet">Pairs in one group who met in the last 26 rounds.</param>
/// <param name="LeastPairsMet">A number of such pairs that no draw of this roster can come below.</param>
[GenerateSerializer, Immutable, Alias("Upskill.DrawReport")]
public sealed record DrawReport(
    [property: Id(0)] int Smallest, [property: Id(1)] int Largest, [property: Id(2)] int PairsApart,
    [property: Id(3)] ImmutableArray<int> WithoutLanguage, [property: Id(4)] ImmutableArray<int> Asynchronous,
    [property: Id(5)] int FewestBands, [property: Id(6)] int BandsAsked, [property: Id(7)] ImmutableArray<int> WithFewerBands,
    [property: Id(8)] int PairsMet, [property: Id(9)] int LeastPairsMet)
{
    /// <summary>Looks at all groups.</summary>
    internal static DrawReport Of(Roster roster, Draw draw)
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
