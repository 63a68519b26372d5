using System.Collections.Immutable;
using System.Text;

namespace Upskill.PeerGroups.Draws;

/// <summary>Everybody in a round, by token. Its hash is published before there is a seed, so that nobody is added or changed afterwards.</summary>
internal sealed class Roster
{
    /// <summary>More people in one round are refused: a function of more is drawn in parts.</summary>
    public const int MostPeople = 25_000;

    private MerkleTree? tree;

    /// <param name="rows">By token, in ordinal order; no token twice.</param>
    public Roster(ImmutableArray<RosterRow> rows)
    {
        for (var i = 1; i < rows.Length; i++)
            if (string.CompareOrdinal(rows[i - 1].Token, rows[i].Token) >= 0)
                throw new ArgumentException("Rows are ordered by token, and no token is there twice.", nameof(rows));
        Rows = rows;
    }

    /// <summary>By token.</summary>
    public ImmutableArray<RosterRow> Rows { get; }

    /// <summary>The rows' texts, each ended by a line feed: what a checker downloads.</summary>
    public string Text => string.Concat(Rows.Select(row => row.Text + "\n"));

    /// <summary>The Merkle root over the rows' texts, in hex.</summary>
    public string Hash() => Tree().Root;

    /// <summary>What convinces somebody who knows one row and the hash that the row is in the roster.</summary>
    public ImmutableArray<string> Proof(int row) => Tree().Proof(row);

    /// <summary>Reads <see cref="Text"/> back.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static Roster Parse(string text) =>
        new([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RosterRow.Parse)]);

    private MerkleTree Tree() => tree ??= new([.. Rows.Select(row => Encoding.UTF8.GetBytes(row.Text))]);
}
