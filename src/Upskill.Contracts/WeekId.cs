using System.Globalization;

namespace Upskill;

/// <summary>
/// An ISO 8601 week, Monday 00:00 UTC to Sunday: <c>2026-W48</c>. Its text sorts as the weeks do, and is what stands in ledgers and in addresses.
/// </summary>
[GenerateSerializer, Immutable, Alias("Upskill.WeekId")]
public readonly record struct WeekId([property: Id(0)] string Value) : IComparable<WeekId>
{
    private static readonly TimeSpan FromEndToClose = TimeSpan.FromDays(2), FromEndToFinalClose = TimeSpan.FromDays(28);

    /// <summary>Its first day.</summary>
    /// <exception cref="FormatException">The id is no week.</exception>
    public DateOnly Monday => TryMonday(Value) ?? throw new FormatException($"'{Value}' is no week; one is written like 2026-W48.");

    /// <summary>Its last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>Its number in the year: 1 to 52 or 53.</summary>
    public int Number => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>The moment it begins.</summary>
    public DateTimeOffset BeginsAt => new(Monday, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The moment the week after it begins.</summary>
    public DateTimeOffset EndsAt => BeginsAt.AddDays(7);

    /// <summary>Wednesday 00:00 UTC after it: what waits until then is released first.</summary>
    public DateTimeOffset ClosesAt => EndsAt + FromEndToClose;

    /// <summary>28 days after its end: no answer is taken afterwards.</summary>
    public DateTimeOffset FinallyClosesAt => EndsAt + FromEndToFinalClose;

    /// <summary>The week before.</summary>
    public WeekId Previous => Plus(-1);

    /// <summary>The week after.</summary>
    public WeekId Next => Plus(1);

    /// <summary>The week that a day lies in.</summary>
    public static WeekId Of(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        return new(string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(time):0000}-W{ISOWeek.GetWeekOfYear(time):00}"));
    }

    /// <summary>The week that a moment lies in, by UTC.</summary>
    public static WeekId Of(DateTimeOffset moment) => Of(DateOnly.FromDateTime(moment.UtcDateTime));

    /// <summary>The week so many weeks later, or earlier where the number is below zero.</summary>
    public WeekId Plus(int weeks) => Of(Monday.AddDays(7 * weeks));

    /// <summary>Reads back <see cref="ToString"/>; false for anything else, and for a week that the year does not have.</summary>
    public static bool TryParse(string? text, out WeekId week)
    {
        var isWeek = TryMonday(text) is not null;
        week = isWeek ? new(text!) : default;
        return isWeek;
    }

    /// <inheritdoc/>
    public int CompareTo(WeekId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Whether <paramref name="left"/> is the earlier one.</summary>
    public static bool operator <(WeekId left, WeekId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the later one.</summary>
    public static bool operator >(WeekId left, WeekId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not the later one.</summary>
    public static bool operator <=(WeekId left, WeekId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not the earlier one.</summary>
    public static bool operator >=(WeekId left, WeekId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static DateOnly? TryMonday(string? text)
    {
        if (text is not [_, _, _, _, '-', 'W', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998
            || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || week < 1 || week > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }
        return DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
    }
}
