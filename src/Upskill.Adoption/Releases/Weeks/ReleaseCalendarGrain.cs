using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Storage;

namespace Upskill.Adoption.Releases.Weeks;

/// <summary>The process around <see cref="ReleaseCalendar"/>. Every step can be done twice, so each is marked after it was done.</summary>
[GrainType("adoption-release-calendar")]
internal sealed class ReleaseCalendarGrain(
    [PersistentState("release-calendar")] IPersistentState<ReleaseCalendarState> state, DomainClock clock, AnswerHomes homes, RosterStore rosters,
    ILogger<ReleaseCalendarGrain> log) : Grain, IReleaseCalendarGrain
{
    private ReleaseCalendar Calendar => state.State.Calendar;

    public async Task LookThrough()
    {
        var now = clock.Now;
        if (Calendar.IsNewWeek(now))
            await Roster(WeekId.Of(now)).Take();
        var withRoster = new List<WeekId>();
        foreach (var week in ReleaseCalendar.Running(now))
        {
            if (!(await Roster(week).Homes()).IsEmpty)
                withRoster.Add(week);
        }
        await Keep(Calendar.Seen(now, withRoster));
        foreach (var (week, isFinal) in Calendar.Due(now).ToList())
        {
            await Close(week, isFinal);
            await Keep(Calendar.Done(week, isFinal));
            if (isFinal)
                log.Finished(week);
            else
                log.Closed(week);
        }
    }

    public async Task Remove()
    {
        WeekId[] weeks = [.. (await Unit(ReleaseSubject.Hours, UnitId.Organisation).Releases()).Select(release => release.Week)
            .Union(Calendar.Closed.Union(Calendar.Unfinished).Select(week => new WeekId(week))).Union(ReleaseCalendar.Running(clock.Now))];
        var levels = new Stack<IReadOnlyList<UnitId>>();
        for (IReadOnlyList<UnitId> level = [UnitId.Organisation]; level.Count > 0; level = [.. (await Task.WhenAll(level.Select(rosters.HomesBelow))).SelectMany(below => below)])
            levels.Push(level);
        foreach (var level in levels)
        {
            foreach (var measure in ReleaseSubject.Measures)
                await Task.WhenAll(level.Select(unit => Unit(measure, unit).Remove()));
        }
        foreach (var week in weeks)
        {
            await GrainFactory.GetGrain<IReleaseTablesGrain>(week.Value).Remove();
            await homes.Forget(week);
            await Roster(week).Remove();
        }
        await rosters.Forget(levels.SelectMany(level => level)); // last: cut short, it is gone through once more
        await state.ClearStateAsync();
        DeactivateOnIdle();
    }

    /// <summary>From the teams upwards, a level at a time: what one level moves up is there when the next closes.</summary>
    private async Task Close(WeekId week, bool isFinal)
    {
        var units = await Roster(week).Homes();
        var ever = Attitude.IsPeriod(week) ? await WithFormer(units) : units;
        foreach (var measure in ReleaseSubject.ClosedWith(week))
        {
            foreach (var level in Closing(measure).GroupBy(home => home.Unit.SelfAndAbove().Count()).OrderByDescending(level => level.Key))
                await Task.WhenAll(level.Select(home => Unit(measure, home.Unit).Close(week, isFinal, home.Homes)));
        }
        await GrainFactory.GetGrain<IReleaseTablesGrain>(week.Value).Take(isFinal);
        if (!isFinal)
            return;
        foreach (var measure in ReleaseSubject.ClosedWith(week))
            await Task.WhenAll(Closing(measure).Select(home => Unit(measure, home.Unit).Forget(week)));
        await homes.Forget(week);

        ImmutableArray<RosterUnit> Closing(string measure) => new ReleaseSubject(measure, UnitId.Organisation).IsHours ? units : ever;
    }

    /// <summary>
    /// Homes of the week's roster, and those that were homes before: what is asked once in a quarter may wait at a unit that is gone, or too small, when the quarter ends. Such a unit moves all up.
    /// </summary>
    private async Task<ImmutableArray<RosterUnit>> WithFormer(ImmutableArray<RosterUnit> units)
    {
        var known = units.ToDictionary(home => home.Unit);
        var (all, open) = (ImmutableArray.CreateBuilder<RosterUnit>(), new Queue<UnitId>(known.Keys.Where(unit => unit.Parent is null)));
        while (open.TryDequeue(out var unit))
        {
            var home = known.GetValueOrDefault(unit) ?? new RosterUnit(unit, 0, [], [], 0, 0);
            home = home with { Homes = [.. home.Homes.Union(await rosters.HomesBelow(unit)).OrderBy(below => below.Value, StringComparer.Ordinal)] };
            all.Add(home);
            foreach (var below in home.Homes)
                open.Enqueue(below);
        }
        return all.ToImmutable();
    }

    private async Task Keep(ReleaseCalendar calendar)
    {
        if (calendar.Newest == Calendar.Newest && calendar.Unfinished.SequenceEqual(Calendar.Unfinished) && calendar.Closed.SequenceEqual(Calendar.Closed))
            return;
        state.State.Calendar = calendar;
        await this.Keep(state);
    }

    private IRosterGrain Roster(WeekId week) => GrainFactory.GetGrain<IRosterGrain>(week.Value);

    private IUnitReleaseGrain Unit(string measure, UnitId unit) => GrainFactory.GetGrain<IUnitReleaseGrain>(new ReleaseSubject(measure, unit).ToString());
}

internal static partial class ReleaseCalendarLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Answers about {Week} are closed; late ones are still taken.")]
    public static partial void Closed(this ILogger log, WeekId week);

    [LoggerMessage(Level = LogLevel.Information, Message = "Answers about {Week} are finally closed.")]
    public static partial void Finished(this ILogger log, WeekId week);
}
