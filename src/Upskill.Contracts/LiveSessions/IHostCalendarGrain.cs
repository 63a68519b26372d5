using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>When somebody hosts: no two of their series may want them at once. By <see cref="PersonId"/>.</summary>
[GrainInterfaceType("live-host-calendar"), Alias("Upskill.IHostCalendarGrain")]
public interface IHostCalendarGrain : IGrainWithStringKey
{
    /// <summary>So many series are remembered.</summary>
    const int MostHosted = 200;

    /// <summary>
    /// Holds these times for a series, in the place of what was held for it, unless one of them meets a time of another. Durable when it returns; a repeat changes nothing.
    /// </summary>
    /// <returns>The time of the other series; null where these are held.</returns>
    [Alias("Hold")]
    Task<HeldTime?> Hold(SeriesId series, ImmutableArray<TimeRange> times);

    /// <summary>Holds nothing for a series any more. Durable; a repeat changes nothing.</summary>
    [Alias("Release")]
    Task Release(SeriesId series);

    /// <summary>The series for which times were held, newest first. One of them may have been refused after all.</summary>
    [Alias("Hosted")]
    Task<ImmutableArray<SeriesId>> Hosted();
}

/// <summary>From a moment to another; two that only touch do not meet.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.TimeRange")]
public readonly record struct TimeRange([property: Id(0)] DateTimeOffset From, [property: Id(1)] DateTimeOffset To)
{
    /// <summary>Whether both want the same moment.</summary>
    public bool Meets(TimeRange other) => From < other.To && other.From < To;
}

/// <summary>A time that is held.</summary>
/// <param name="Series">For which.</param>
/// <param name="Time">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.HeldTime")]
public sealed record HeldTime([property: Id(0)] SeriesId Series, [property: Id(1)] TimeRange Time);
