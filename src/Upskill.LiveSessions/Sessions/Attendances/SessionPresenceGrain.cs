using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.LiveSessions.Sessions.Breakouts;
using Upskill.PeerGroups;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>The process around <see cref="PresentPeople"/>: notes with each person themselves that they came, are here still, and went.</summary>
[GrainType("live-session-presence")]
internal sealed class SessionPresenceGrain(
    ReportingLines lines, SessionSecrets secrets, DomainClock clock, TimeProvider time, ILogger<SessionPresenceGrain> log) : Grain, ISessionPresenceGrain
{
    private const int AtOnce = 64, MostAtATime = 1_000, FewestForGroups = 12, SeedBytes = 32;

    /// <summary>So long after a restart servers may not have said yet who is here.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1), Silence = TimeSpan.FromSeconds(5);

    private readonly long activatedAt = time.GetTimestamp();
    private PresentPeople people = PresentPeople.Nobody;
    private SessionPlan? plan;
    private IGrainTimer? timer;
    private long? runsAt;

    /// <summary>By the machine's clock, as servers come and go; what is noted is by the domain's.</summary>
    private ImmutableHashSet<PersonId> Now => people.At(time.GetUtcNow());

    private LiveSessionId Id => new(this.GetPrimaryKeyString());

    public Task Here(string server, ImmutableArray<PersonId> present)
    {
        people = people.With(server, present, time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task Say(PersonId person, bool isHere)
    {
        people = people with { Said = isHere ? people.Said.Add(person) : people.Said.Remove(person) };
        return Task.CompletedTask;
    }

    public Task Runs()
    {
        runsAt = time.GetTimestamp();
        timer ??= this.RegisterGrainTimer(Note, new GrainTimerCreationOptions(TimeSpan.Zero, Sweep) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<PersonId>> Present() => Task.FromResult<ImmutableArray<PersonId>>([.. Now]);

    public Task<bool> IsHere(PersonId person) => Task.FromResult(people.IsHere(person, time.GetUtcNow()));

    public Task<bool> HasSaid(PersonId person) => Task.FromResult(people.Said.Contains(person));

    public async Task<ImmutableArray<ImmutableArray<AttendeeToken>>> Draw()
    {
        ImmutableArray<PersonId> present = [.. Now];
        if (present.Length < FewestForGroups)
            throw new Refusal("too-few-people", "So few people are here that they are one group already. Nothing was drawn.");
        var apart = await lines.Apart(present);
        var seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));
        var groups = await GrainFactory.GetGrain<IDrawGrain>(0).Draw(apart, Breakout.Size, seed);
        var tokens = secrets.TokensOf(Id, present);
        return [.. groups.Select(group => group.Select(row => tokens[row]).OrderBy(token => token.Value, StringComparer.Ordinal).ToImmutableArray())];
    }

    public async Task<bool> Close(DateTimeOffset endedAt)
    {
        timer?.Dispose();
        timer = null;
        if (runsAt is null && time.GetElapsedTime(activatedAt) < Gathering)
            return false;
        var (now, here) = (clock.Now, Now);
        // After a restart whoever is here came before it.
        foreach (var person in runsAt is null ? people.New(here) : [])
            people = people.Come(person, now);
        runsAt = time.GetTimestamp();
        return await Each(people.Noted.Take(MostAtATime), noted => Go(noted.Key, here.Contains(noted.Key) ? endedAt : noted.Value.SeenAt)) && people.Noted.IsEmpty;
    }

    private async Task Note()
    {
        if (runsAt is not { } at || time.GetElapsedTime(at) > Silence)
            return;
        plan ??= await GrainFactory.GetGrain<ISeriesGrain>(Id.Series.Value).PlanOf(Id);
        if (plan is null)
            return;
        var (now, here) = (clock.Now, Now);
        people = people.Seen(here, now);
        await Each(people.New(here).Take(MostAtATime), person => Come(person, plan, now));
        await Each(people.Due(here, now).Take(MostAtATime), person => Stay(person, now));
        await Each(people.Gone(now).Take(MostAtATime), gone => Go(gone.Key, gone.Value));
        GrainFactory.GetGrain<ILiveSessionGrain>(Id.Value).Counted(here.Count).Ignore();
    }

    private async Task Come(PersonId person, SessionPlan planned, DateTimeOffset now)
    {
        await GrainFactory.GetGrain<IAttendanceGrain>(person.Value).Come(new(Id, planned.Unit, planned.Title, planned.Module, now));
        people = people.Come(person, now);
    }

    /// <summary>Of whom their ledger says that they went, as another activation may have seen it, it is noted at the next turn that they came.</summary>
    private async Task Stay(PersonId person, DateTimeOffset now) =>
        people = await GrainFactory.GetGrain<IAttendanceGrain>(person.Value).Stay(Id, now) ? people.Come(person, now) : people.Go(person);

    private async Task Go(PersonId person, DateTimeOffset at)
    {
        await GrainFactory.GetGrain<IAttendanceGrain>(person.Value).Go(Id, at);
        people = people.Go(person);
    }

    /// <summary>What fails is tried again at the next turn, and holds up nobody else.</summary>
    private async Task<bool> Each<T>(IEnumerable<T> all, Func<T, Task> note)
    {
        var failed = false;
        foreach (var some in all.ToList().Chunk(AtOnce))
            await Task.WhenAll(some.Select(async one =>
            {
                try
                {
                    await note(one);
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    failed = true;
                }
            }));
        if (failed)
            log.NotNoted(Id.Value);
        return !failed;
    }
}

internal static partial class SessionPresenceLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Live session {Session}: comings and goings could not be noted; trying again.")] // how many would say how many are there
    public static partial void NotNoted(this ILogger log, string session);
}
