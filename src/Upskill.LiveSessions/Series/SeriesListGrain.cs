using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Series;

/// <summary>One list of series.</summary>
[GrainType("live-series-list")]
internal sealed class SeriesListGrain([PersistentState("series-list")] IPersistentState<SeriesListState> kept) : Grain, ISeriesListGrain
{
    /// <summary>Of the outbox none falls off: its mails would never go out.</summary>
    private int Most => this.GetPrimaryKeyString() is ISeriesListGrain.Outbox ? int.MaxValue : ISeriesListGrain.Most;

    public Task List(SeriesId series) => kept.State.Listed.Contains(series) ? Task.CompletedTask
        : Keep([series, .. kept.State.Listed.Take(Most - 1)]);

    public Task Remove(SeriesId series) => kept.State.Listed.Contains(series) ? Keep(kept.State.Listed.Remove(series)) : Task.CompletedTask;

    public Task<ImmutableArray<SeriesId>> Listed() => Task.FromResult(kept.State.Listed);

    private Task Keep(ImmutableArray<SeriesId> listed) => this.Keep(kept, new() { Listed = listed });
}

/// <summary>What a <see cref="SeriesListGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.SeriesListState")]
internal sealed record SeriesListState
{
    /// <summary>Newest first.</summary>
    [Id(0)]
    public ImmutableArray<SeriesId> Listed { get; init; } = [];
}
