using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Sessions.Attendances;

/// <summary>Of which units of a session somebody may see how many came. Pure.</summary>
internal static class SeenUnits
{
    /// <summary>
    /// All of it for its hosts, for owners, and for who leads its unit or more or is a champion there; and what somebody leads, or is a champion of, inside it. None for everybody else.
    /// </summary>
    public static ImmutableArray<UnitId> Of(CurrentPerson person, SessionSeat seat)
    {
        var (unit, own) = (seat.Plan.Unit, person.Leads.Concat(person.ChampionOf).Distinct().ToList());
        var isAll = seat.Host is not null || person.Is(Roles.ProgrammeOwner) || unit.SelfAndAbove().Any(own.Contains);
        return [.. isAll ? [unit] : ImmutableArray<UnitId>.Empty, .. own.Where(inside => inside != unit && inside.SelfAndAbove().Contains(unit))];
    }
}
