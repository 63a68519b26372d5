using System.Globalization;

namespace Upskill.LiveSessions;

/// <summary>A series of live sessions. Made by whoever plans it: letters, digits and hyphens.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.SeriesId")]
public readonly record struct SeriesId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// One live session of a series, by the day that the series' rule gives it in the series' own time zone: <c>regulatory-ai.20261201</c>. It keeps its id where it is moved.
/// </summary>
[GenerateSerializer, Immutable, Alias("Upskill.LiveSessionId")]
public readonly record struct LiveSessionId([property: Id(0)] string Value)
{
    private const char Separator = '.';

    /// <summary>The series that it is of.</summary>
    public SeriesId Series => new(Value[..Value.LastIndexOf(Separator)]);

    /// <summary>The session of <paramref name="series"/> that its rule gives for <paramref name="day"/>.</summary>
    public static LiveSessionId Of(SeriesId series, DateOnly day) =>
        new(series.Value + Separator + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>Reads an id as it stands in an address; null where it is none.</summary>
    public static LiveSessionId? Read(string text) =>
        text.LastIndexOf(Separator) is > 0 and var at
            && DateOnly.TryParseExact(text[(at + 1)..], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? new LiveSessionId(text)
                : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
