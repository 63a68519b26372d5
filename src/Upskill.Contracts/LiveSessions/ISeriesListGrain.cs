using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>The series that were planned for one unit, by <see cref="UnitId"/>, those that one person co-hosts, and those of the <see cref="Outbox"/>. A person's are those of their unit and of all above it.</summary>
[GrainInterfaceType("live-series-list"), Alias("Upskill.ISeriesListGrain")]
public interface ISeriesListGrain : IGrainWithStringKey
{
    /// <summary>The key of the list of series that have something to tell by e-mail; no unit is called so.</summary>
    const string Outbox = "@outbox";

    /// <summary>The key of the list of series that somebody co-hosts.</summary>
    static string CoHostedBy(PersonId person) => '~' + person.Value;

    /// <summary>A list keeps so many, the outbox all; older ones are still found by their address.</summary>
    const int Most = 200;

    /// <summary>Lists a series. Durable; a repeat changes nothing.</summary>
    [Alias("List")]
    Task List(SeriesId series);

    /// <summary>Takes a series out of the list. Durable; a repeat changes nothing.</summary>
    [Alias("Remove")]
    Task Remove(SeriesId series);

    /// <summary>Newest first. One that is listed may have been refused after all.</summary>
    [Alias("Listed")]
    Task<ImmutableArray<SeriesId>> Listed();
}
