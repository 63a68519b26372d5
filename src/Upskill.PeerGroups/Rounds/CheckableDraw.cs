using System.Collections.Immutable;
using System.Globalization;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Everything that a checker needs beside the roster; hashes, secret and seed in hex.</summary>
/// <param name="Secret">Of the server.</param>
/// <param name="Commitment">Its hash, published before.</param>
/// <param name="Contribution">The starter's words.</param>
/// <param name="Seed">Hash of both.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="RosterHash">Published before.</param>
/// <param name="Draw">A line a group.</param>
/// <param name="DrawHash">Its hash, on the ledger.</param>
/// <param name="Late">Who came in later; null where nobody did.</param>
public sealed record CheckableDraw(
    string Secret, string Commitment, string Contribution, string Seed, int Groups, string RosterHash, string Draw, string DrawHash, CheckableLate? Late)
{
    /// <summary>Of one commitment; null before it is drawn, and once it is forgotten.</summary>
    public static async Task<CheckableDraw?> Of(Round found, int attempt, IRoundGrain round) =>
        found.Attempts.ElementAtOrDefault(attempt) is { Secret: { } secret, Contribution: { } words, Seed: { } seed, DrawHash: { } hash } drawn
            && await round.Drawn(attempt) is { } text
            ? new(secret, drawn.Commitment, words, seed, drawn.Groups, drawn.RosterHash, text, hash, drawn == found.Last ? CheckableLate.Of(found, await round.LateRows()) : null)
            : null;
}

/// <summary>What convinces somebody that late joiners were placed as they had to be.</summary>
/// <param name="Secret">Null before the round closes.</param>
/// <param name="Commitment">Its hash, published with that of the draw.</param>
/// <param name="Turns">In order.</param>
public sealed record CheckableLate(string? Secret, string Commitment, ImmutableArray<CheckableTurn> Turns)
{
    /// <summary>Of a round; null where nobody joined, or turns were not made to be checked.</summary>
    public static CheckableLate? Of(Round found, ImmutableArray<ImmutableArray<string>> rows) =>
        found.Turns.IsEmpty || found.Turns.Any(turn => turn.RosterHash is null) ? null : new(found.LateSecret, found.LateCommitment!,
            [.. found.Turns.Select((turn, i) => new CheckableTurn(LateJoiners.Day(turn.On),
                [.. turn.Sizes!.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))], turn.RosterHash!, turn.Hash, i < rows.Length ? rows[i] : []))]);
}

/// <summary>One turn.</summary>
/// <param name="Day">As it goes into the seed.</param>
/// <param name="Sizes">People in each group before.</param>
/// <param name="RosterHash">Of its rows.</param>
/// <param name="Hash">Of who came into which group.</param>
/// <param name="Rows">Null-free lines; none before the round closes.</param>
public sealed record CheckableTurn(string Day, ImmutableArray<int> Sizes, string RosterHash, string Hash, ImmutableArray<string> Rows);
