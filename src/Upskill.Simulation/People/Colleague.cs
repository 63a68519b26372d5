using Upskill.Workforce;

namespace Upskill.Simulation.People;

/// <summary>Somebody of the workforce who is played: what HR knows of them.</summary>
/// <param name="Id">HR's own id.</param>
/// <param name="Name">As HR writes it; what they sign with.</param>
/// <param name="Function">The function that they work in.</param>
/// <param name="Zone">IANA name.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Leave">Away, or null.</param>
/// <param name="Leads">Whether somebody reports to them.</param>
/// <param name="ChampionOf">The function that they are a champion of, or null.</param>
public sealed record Colleague(PersonId Id, string Name, UnitId Function, string Zone, string Language, Leave? Leave, bool Leads, UnitId? ChampionOf)
{
    /// <summary>As the directory has somebody.</summary>
    public static Colleague Of(Employee employee) => new(
        employee.Id, employee.Name, FunctionOf(employee.Unit), employee.TimeZone, employee.Language, employee.Leave, employee.Roles.HasFlag(Roles.Manager),
        employee.ChampionOf.IsEmpty ? null : employee.ChampionOf[0]);

    private static UnitId FunctionOf(UnitId unit) => unit.SelfAndAbove().Where(above => above != UnitId.Organisation).DefaultIfEmpty(unit).Last();
}
