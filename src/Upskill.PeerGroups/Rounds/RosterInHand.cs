using System.Collections.Immutable;
using Upskill.PeerGroups.Draws;

namespace Upskill.PeerGroups.Rounds;

/// <summary>A kept roster, read once: its rows, whose row is which, and its hash tree with all levels, so that a member's look at their own costs no hashing.</summary>
internal sealed class RosterInHand(KeptRoster kept)
{
    private readonly Lazy<Roster> roster = new(() => Roster.Parse(kept.Text));

    private readonly Lazy<Dictionary<PersonId, int>> rowOf = new(() => kept.People.Index().ToDictionary(row => row.Item, row => row.Index));

    /// <summary>As it is kept.</summary>
    public KeptRoster Kept => kept;

    /// <summary>Its rows.</summary>
    public Roster Roster => roster.Value;

    /// <summary>What its numbers stand for.</summary>
    public RosterNumbers Numbers => new(kept.Bands, kept.Languages, kept.HoursOn);

    /// <summary>Somebody's row, its number and its proof; null for who is not in it.</summary>
    public (string Text, int Number, ImmutableArray<string> Proof)? RowOf(PersonId person) =>
        rowOf.Value.TryGetValue(person, out var row) ? (Roster.Rows[row].Text, row, Roster.Proof(row)) : null;
}
