using System.Collections.Immutable;

namespace Upskill.PeerGroups.Draws;

/// <summary>Makes the rows of a roster: everything about a person becomes a number that means nothing outside this round.</summary>
internal static class RosterBuilder
{
    /// <summary>Rounds that count as "met before".</summary>
    public const int RoundsRemembered = 26;

    /// <summary>The roster, and whose row is which.</summary>
    /// <param name="participants">Nobody twice, no token twice.</param>
    /// <param name="past">Groups of the last <see cref="RoundsRemembered"/> rounds; who is not in this round is passed over.</param>
    /// <param name="hoursOn">The day by whose clocks shared waking hours are reckoned; null where the round asks for none.</param>
    public static (Roster Roster, ImmutableArray<PersonId> People) Of(
        IEnumerable<Participant> participants, IEnumerable<IReadOnlyList<PersonId>> past, DateOnly? hoursOn)
    {
        var (roster, people, _) = Numbered(participants, past, hoursOn);
        return (roster, people);
    }

    /// <summary>The same, with what its numbers stand for.</summary>
    public static (Roster Roster, ImmutableArray<PersonId> People, RosterNumbers Numbers) Numbered(
        IEnumerable<Participant> participants, IEnumerable<IReadOnlyList<PersonId>> past, DateOnly? hoursOn)
    {
        var sorted = participants.OrderBy(person => person.Token, StringComparer.Ordinal).ToList();
        var rowOf = sorted.Index().ToDictionary(row => row.Item.Id, row => row.Index);
        var numbers = RosterNumbers.Of(sorted, hoursOn);
        var (apart, met, waking) = (Apart(sorted, rowOf), Met(past, rowOf), Waking(sorted, numbers));
        return (new([.. sorted.Select((person, row) => new RosterRow(
                person.Token, numbers.Band(person.Grade), numbers.Spoken(person.Languages), waking[person.TimeZone], [.. apart[row]], Counted(met[row])))]),
            [.. sorted.Select(person => person.Id)], numbers);
    }

    /// <summary>
    /// Rows of people who join later. They name only rows with smaller numbers: those that were there before, and those of the same turn with smaller tokens.
    /// </summary>
    /// <param name="joiners">In the order of their tokens; <see cref="Participant.Above"/> holds everybody that they must not be with, below them too.</param>
    /// <param name="people">By number, whose rows were there before.</param>
    /// <param name="past">As for the roster.</param>
    /// <param name="numbers">The roster's, with the bands of the joiners.</param>
    public static ImmutableArray<RosterRow> Late(
        IReadOnlyList<Participant> joiners, IEnumerable<PersonId> people, IEnumerable<IReadOnlyList<PersonId>> past, RosterNumbers numbers)
    {
        var rowOf = new Dictionary<PersonId, int>();
        foreach (var (row, person) in people.Concat(joiners.Select(joiner => joiner.Id)).Index())
            rowOf[person] = row; // whom no group could take came again: by their last row
        var (apart, met) = (new SortedSet<int>[joiners.Count], Met(past, rowOf));
        foreach (var (i, joiner) in joiners.Index())
            apart[i] = [.. joiner.Above.Concat(joiners.Where(other => other.Above.Contains(joiner.Id)).Select(other => other.Id))
                .Where(rowOf.ContainsKey).Select(other => rowOf[other]).Where(other => other < rowOf[joiner.Id])];
        return [.. joiners.Select((joiner, i) => new RosterRow(joiner.Token, numbers.Band(joiner.Grade), numbers.Spoken(joiner.Languages),
            numbers.Waking(joiner.TimeZone), [.. apart[i]], Counted(met.GetValueOrDefault(rowOf[joiner.Id], []).Where(other => other < rowOf[joiner.Id]))))];
    }

    private static SortedSet<int>[] Apart(List<Participant> sorted, Dictionary<PersonId, int> rowOf)
    {
        var apart = sorted.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var (row, person) in sorted.Index())
            foreach (var above in person.Above)
                if (rowOf.TryGetValue(above, out var other) && other != row)
                {
                    apart[row].Add(other);
                    apart[other].Add(row);
                }
        return apart;
    }

    /// <summary>By row, whom it met, once for each time.</summary>
    private static Dictionary<int, List<int>> Met(IEnumerable<IReadOnlyList<PersonId>> past, Dictionary<PersonId, int> rowOf)
    {
        var met = rowOf.Values.ToDictionary(row => row, _ => new List<int>());
        foreach (var group in past)
        {
            var rows = group.Where(rowOf.ContainsKey).Select(person => rowOf[person]).ToList();
            foreach (var one in rows)
                met[one].AddRange(rows.Where(other => other != one));
        }
        return met;
    }

    private static Dictionary<string, ulong> Waking(IEnumerable<Participant> people, RosterNumbers numbers) =>
        people.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal).ToDictionary(zone => zone, numbers.Waking, StringComparer.Ordinal);

    private static ImmutableArray<Meeting> Counted(IEnumerable<int> others) =>
        [.. others.CountBy(other => other).OrderBy(meeting => meeting.Key).Select(meeting => new Meeting(meeting.Key, meeting.Value))];
}
