using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>The series that were planned for one unit. By <see cref="UnitId"/>; a person's are those of their unit and of all above it.</summary>
[GrainInterfaceType("live-series-list"), Alias("Upskill.ISeriesListGrain")]
public interface ISeriesListGrain : IGrainWithStringKey
{
    /// <summary>The list keeps so many; older ones are still found by their address.</summary>
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
