using System.Collections.Concurrent;
using System.Diagnostics;
using Upskill.Kit.People;

namespace Upskill.LiveSessions.Sessions;

/// <summary>
/// The one place where a person becomes an attendee: what is said passes on under the token alone. To who is not in the function that a session is for, there is no session.
/// </summary>
internal sealed class SessionEntrance(IGrainFactory grains, EmployeeDirectory directory, SessionSecrets secrets, TimeProvider time)
{
    /// <summary>A moved session or another co-host counts within this time.</summary>
    private static readonly TimeSpan PlanFreshness = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan UnitFreshness = TimeSpan.FromMinutes(10);

    private const int Most = 50_000;

    private readonly ConcurrentDictionary<LiveSessionId, (SessionPlan? Plan, long At)> plans = new();
    private readonly ConcurrentDictionary<PersonId, (UnitId? Unit, long At)> units = new();

    /// <summary>Their place at a session; null where there is none for them.</summary>
    public async ValueTask<SessionSeat?> SeatOf(CurrentPerson person, string session)
    {
        if (LiveSessionId.Read(session) is not { } id || await PlanOf(id) is not { } plan)
            return null;
        int? host = plan.Host == person.Id ? 0 : plan.CoHosts.IndexOf(person.Id) is >= 0 and var place ? place + 1 : null;
        if (host is null && (await UnitOf(person.Id))?.SelfAndAbove().Contains(plan.Unit) is not true)
            return null;
        return new(id, plan, host, secrets.TokenOf(id, person.Id));
    }

    private async ValueTask<SessionPlan?> PlanOf(LiveSessionId session)
    {
        if (plans.TryGetValue(session, out var known) && time.GetElapsedTime(known.At) < PlanFreshness)
            return known.Plan;
        var at = time.GetTimestamp();
        var plan = await grains.GetGrain<ISeriesGrain>(session.Series.Value).PlanOf(session);
        Room(plans)[session] = (plan, at);
        return plan;
    }

    private async ValueTask<UnitId?> UnitOf(PersonId person)
    {
        if (units.TryGetValue(person, out var known) && time.GetElapsedTime(known.At) < UnitFreshness)
            return known.Unit;
        // In no trace of a request: which part of the directory was asked says something of who asks or votes.
        Activity.Current = null;
        var (at, employee) = (time.GetTimestamp(), await directory.Employee(person));
        Room(units)[person] = (employee?.Unit, at);
        return employee?.Unit;
    }

    private static ConcurrentDictionary<TKey, TValue> Room<TKey, TValue>(ConcurrentDictionary<TKey, TValue> known) where TKey : notnull
    {
        if (known.Count >= Most)
            known.Clear();
        return known;
    }
}

/// <summary>Somebody's place at a session.</summary>
/// <param name="Session">Which.</param>
/// <param name="Plan">What was planned.</param>
/// <param name="Host">As which host, by their place in the plan: 0 planned it; null for attendees.</param>
/// <param name="Token">By which token; null before the start and after the end.</param>
public sealed record SessionSeat(LiveSessionId Session, SessionPlan Plan, int? Host, AttendeeToken? Token);
