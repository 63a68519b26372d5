using System.Collections.Immutable;

namespace Upskill.PeerGroups.Draws;

/// <summary>Makes the rows of a roster: everything about a person becomes a number that means nothing outside this round.</summary>
internal static class RosterBuilder
{
    /// <summary>Rounds that count as "met before".</summary>
    public const int RoundsRemembered = 26;

    private static readonly TimeOnly Wakes = new(7, 0), Sleeps = new(22, 0);

    /// <summary>The roster, and whose row is which.</summary>
    /// <param name="participants">Nobody twice, no token twice.</param>
    /// <param name="past">Groups of the last <see cref="RoundsRemembered"/> rounds; who is not in this round is passed over.</param>
    /// <param name="hoursOn">The day by whose clocks shared waking hours are reckoned; null where the round asks for none.</param>
    public static (Roster Roster, ImmutableArray<PersonId> People) Of(
        IEnumerable<Participant> participants, IEnumerable<IReadOnlyList<PersonId>> past, DateOnly? hoursOn)
    {
        var sorted = participants.OrderBy(person => person.Token, StringComparer.Ordinal).ToList();
        var rowOf = sorted.Index().ToDictionary(row => row.Item.Id, row => row.Index);
        var apart = Apart(sorted, rowOf);
        var met = Met(past, rowOf);
        var bands = Numbers(sorted.Select(person => person.Grade), DrawCosts.BandLimit);
        var languages = Numbers(MostSpoken(sorted), DrawCosts.LanguageLimit);
        var waking = new Dictionary<string, ulong>(StringComparer.Ordinal);
        return (new([.. sorted.Select((person, row) => new RosterRow(
                person.Token, bands[person.Grade],
                person.Languages.Aggregate(0u, (all, language) => languages.TryGetValue(Primary(language), out var bit) ? all | 1u << bit : all),
                hoursOn is { } day ? waking.TryGetValue(person.TimeZone, out var known) ? known : waking[person.TimeZone] = Waking(person.TimeZone, day) : RosterRow.AlwaysAwake,
                [.. apart[row]], met[row]))]),
            [.. sorted.Select(person => person.Id)]);
    }

    /// <summary>Half-hours of a UTC day at whose beginning the clock of <paramref name="timeZone"/> shows 7:00 to 21:59.</summary>
    public static ulong Waking(string timeZone, DateOnly day)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return Enumerable.Range(0, DrawCosts.HalfHours).Aggregate(0ul, (awake, slot) =>
        {
            var local = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(midnight.AddMinutes(30 * slot), zone).TimeOfDay);
            return local >= Wakes && local < Sleeps ? awake | 1ul << slot : awake;
        });
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

    private static ImmutableArray<Meeting>[] Met(IEnumerable<IReadOnlyList<PersonId>> past, Dictionary<PersonId, int> rowOf)
    {
        var met = Enumerable.Range(0, rowOf.Count).Select(_ => new List<int>()).ToArray();
        foreach (var group in past)
        {
            var rows = group.Where(rowOf.ContainsKey).Select(person => rowOf[person]).ToList();
            foreach (var one in rows)
                met[one].AddRange(rows.Where(other => other != one));
        }
        return [.. met.Select(Counted)];
    }

    private static ImmutableArray<Meeting> Counted(List<int> others)
    {
        others.Sort();
        var meetings = ImmutableArray.CreateBuilder<Meeting>();
        foreach (var other in others)
            if (meetings.Count > 0 && meetings[^1].With == other)
                meetings[^1] = new(other, meetings[^1].Times + 1);
            else
                meetings.Add(new(other, 1));
        return meetings.ToImmutable();
    }

    /// <summary>Languages of two people and more, the most spoken first: one that nobody else speaks joins nobody.</summary>
    private static IEnumerable<string> MostSpoken(List<Participant> people) => people
        .SelectMany(person => person.Languages.Select(Primary).Distinct(StringComparer.Ordinal)).CountBy(language => language)
        .Where(language => language.Value > 1).OrderByDescending(language => language.Value).ThenBy(language => language.Key, StringComparer.Ordinal)
        .Select(language => language.Key).Take(DrawCosts.LanguageLimit);

    /// <summary>Who speaks British English speaks English.</summary>
    private static string Primary(string language) => language.Split('-')[0].ToLowerInvariant();

    /// <summary>By first appearance; what comes after <paramref name="limit"/> different ones shares the last number.</summary>
    private static Dictionary<string, int> Numbers(IEnumerable<string> values, int limit)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
            numbers.TryAdd(value, Math.Min(numbers.Count, limit - 1));
        return numbers;
    }
}
