using System.Collections.Immutable;
using Upskill.Adoption.Releases.Weeks;
using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.Adoption.Releases.Units;

/// <summary>
/// Keeps <see cref="UnitReleaseProcess"/> going. Who answers only tells it, and that call waits for nothing; sealing is a turn of its own. What a lost call
/// would have told is found within five seconds.
/// </summary>
[GrainType("adoption-unit-release")]
internal sealed class UnitReleaseGrain(ReleaseStore store, RosterStore rosters, ReleaseKey key, IReleaseAnnouncer announcer, DomainClock clock)
    : Grain, IUnitReleaseGrain
{
    private static readonly TimeSpan Repair = TimeSpan.FromSeconds(5);

    private readonly HashSet<WeekId> toldOnce = [];
    private UnitReleaseProcess process = null!;
    private IGrainTimer? settling;

    private ReleaseSubject Id => ReleaseSubject.Parse(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        process = new(Id, store, key, Tell);
        await process.Load();
        var below = await Task.WhenAll((await rosters.HomesBelow(Id.Unit)).Select(unit => Unit(unit).Releases()));
        foreach (var release in below.SelectMany(releases => releases))
            process.Take(release);
        foreach (var release in process.State.All())
            Tell(release.Week); // a stop may have come between a seal and its telling
        this.RegisterGrainTimer(Compare, new GrainTimerCreationOptions(Repair, Repair));
    }

    public Task Answered(AnswerRow row)
    {
        process.Put(row);
        return Wake();
    }

    public Task Withdrawn(WeekId week, string token, long version)
    {
        process.Withdraw(week, token, version);
        return Task.CompletedTask;
    }

    public Task ChildReleased(UnitRelease release)
    {
        if (process.Take(release))
            Tell(release.Week);
        return Task.CompletedTask;
    }

    public Task Close(WeekId week, bool isFinal, ImmutableArray<UnitId> children) => Known(() => process.Close(week, isFinal, children, clock.Now));

    public async Task<ImmutableArray<MovedAnswerRow>> MovedUp(WeekId week, bool isFinal) => [.. await process.MovedUp(week, isFinal)];

    public Task Forget(WeekId week) => process.Forget(week);

    public Task<ImmutableArray<UnitRelease>> Releases() => Task.FromResult(process.State.All());

    public Task<ImmutableArray<UnitRelease>> Below(WeekId week) => Task.FromResult(process.State.BelowOf(week));

    public async Task Remove()
    {
        await store.Remove(Id, process.State.All().Select(release => release.Week));
        DeactivateOnIdle();
    }

    private Task Wake()
    {
        if (settling is null && process.IsDue)
            settling = this.RegisterGrainTimer(Settle, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    private Task Settle()
    {
        settling?.Dispose();
        settling = null;
        return Known(() => process.Settle(clock.Now));
    }

    private async Task Compare()
    {
        foreach (var week in toldOnce.ToList())
            TellParent(week); // once more, in case the last one was lost
        toldOnce.Clear();
        await Settle();
    }

    /// <summary>A write whose outcome is unknown: the grain goes, so that the next call reads what is true.</summary>
    private async Task Known(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception unknown) when (StoreAway.Is(unknown))
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private void Tell(WeekId week)
    {
        toldOnce.Add(week);
        TellParent(week);
        if (Id.Measure == ReleaseSubject.Hours) // what is not live is on the page when it is opened
            announcer.Moved(Id.Unit, process.State.All());
    }

    private void TellParent(WeekId week)
    {
        if (Id.Unit.Parent is { } parent)
            Unit(parent).ChildReleased(process.State.Of(week)).Ignore();
    }

    private IUnitReleaseGrain Unit(UnitId unit) => GrainFactory.GetGrain<IUnitReleaseGrain>((Id with { Unit = unit }).ToString());
}

/// <summary>Tells open dashboards that a unit's released figures moved. Never waits and never fails.</summary>
internal interface IReleaseAnnouncer
{
    /// <summary>A batch was sealed in the unit or below it: this is what is released now.</summary>
    void Moved(UnitId unit, IReadOnlyCollection<UnitRelease> releases);
}
