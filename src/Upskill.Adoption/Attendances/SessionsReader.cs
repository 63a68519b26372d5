using System.Collections.Immutable;
using Upskill.Adoption.Releases.Hours;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.LiveSessions;
using Upskill.Workforce;

namespace Upskill.Adoption.Attendances;

/// <summary>The one way from released attendance to dashboard, data and file. Nothing in it changes while a session runs.</summary>
public sealed class SessionsReader(IGrainFactory grains, DomainClock clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(7 * 12);

    /// <summary>What this person may see of the unit, or null where to them there is none: who sees released hours does, but an auditor, whom attendance does not concern.</summary>
    public async Task<ReleasedSessions?> Of(CurrentPerson person, UnitId unit)
    {
        if (!IsSeenBy(person, unit) || await grains.GetGrain<IOrgUnitGrain>(unit.Value).Unit() is not { } named)
            return null;
        var now = clock.Now;
        var plans = await PlansOf(named);
        var past = plans.Where(plan => plan.StartsAt <= now && plan.StartsAt > now - Period).OrderByDescending(plan => plan.StartsAt);
        var held = (await Task.WhenAll(past.Select(async plan => (Plan: plan, IsHeld: await grains.GetGrain<ILiveSessionGrain>(plan.Id.Value).Summary() is not null))))
            .Where(session => session.IsHeld).Select(session => session.Plan).ToList();
        var released = (await Task.WhenAll(held.Where(plan => plan.Module is null).Select(async plan => (Plan: plan, Sum: await grains.GetGrain<IAttendanceReleaseGrain>(plan.Id.Value).Sum(unit)))))
            .Where(session => session.Sum is not null).ToList();
        return new(unit, named.Name, DateOnly.FromDateTime((now - Period).UtcDateTime), DateOnly.FromDateTime(now.UtcDateTime), held.Count, plans.Count(plan => plan.StartsAt > now && plan.StartsAt <= now + Period),
            AttendanceFigures.Together(unit, released.Select(session => session.Sum!)),
            [.. released.Select(session => new ReleasedSession(session.Plan.Id.Value, session.Plan.Title, session.Plan.StartsAt, AttendanceFigures.Of(session.Sum!)))]);
    }

    internal static bool IsSeenBy(CurrentPerson person, UnitId unit) => ReleaseReader.IsSeenBy(person with { Roles = person.Roles & ~Roles.Auditor }, unit);

    /// <summary>Sessions that were not cancelled, of the unit's series, of those above it and of those directly below.</summary>
    private async Task<ImmutableArray<SessionPlan>> PlansOf(OrgUnit unit)
    {
        var units = unit.Id.SelfAndAbove().Concat(unit.Children.Select(child => child.Id));
        var listed = (await Task.WhenAll(units.Select(one => grains.GetGrain<ISeriesListGrain>(one.Value).Listed()))).SelectMany(series => series).Distinct();
        var series = await Task.WhenAll(listed.Select(one => grains.GetGrain<ISeriesGrain>(one.Value).Series()));
        return [.. series.OfType<PlannedSeries>().SelectMany(one => one.Sessions.Select(one.PlanOf)).Where(plan => !plan.IsCancelled)];
    }
}
