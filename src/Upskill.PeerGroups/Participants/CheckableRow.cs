using System.Collections.Immutable;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Participants;

/// <summary>
/// What convinces a member that they were in the roster, or among the late joiners of their day. Hashes, secret and seed in hex; what is not revealed yet is
/// null.
/// </summary>
/// <param name="Row">Their row's text.</param>
/// <param name="Number">Its number.</param>
/// <param name="People">Rows of the roster, or of the turn.</param>
/// <param name="Proof">Merkle proof.</param>
/// <param name="RosterHash">Published before the draw; of late joiners at their turn.</param>
/// <param name="Secret">Of the server: of the draw, or for late joiners.</param>
/// <param name="Commitment">Its hash, published before the draw.</param>
/// <param name="Contribution">The starter's words; null of late joiners.</param>
/// <param name="Seed">Hash of what it comes from.</param>
/// <param name="Day">Of the turn, as it goes into its seed; null for who was in the draw.</param>
/// <param name="DrawSeed">What goes into the seed of a turn too; null for who was in the draw.</param>
public sealed record CheckableRow(
    string Row, int Number, int People, ImmutableArray<string> Proof, string RosterHash, string? Secret, string Commitment, string? Contribution, string? Seed,
    string? Day, string? DrawSeed)
{
    /// <summary>Somebody's; null where they have no row that was made to be checked.</summary>
    public static CheckableRow? Of(Round round, RoundPlace place) =>
        place.Row is not { } row || round.Last is not { } last ? null
        : place.JoinedOn is not { } day
            ? new(row, place.Number, last.People, place.Proof, last.RosterHash, last.Secret, last.Commitment, last.Contribution, last.Seed, null, null)
        : round.Turns.FirstOrDefault(turn => turn.On == day) is { RosterHash: { } hash } turn
            ? new(row, place.Number, turn.Rows, place.Proof, hash, round.LateSecret, round.LateCommitment!, null,
                round.LateSecret is { } secret ? Convert.ToHexStringLower(LateJoiners.Seed(secret, last.Seed!, day)) : null, LateJoiners.Day(day), last.Seed)
        : null;
}
