using System.Collections.Immutable;

namespace Upskill.PeerGroups;

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
    [property: Id(8)] int PairsMet, [property: Id(9)] int LeastPairsMet);
