using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Adoption;
using Upskill.Kit;
using Upskill.LiveSessions.Sessions.Push;

namespace Upskill.LiveSessions.Sessions;

/// <summary>What a session does by itself: pushes, called back groups, a host in the place of one who is gone, the end and what follows it.</summary>
internal sealed partial class LiveSessionGrain
{
    private static readonly TimeSpan RankedFor = TimeSpan.FromSeconds(5);

    private SessionPushes pushes = null!;
    private IGrainTimer? timer;
    private ImmutableArray<long> ranked = [];
    private DateTimeOffset rankedAt;
    private int people;

    public Task Counted(int now)
    {
        people = now;
        return Task.CompletedTask;
    }

    public Task AskForPeers(bool isAsking) => Commit(null, session => session.AskForPeers(isAsking) is { } fact ? [fact] : []);

    /// <remarks>Each step may be cut off by a kill and is then taken again: people leave, what is left is kept, the secrets go, the journal goes, how many came is sealed.</remarks>
    public async Task LookThrough()
    {
        if (Session.Stage is SessionStage.Live && await IsLeftRunning())
            await Commit(null, session => [new SessionFact.Ended(clock.Now)]);
        if (Session is { EndedAt: { } ended, Summary: { } summary } && kept.State.Summary is null)
        {
            if (!await Presence.Close(ended))
                return; // the alarm clock comes again
            await Keep(kept.State with { Summary = summary, Number = stored.Number });
        }
        if (kept.State is { Summary: not null, IsForgotten: false })
        {
            secrets.Destroy(Id);
            await journal.Forget(Id);
            stored = StoredSession.Over;
            await Keep(kept.State with { IsForgotten = true });
        }
        if (Session.Stage is SessionStage.Waiting || (kept.State is { IsForgotten: true, Summary: { } left } && await IsReleased(left)))
            await List.IsThrough(Id);
    }

    public async Task Remove()
    {
        timer?.Dispose();
        timer = null;
        secrets.Destroy(Id);
        await journal.Forget(Id);
        await kept.ClearStateAsync();
        await GrainFactory.GetGrain<IAttendanceReleaseGrain>(Id.Value).Remove();
        await List.IsThrough(Id);
        DeactivateOnIdle();
    }

    /// <summary>How many came is sealed once everybody's attendance is closed; of a live version of a module never: it is evidence.</summary>
    private async Task<bool> IsReleased(SessionSummary left) =>
        await GrainFactory.GetGrain<ISeriesGrain>(Id.Series.Value).PlanOf(Id) is not { Module: null } plan
        || await GrainFactory.GetGrain<IAttendanceReleaseGrain>(Id.Value).Release(new(plan.Unit, [plan.Host, .. plan.CoHosts], left.StartedAt));

    private int About => Attendances.About.Of(people);

    /// <summary>Not sorted anew with each vote: what a host reaches for must not move away.</summary>
    private ImmutableArray<long> Ranked
    {
        get
        {
            var known = Session.Board.Ranked;
            if (clock.Now - rankedAt >= RankedFor || clock.Now < rankedAt)
                (ranked, rankedAt) = (known, clock.Now);
            return [.. ranked.Where(known.Contains), .. known.Except(ranked)];
        }
    }

    private async Task<bool> IsLeftRunning() =>
        await GrainFactory.GetGrain<ISeriesGrain>(Id.Series.Value).PlanOf(Id) is not { } plan || clock.Now >= plan.EndsAt + LiveSession.LongestOver;

    private void KeepTime()
    {
        if (Session.Stage is not SessionStage.Live)
            return;
        Presence.Runs().Ignore();
        timer ??= this.RegisterGrainTimer(Beat, new GrainTimerCreationOptions(SessionPushes.Beat, SessionPushes.Beat) { KeepAlive = true });
    }

    private async Task Beat()
    {
        if (pushes.IsFullSecond)
        {
            await LeadOn();
            if (Session.Stage is SessionStage.Live)
                Presence.Runs().Ignore();
            if (Session is { Stage: SessionStage.Live, Groups: { } groups } && clock.Now >= groups.EndsAt)
                await Commit(null, _ => [new SessionFact.Regathered()]);
        }
        Announce();
        if (Session.Stage is SessionStage.Live)
            return;
        timer?.Dispose();
        timer = null;
    }

    /// <summary>What cannot be told is read later.</summary>
    private void Announce()
    {
        try
        {
            var due = pushes.Next(Number, About, people, clock.Now);
            if (due.Attendees is { } from)
                announcer.Tell(Id, new(Id.Value, from, Number, Session.Shared(from, About), due.Reactions));
            if (due.Hosts)
                announcer.TellHosts(Id, pushes.Version);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.NotAnnounced(Id.Value, failed.GetType().Name);
        }
    }

    private Task Keep(KeptSession next) => Upskill.Kit.Storage.StateWrites.Keep(this, kept, next);
}

internal static partial class LiveSessionLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Live session {Session}: a change could not be announced ({Failure}).")]
    public static partial void NotAnnounced(this ILogger log, string session, string failure);
}
