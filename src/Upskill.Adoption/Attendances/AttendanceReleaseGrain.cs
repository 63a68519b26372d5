using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.LiveSessions;

namespace Upskill.Adoption.Attendances;

/// <summary>
/// The process around <see cref="SessionRelease"/>: ask everybody, seal, commit; nothing is shown before. What a kill cuts off is done again from the same roster and ledgers, and comes out the same.
/// </summary>
[GrainType("adoption-attendance-release")]
internal sealed class AttendanceReleaseGrain(AttendanceStore store, InvitedPeople people, ReleaseKey key, DomainClock clock, ILogger<AttendanceReleaseGrain> log) : Grain, IAttendanceReleaseGrain
{
    private SessionRelease? released;
    private IGrainTimer? sealing;

    private LiveSessionId Id => new(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => released = await store.Read(Id);

    public Task<bool> Release(EndedSession session)
    {
        // Asking thousands of people takes longer than a call may. It interleaves with calls that only read what was released: that is set once, at its end.
        if (released is null)
            sealing ??= this.RegisterGrainTimer(() => Seal(session), new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        return Task.FromResult(released is not null);
    }

    public Task<AttendanceSum?> Sum(UnitId unit) => Task.FromResult(released?.Of(unit));

    public Task<AttendanceFigure?> Figure(UnitId unit) => Task.FromResult(released?.Of(unit) is { } sum ? AttendanceFigures.Of(sum) : null);

    public async Task Remove()
    {
        sealing?.Dispose();
        await store.Remove(Id);
        DeactivateOnIdle();
    }

    private async Task Seal(EndedSession session)
    {
        try
        {
            var invited = await people.Of(Id, session); // first: it takes the week's roster where nobody has
            var homes = await GrainFactory.GetGrain<IRosterGrain>(WeekId.Of(session.StartedAt).Value).Homes();
            released = await store.Keep(Id, SessionRelease.Seal(key, Id, session, homes, invited, clock.Now));
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            log.NotReleased(Id.Value, failed.GetType().Name);
        }
        finally
        {
            sealing?.Dispose();
            sealing = null;
        }
    }
}

internal static partial class AttendanceReleaseLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Live session {Session}: attendance could not be sealed ({Failure}); trying again.")]
    public static partial void NotReleased(this ILogger log, string session, string failure);
}
