using System.Globalization;

namespace Upskill;

/// <summary>An ISO 8601 week, Monday 00:00 UTC to Sunday: <c>2026-W48</c>. Its text sorts as the weeks do.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.WeekId")]
public readonly record struct WeekId([property: Id(0)] string Value)
{
    /// <summary>Its first day.</summary>
    /// <exception cref="FormatException">The id is no week.</exception>
    public DateOnly Monday => TryMonday(Value) ?? throw new FormatException($"'{Value}' is no week; one is written like 2026-W48.");

    /// <summary>The moment it begins.</summary>
    public DateTimeOffset BeginsAt => new(Monday, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The moment the week after it begins.</summary>
    public DateTimeOffset EndsAt => BeginsAt.AddDays(7);

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

    /// <summary>Whether the text is a week that there is.</summary>
    public static bool IsWeek(string text) => TryMonday(text) is not null;

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
