using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Series;

/// <summary>The times that series of one host hold; what is over is forgotten.</summary>
[GrainType("live-host-calendar")]
internal sealed class HostCalendarGrain([PersistentState("host-calendar")] IPersistentState<HostCalendarState> kept, DomainClock clock) : Grain, IHostCalendarGrain
{
    /// <summary>More times of one host are refused.</summary>
    private const int Most = 2_000;

    public async Task<HeldTime?> Hold(SeriesId series, ImmutableArray<TimeRange> times)
    {
        var others = kept.State.Held.RemoveAll(held => held.Series == series || held.Time.To <= clock.Now);
        if (others.FirstOrDefault(held => times.Any(held.Time.Meets)) is { } met)
            return met;
        if (others.Length + times.Length > Most)
            throw new Refusal("overlap", $"One person hosts at most {Most} sessions to come. Nothing was changed.");
        var hosted = kept.State.Hosted.Contains(series) ? kept.State.Hosted : [series, .. kept.State.Hosted.Take(IHostCalendarGrain.MostHosted - 1)];
        await Keep(new() { Held = [.. others, .. times.Select(time => new HeldTime(series, time))], Hosted = hosted });
        return null;
    }

    public async Task Release(SeriesId series)
    {
        var next = new HostCalendarState { Held = kept.State.Held.RemoveAll(held => held.Series == series), Hosted = kept.State.Hosted.Remove(series) };
        if (next is { Held.IsEmpty: true, Hosted.IsEmpty: true })
            await kept.ClearStateAsync();
        else
            await Keep(next);
    }

    public Task<ImmutableArray<SeriesId>> Hosted() => Task.FromResult(kept.State.Hosted);

    private Task Keep(HostCalendarState next) =>
        next.Held.SequenceEqual(kept.State.Held) && next.Hosted.SequenceEqual(kept.State.Hosted) ? Task.CompletedTask : this.Keep(kept, next);
}

/// <summary>What a <see cref="HostCalendarGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.HostCalendarState")]
internal sealed record HostCalendarState
{
    /// <summary>In no order.</summary>
    [Id(0)]
    public ImmutableArray<HeldTime> Held { get; init; } = [];

    /// <summary>Newest first.</summary>
    [Id(1)]
    public ImmutableArray<SeriesId> Hosted { get; init; } = [];
}
