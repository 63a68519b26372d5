using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.Storage;
using Upskill.LiveSessions.Mails;
using Upskill.LiveSessions.Sessions;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Series;

/// <summary>
/// The process around <see cref="SeriesRules"/>. The host's times are held before the series is kept; what a kill left held of a series that is not there is given up
/// when another one meets it.
/// </summary>
[GrainType("live-series")]
internal sealed class SeriesGrain([PersistentState("series")] IPersistentState<SeriesState> kept, CallHosts hosts, DomainClock clock) : Grain, ISeriesGrain
{
    private SeriesId Id => new(this.GetPrimaryKeyString());

    private PlannedSeries Planned => kept.State.Series ?? throw new Refusal("no-series", "There is no such series. Nothing was changed.");

    public async Task Plan(PlanSeries command)
    {
        if (kept.State.Series is not null)
            return; // a repeat
        var series = SeriesRules.Planned(Id, command, clock.Now, hosts);
        if (await GrainFactory.GetGrain<IOrgUnitGrain>(series.Plan.Unit.Value).Unit() is null)
            throw new Refusal(SeriesFaults.Unit, "The organisation has no such unit. Nothing was planned.");
        await Hold(series);
        await ListOf(series.Plan.Unit.Value).List(Id);
        await Keep(series);
    }

    public async Task Change(SeriesPlan plan)
    {
        var started = await Started();
        await Go(SeriesRules.Changed(Planned, plan, clock.Now, hosts, started));
    }

    public async Task Move(LiveSessionId session, DateTimeOffset startsAt)
    {
        var started = await Started();
        await Go(SeriesRules.Moved(Planned, session, startsAt, clock.Now, started));
    }

    public async Task CancelSession(LiveSessionId session)
    {
        var started = await Started();
        await Go(SeriesRules.WithoutSession(Planned, session, clock.Now, started));
    }

    public async Task Cancel()
    {
        var started = await Started();
        await Go(SeriesRules.Cancelled(Planned, clock.Now, started));
    }

    public Task KeepRecording(LiveSessionId session, Uri? recording, Uri? captions) =>
        Go(SeriesRules.Recorded(Planned, session, recording, captions, clock.Now, hosts));

    public Task<PlannedSeries?> Series() => Task.FromResult(kept.State.Series);

    public Task<SessionPlan?> PlanOf(LiveSessionId session) =>
        Task.FromResult(kept.State.Series is { } series && series[session] is { } planned ? series.PlanOf(planned) : null);

    public Task<ImmutableArray<SeriesNotice>> Notices() => Task.FromResult(kept.State.Notices);

    public async Task Sent(int sequence)
    {
        var left = kept.State.Notices.RemoveAll(notice => notice.Sequence <= sequence);
        if (left.Length < kept.State.Notices.Length)
            await this.Keep(kept, kept.State with { Notices = left });
        if (left.IsEmpty)
            await ListOf(ISeriesListGrain.Outbox).Remove(Id); // here, where no change can come between
    }

    public async Task Remove()
    {
        if (kept.State.Series is not { } series)
            return;
        await Task.WhenAll(series.Sessions.Select(session => GrainFactory.GetGrain<IShowcasesGrain>(series.IdOf(session).Value).Remove()));
        await Task.WhenAll(series.Sessions.Select(session => GrainFactory.GetGrain<ILiveSessionGrain>(series.IdOf(session).Value).Remove()));
        await Task.WhenAll(series.Sessions.Select(session => GrainFactory.GetGrain<ISessionCaptionsGrain>(series.IdOf(session).Value).Remove()));
        await GrainFactory.GetGrain<ISeriesRosterGrain>(Id.Value).Remove();
        await CalendarOf(series).Release(Id);
        await Task.WhenAll(series.Plan.CoHosts.Select(ISeriesListGrain.CoHostedBy).Append(series.Plan.Unit.Value).Append(ISeriesListGrain.Outbox).Select(list => ListOf(list).Remove(Id)));
        await kept.ClearStateAsync();
    }

    /// <summary>Days of the sessions that were started before their time. Who is about to start one waits for this series, and is told its plan as it is then.</summary>
    private async Task<ImmutableArray<DateOnly>> Started()
    {
        var (series, now) = (Planned, clock.Now);
        var soon = series.Sessions.Where(session => session.StartsAt > now && session.StartsAt - LiveSession.Early <= now).ToList();
        var begun = await Task.WhenAll(soon.Select(session => GrainFactory.GetGrain<ILiveSessionGrain>(series.IdOf(session).Value).HasBegun()));
        return [.. soon.Zip(begun).Where(session => session.Second).Select(session => session.First.Day)];
    }

    private async Task Go(PlannedSeries next)
    {
        if (ReferenceEquals(next, kept.State.Series))
            return;
        await Hold(next);
        await Keep(next);
    }

    /// <summary>The change and what is to be told of it are one write; that there is something to tell is listed before it.</summary>
    private async Task Keep(PlannedSeries next)
    {
        var notices = SeriesNotices.After(kept.State.Notices, kept.State.Series, next);
        if (!notices.IsEmpty)
            await ListOf(ISeriesListGrain.Outbox).List(Id);
        await Task.WhenAll(next.Plan.CoHosts.Select(coHost => ListOf(ISeriesListGrain.CoHostedBy(coHost)).List(Id)));
        await this.Keep(kept, new() { Series = next, Notices = notices });
    }

    /// <exception cref="Refusal"><c>overlap</c>.</exception>
    private async Task Hold(PlannedSeries series)
    {
        var calendar = CalendarOf(series);
        while (await calendar.Hold(Id, SeriesRules.Times(series, clock.Now)) is { } met)
        {
            if (await GrainFactory.GetGrain<ISeriesGrain>(met.Series.Value).Series() is { } other)
            {
                var (day, at) = SeriesTime.Clock(met.Time.From, series.Plan.Zone);
                throw new Refusal("overlap", FormattableString.Invariant(
                    $"The host has “{other.Plan.Title}” on {day:d MMMM yyyy} at {at:HH\\:mm} ({series.Plan.Zone}). Two series of one host do not overlap. Nothing was changed."));
            }
            await calendar.Release(met.Series);
        }
    }

    private ISeriesListGrain ListOf(string key) => GrainFactory.GetGrain<ISeriesListGrain>(key);

    private IHostCalendarGrain CalendarOf(PlannedSeries series) => GrainFactory.GetGrain<IHostCalendarGrain>(series.Host.Value);
}

/// <summary>What a <see cref="SeriesGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.SeriesState")]
internal sealed record SeriesState
{
    /// <summary>Null before it was planned.</summary>
    [Id(0)]
    public PlannedSeries? Series { get; init; }

    /// <summary>Not told yet, oldest first; at most one a session and one of the whole.</summary>
    [Id(1)]
    public ImmutableArray<SeriesNotice> Notices { get; init; } = [];
}
