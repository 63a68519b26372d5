using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Series;

/// <summary>Who may plan series, and who runs one: pure.</summary>
internal static class SeriesAccess
{
    /// <summary>Who may plan some series.</summary>
    public static bool MayPlan(CurrentPerson person) => person.Is(Roles.ProgrammeOwner) || person.ChampionOf.Count > 0;

    /// <summary>Who may plan one for a unit: owners for any, champions for their function and all below it.</summary>
    public static bool MayPlan(CurrentPerson person, UnitId unit) => person.Is(Roles.ProgrammeOwner) || unit.SelfAndAbove().Any(above => person.ChampionOf.Contains(above));

    /// <summary>Who changes it, and queues its showcases: who may plan it, so that another champion steps in, and its co-hosts.</summary>
    public static bool Runs(CurrentPerson person, PlannedSeries series) => MayPlan(person, series.Plan.Unit) || series.Plan.CoHosts.Contains(person.Id);
}
