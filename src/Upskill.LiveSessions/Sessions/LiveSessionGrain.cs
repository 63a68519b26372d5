using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Storage;
using Upskill.LiveSessions.Sessions.Console;
using Upskill.LiveSessions.Sessions.Push;

namespace Upskill.LiveSessions.Sessions;

/// <summary>The process around <see cref="LiveSession"/>: decide, commit, announce, answer. What hosts do stands in <c>Console/</c>, what attendees do in <c>Questions/</c>, what it does by itself in <c>SessionTimes.cs</c>.</summary>
[GrainType("live-session")]
internal sealed partial class LiveSessionGrain(
    [PersistentState("live-session")] IPersistentState<KeptSession> kept, SessionJournal journal, SessionSecrets secrets, ISessionAnnouncer announcer, DomainClock clock,
    ILogger<LiveSessionGrain> log) : Grain, ILiveSessionGrain
{
    private const int MostRaces = 5;
    private StoredSession stored = StoredSession.Empty;

    /// <summary>From before it asks for the plan: so the series changes nothing of what is just being started by it.</summary>
    private bool isStarting;

    private LiveSessionId Id => new(this.GetPrimaryKeyString());

    private LiveSession Session => stored.Session;

    private long Number => Math.Max(stored.Number, kept.State.Number);

    private ISessionPresenceGrain Presence => GrainFactory.GetGrain<ISessionPresenceGrain>(Id.Value);

    private IRunningSessionsGrain List => GrainFactory.GetGrain<IRunningSessionsGrain>(IRunningSessionsGrain.Organisation);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        stored = kept.State.Summary is null ? await journal.Read(Id, StoredSession.Empty) : StoredSession.Over;
        pushes = new(Number, clock.Now);
        hosts = HostWatch.Nobody.With([Session.Lead], clock.Now); // whoever led comes back within seconds, or another one leads
        KeepTime();
    }

    public async Task Start(CommandId id, int host)
    {
        isStarting = true;
        try
        {
            var plan = await GrainFactory.GetGrain<ISeriesGrain>(Id.Series.Value).PlanOf(Id);
            if (Session.Start(plan, host, clock.Now) is null)
                return;
            secrets.Make(Id);
            await List.Begins(Id);
            await Commit(id, session => session.Start(plan, host, clock.Now));
            hosts = hosts.With([host], clock.Now);
            KeepTime();
        }
        finally
        {
            isStarting = false;
        }
    }

    public Task<bool> HasBegun() => Task.FromResult(isStarting || Session.Stage is not SessionStage.Waiting);

    public async Task End(CommandId id)
    {
        await Commit(id, session => session.End(clock.Now));
        this.AsReference<ILiveSessionGrain>().LookThrough().Ignore(); // what follows is done now where it can be, and by the alarm clock else
    }

    public Task<SessionView> After(AttendeeToken? by, long number) => Task.FromResult(Session.For(by, Number, number, About));

    public Task<long> Newest() => Task.FromResult(Number);

    public Task<SessionSummary?> Summary() => Task.FromResult(kept.State.Summary ?? Session.Summary);

    private Task<long> Commit(CommandId command, Func<LiveSession, SessionFact?> decide) =>
        Commit(command, session => decide(session) is { } fact ? [fact] : ImmutableArray<SessionFact>.Empty);

    private async Task<long> Commit(CommandId? command, Func<LiveSession, ImmutableArray<SessionFact>> decide)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            if (command is { } id && stored.Answered.TryGetValue(id, out var number))
                return number;
            if (decide(Session) is not { IsEmpty: false } facts)
                return stored.Number;
            if (await Append(new(command, Minute, facts)) is { } next)
            {
                stored = next;
                return next.Number;
            }
            stored = await journal.Read(Id, stored);
        }
        throw new Refusal("busy", "Somebody else is writing here at the same moment. Nothing was lost; please try again.");
    }

    private async Task<StoredSession?> Append(SessionEntry entry)
    {
        try
        {
            return await journal.Append(Id, stored, entry);
        }
        catch (Exception unknown) when (unknown is IOException || StoreAway.Is(unknown))
        {
            DeactivateOnIdle(); // the next activation reads what is true
            throw;
        }
    }

    private DateTimeOffset Minute => new(clock.Now.UtcTicks - clock.Now.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
