using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Upskill.PeerGroups.Draws;

/// <summary>
/// Who came into which group. A pure function of roster, number of groups and seed: <c>README.md</c> says it exactly enough to write it again, and a second
/// implementation does so in the browser.
/// </summary>
/// <param name="Groups">Of each group its rows' numbers, ascending.</param>
internal sealed record Draw(ImmutableArray<ImmutableArray<int>> Groups)
{
    /// <summary>A line per group, numbers with a comma between, each ended by a line feed.</summary>
    public string Text => string.Concat(Groups.Select(group => string.Join(',', group) + "\n"));

    /// <summary>SHA-256 of <see cref="Text"/>, in hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Draws. Takes up to half a second for 150 people and seconds for ten thousand: not for a grain's own turn.</summary>
    /// <param name="roster">From <see cref="GroupSizes.FewestPeople"/> to <see cref="Roster.MostPeople"/> rows.</param>
    /// <param name="groups">From <see cref="GroupSizes"/>.</param>
    /// <param name="seed">32 bytes.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Draw Of(Roster roster, int groups, ReadOnlySpan<byte> seed, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        var seats = new DrawSearch(roster, groups, seed, progress).Find(stop);
        return new([.. seats.Chunk(seats.Length / groups).Select(group => group.Where(row => row != Seating.Empty).Order().ToImmutableArray())]);
    }

    /// <summary>Reads <see cref="Text"/> back.</summary>
    public static Draw Parse(string text) => new([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(',').Select(row => int.Parse(row, CultureInfo.InvariantCulture)).ToImmutableArray())]);

    /// <inheritdoc/>
    public bool Equals(Draw? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
