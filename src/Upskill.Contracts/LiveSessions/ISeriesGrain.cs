using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>
/// A series of live sessions: its rule, its sessions and what was changed for single ones. By <see cref="SeriesId"/>. Commands are durable when they return;
/// each says how things shall be, so a repeat changes nothing. Who may is the caller's to know.
/// </summary>
[GrainInterfaceType("live-series"), Alias("Upskill.ISeriesGrain")]
public interface ISeriesGrain : IGrainWithStringKey
{
    /// <summary>Plans the series.</summary>
    /// <exception cref="Refusal">Its code names the field that is at fault, or is <c>overlap</c>: with a sentence; nothing was planned.</exception>
    [Alias("Plan")]
    Task Plan(PlanSeries command);

    /// <summary>Changes the series from now on: what has begun stays as it was. What was changed for single sessions stays where the new plan gives their days, too.</summary>
    /// <exception cref="Refusal">As <see cref="Plan"/>; <c>no-series</c>, <c>cancelled</c>.</exception>
    [Alias("Change")]
    Task Change(SeriesPlan plan);

    /// <summary>Moves one session that has not begun to another time; one that was cancelled takes place again.</summary>
    /// <exception cref="Refusal"><c>no-session</c>, <c>begun</c>, <c>cancelled</c>, <c>starts-at</c>, <c>overlap</c>.</exception>
    [Alias("Move")]
    Task Move(LiveSessionId session, DateTimeOffset startsAt);

    /// <summary>Cancels one session that has not begun.</summary>
    /// <exception cref="Refusal"><c>no-session</c>, <c>begun</c>.</exception>
    [Alias("CancelSession")]
    Task CancelSession(LiveSessionId session);

    /// <summary>Cancels all that has not begun.</summary>
    /// <exception cref="Refusal"><c>no-series</c>.</exception>
    [Alias("Cancel")]
    Task Cancel();

    /// <summary>Says where a session that has begun can be seen afterwards; null takes the link away.</summary>
    /// <exception cref="Refusal"><c>no-session</c>, <c>not-begun</c>, <c>recording</c>, <c>captions</c>.</exception>
    [Alias("KeepRecording")]
    Task KeepRecording(LiveSessionId session, Uri? recording, Uri? captions);

    /// <summary>The series, or null where nobody planned one.</summary>
    [Alias("Series")]
    Task<PlannedSeries?> Series();

    /// <summary>What is planned for one session now; null where the series has no such session.</summary>
    [Alias("PlanOf")]
    Task<SessionPlan?> PlanOf(LiveSessionId session);

    /// <summary>What invited people have not been told yet, oldest first. It was stored with the change that it is about.</summary>
    [Alias("Notices")]
    Task<ImmutableArray<SeriesNotice>> Notices();

    /// <summary>A notice, and those before it, went to everybody. Called by <see cref="ISeriesMailGrain"/>.</summary>
    [Alias("Sent")]
    Task Sent(int sequence);

    /// <summary>Forgets the series. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>A new series.</summary>
/// <param name="By">Its host.</param>
/// <param name="Plan">What is planned.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PlanSeries")]
public sealed record PlanSeries([property: Id(0)] PersonId By, [property: Id(1)] SeriesPlan Plan);
