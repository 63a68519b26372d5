using System.Collections.Immutable;

namespace Upskill.Adoption.Releases;

/// <summary>What of which week was done, and so what is due.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ReleaseCalendar")]
internal sealed record ReleaseCalendar
{
    /// <summary>Nothing was done.</summary>
    public static readonly ReleaseCalendar Empty = new();

    /// <summary>The newest week whose Monday was seen; null before the first look.</summary>
    [Id(0)]
    public string? Newest { get; init; }

    /// <summary>Weeks with a roster that are not finished.</summary>
    [Id(1)]
    public ImmutableArray<string> Unfinished { get; init; } = [];

    /// <summary>Of these, those that were closed.</summary>
    [Id(2)]
    public ImmutableArray<string> Closed { get; init; } = [];

    /// <summary>
    /// Weeks in which answers are still taken, the oldest first, with the week that has just begun: any of them may have a roster, for an answer asks for one
    /// where there is none.
    /// </summary>
    public static IEnumerable<WeekId> Running(DateTimeOffset now) =>
        Enumerable.Range(-5, 6).Select(WeekId.Of(now).Plus).Where(week => week.FinallyClosesAt > now);

    /// <summary>
    /// Whether a Monday has come since the last look, so that its roster is to be taken. In the very first week there was no Monday: its roster is taken with its
    /// first answer, when the workforce is loaded.
    /// </summary>
    public bool IsNewWeek(DateTimeOffset now) => Newest is { } newest && string.CompareOrdinal(newest, WeekId.Of(now).Value) < 0;

    /// <summary>Closes that are due, the oldest week first, each week's close before its final one.</summary>
    public IEnumerable<(WeekId Week, bool IsFinal)> Due(DateTimeOffset now)
    {
        foreach (var week in Unfinished.Order(StringComparer.Ordinal).Select(week => new WeekId(week)))
        {
            if (week.ClosesAt <= now && !Closed.Contains(week.Value))
                yield return (week, false);
            if (week.FinallyClosesAt <= now)
                yield return (week, true);
        }
    }

    /// <summary>After a look at this moment, with these weeks that have a roster.</summary>
    public ReleaseCalendar Seen(DateTimeOffset now, IEnumerable<WeekId> weeks) => this with
    {
        Newest = WeekId.Of(now).Value,
        Unfinished = [.. Unfinished.Union(weeks.Select(week => week.Value))],
    };

    /// <summary>After a close.</summary>
    public ReleaseCalendar Done(WeekId week, bool isFinal) => isFinal
        ? this with { Unfinished = Unfinished.Remove(week.Value), Closed = Closed.Remove(week.Value) }
        : this with { Closed = Closed.Add(week.Value) };
}
