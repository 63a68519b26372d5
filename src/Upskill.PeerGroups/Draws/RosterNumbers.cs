using System.Collections.Immutable;

namespace Upskill.PeerGroups.Draws;

/// <summary>What the numbers of a roster stand for. Kept beside it, so that who joins later gets the same; shown to nobody.</summary>
/// <param name="Bands">Grades by number; what comes after the last number shares it.</param>
/// <param name="Languages">Languages by bit, the most spoken first.</param>
/// <param name="HoursOn">The day by whose clocks waking hours are reckoned; null where the round asks for none.</param>
internal sealed record RosterNumbers(ImmutableArray<string> Bands, ImmutableArray<string> Languages, DateOnly? HoursOn)
{
    private static readonly TimeOnly Wakes = new(7, 0), Sleeps = new(22, 0);

    /// <summary>For the people of a draw, in the order of their tokens.</summary>
    public static RosterNumbers Of(IReadOnlyCollection<Participant> sorted, DateOnly? hoursOn) =>
        new RosterNumbers([], [.. MostSpoken(sorted)], hoursOn).WithBandsOf(sorted);

    /// <summary>With numbers for grades that nobody had before.</summary>
    public RosterNumbers WithBandsOf(IEnumerable<Participant> people) =>
        this with { Bands = [.. Bands.Concat(people.Select(person => person.Grade)).Distinct(StringComparer.Ordinal).Take(DrawCosts.BandLimit)] };

    /// <summary>Number of a grade.</summary>
    public int Band(string grade) => Bands.IndexOf(grade, StringComparer.Ordinal) is >= 0 and var number ? number : DrawCosts.BandLimit - 1;

    /// <summary>Bits of languages; one that no bit stands for is left out.</summary>
    public uint Spoken(IEnumerable<string> languages) => languages.Select(language => Languages.IndexOf(Primary(language), StringComparer.Ordinal))
        .Where(bit => bit >= 0).Aggregate(0u, (all, bit) => all | 1u << bit);

    /// <summary>Half-hours of somebody whose clock is there.</summary>
    public ulong Waking(string timeZone) => HoursOn is { } day ? Waking(timeZone, day) : RosterRow.AlwaysAwake;

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

    /// <summary>Languages of two people and more: one that nobody else speaks joins nobody.</summary>
    private static IEnumerable<string> MostSpoken(IEnumerable<Participant> people) => people
        .SelectMany(person => person.Languages.Select(Primary).Distinct(StringComparer.Ordinal)).CountBy(language => language)
        .Where(language => language.Value > 1).OrderByDescending(language => language.Value).ThenBy(language => language.Key, StringComparer.Ordinal)
        .Select(language => language.Key).Take(DrawCosts.LanguageLimit);

    /// <summary>Who speaks British English speaks English.</summary>
    private static string Primary(string language) => language.Split('-')[0].ToLowerInvariant();
}
