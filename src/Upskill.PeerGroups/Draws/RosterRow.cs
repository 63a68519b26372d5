using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Upskill.PeerGroups.Draws;

/// <summary>What the draw knows of one person: a token of this round and numbers, never a name. Its text is hashed, so it is for ever.</summary>
/// <param name="Token">16 random bytes in 32 small hex digits; the order of rows is the order of tokens.</param>
/// <param name="Band">Number of the person's grade band in this round, from 0 on.</param>
/// <param name="Languages">Bit i: speaks language i of this round.</param>
/// <param name="Waking">Bit i: awake in the i-th half-hour of a UTC day, 48 bits; all where the round asks for no shared hours.</param>
/// <param name="Apart">Rows (by number, ascending) that must not be in one group with this one.</param>
/// <param name="Met">Rows that were in one group with this one in the last 26 rounds, ascending, and how often.</param>
internal sealed record RosterRow(
    string Token, int Band, uint Languages, ulong Waking, ImmutableArray<int> Apart, ImmutableArray<Meeting> Met)
{
    /// <summary>Somebody who is awake in every half-hour, as far as the round asks.</summary>
    public const ulong AlwaysAwake = (1UL << 48) - 1;

    /// <summary>
    /// Six fields with a space between: token, band, languages (8 hex digits), waking (12 hex digits), apart (<c>3,17</c>), met (<c>5:1,9:2</c>); an empty
    /// list is a hyphen.
    /// </summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(80 + 8 * Met.Length).Append(CultureInfo.InvariantCulture, $"{Token} {Band} {Languages:x8} {Waking:x12} ");
            if (Apart.IsEmpty)
                text.Append('-');
            else
                text.AppendJoin(',', Apart);
            text.Append(' ');
            if (Met.IsEmpty)
                text.Append('-');
            else
                text.AppendJoin(',', Met.Select(meeting => $"{meeting.With}:{meeting.Times}"));
            return text.ToString();
        }
    }

    /// <summary>Reads <see cref="Text"/> back.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static RosterRow Parse(string text)
    {
        var fields = text.Split(' ');
        if (fields.Length != 6)
            throw new FormatException("A row has six fields.");
        return new(fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture), Convert.ToUInt32(fields[2], 16), Convert.ToUInt64(fields[3], 16),
            [.. List(fields[4]).Select(number => int.Parse(number, CultureInfo.InvariantCulture))],
            [.. List(fields[5]).Select(Meeting.Parse)]);
    }

    private static string[] List(string field) => field == "-" ? [] : field.Split(',');

    /// <inheritdoc/>
    public bool Equals(RosterRow? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Token.GetHashCode(StringComparison.Ordinal);
}

/// <summary>That a row was in one group with another.</summary>
/// <param name="With">The other row's number.</param>
/// <param name="Times">In how many of the last 26 rounds.</param>
internal readonly record struct Meeting(int With, int Times)
{
    /// <summary>Reads <c>5:1</c>.</summary>
    public static Meeting Parse(string text)
    {
        var parts = text.Split(':');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
