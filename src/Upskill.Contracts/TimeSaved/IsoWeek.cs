using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Upskill.TimeSaved;

/// <summary>A week by ISO 8601, Monday to Sunday: <c>2026-W45</c>. Written like that in JSON and in addresses.</summary>
/// <param name="Year">The year that holds the week's Thursday.</param>
/// <param name="Number">1 to 52 or 53.</param>
[GenerateSerializer, Immutable, Alias("Upskill.IsoWeek"), JsonConverter(typeof(IsoWeekJson))]
public readonly record struct IsoWeek([property: Id(0)] int Year, [property: Id(1)] int Number) : IComparable<IsoWeek>
{
    private static readonly TimeSpan FromEndToClose = TimeSpan.FromDays(2), FromEndToFinalClose = TimeSpan.FromDays(28);

    /// <summary>Its first day.</summary>
    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    /// <summary>Its last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>Monday 00:00 UTC after it.</summary>
    public DateTimeOffset EndsAt => new(Monday.AddDays(7).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Wednesday 00:00 UTC after it: what waits until then is released first.</summary>
    public DateTimeOffset ClosesAt => EndsAt + FromEndToClose;

    /// <summary>28 days after its end: nothing is taken in after that.</summary>
    public DateTimeOffset FinallyClosesAt => EndsAt + FromEndToFinalClose;

    /// <summary>The week before.</summary>
    public IsoWeek Previous => Of(Monday.AddDays(-7));

    /// <summary>The week after.</summary>
    public IsoWeek Next => Of(Monday.AddDays(7));

    /// <summary>The week that a day is in.</summary>
    public static IsoWeek Of(DateOnly day)
    {
        var moment = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(moment), ISOWeek.GetWeekOfYear(moment));
    }

    /// <summary>Reads back <see cref="ToString"/>; false for anything else, and for a week that the year does not have.</summary>
    public static bool TryParse(string? text, out IsoWeek week)
    {
        week = default;
        if (text is not { Length: 8 } || text[4..6] != "-W"
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is 0 or 9999 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            return false;
        }
        week = new(year, number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(IsoWeek other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <summary>Whether <paramref name="left"/> is the earlier one.</summary>
    public static bool operator <(IsoWeek left, IsoWeek right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the later one.</summary>
    public static bool operator >(IsoWeek left, IsoWeek right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not the later one.</summary>
    public static bool operator <=(IsoWeek left, IsoWeek right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not the earlier one.</summary>
    public static bool operator >=(IsoWeek left, IsoWeek right) => left.CompareTo(right) >= 0;

    /// <summary><c>2026-W45</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");
}

/// <summary>Writes a week as its name.</summary>
internal sealed class IsoWeekJson : JsonConverter<IsoWeek>
{
    public override IsoWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IsoWeek.TryParse(reader.GetString(), out var week) ? week : throw new JsonException("Not a week, such as 2026-W45.");

    public override void Write(Utf8JsonWriter writer, IsoWeek value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
