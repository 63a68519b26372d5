using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>The draw of peer groups for whoever needs groups once and keeps them themselves: nothing of it is kept. Any key.</summary>
[GrainInterfaceType("peer-groups-draw"), Alias("Upskill.IDrawGrain")]
public interface IDrawGrain : IGrainWithIntegerKey
{
    /// <summary>Draws groups whose sizes differ by at most one, and in which nobody is with whom they are to be apart from, where that can be.</summary>
    /// <param name="apart">A row for each person: numbers of the rows that they should not be with.</param>
    /// <param name="size">People of a group, 6 to 14.</param>
    /// <param name="seed">32 bytes in hex.</param>
    /// <returns>Of each group its rows' numbers.</returns>
    /// <exception cref="Refusal"><c>group-size</c>, <c>too-few-people</c>.</exception>
    [Alias("Draw")]
    Task<ImmutableArray<ImmutableArray<int>>> Draw(ImmutableArray<ImmutableArray<int>> apart, int size, string seed);
}
