using System.Collections.Immutable;

namespace Upskill.Workforce.Imports;

/// <summary>One line of a file of employees, as typed but trimmed and checked by itself.</summary>
/// <param name="Line">In the file; the header is line 1.</param>
/// <param name="Id">HR's own id.</param>
/// <param name="Name">As HR writes it.</param>
/// <param name="Email">May be empty.</param>
/// <param name="UnitNames">Function to team.</param>
/// <param name="Unit">The smallest of them.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Grade">Grade band.</param>
/// <param name="ManagerId">Empty at the top.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="StartsOn">First working day.</param>
/// <param name="Leave">Away, or null.</param>
/// <param name="Roles">What the line grants; null where it says nothing of roles.</param>
internal sealed record EmployeeRow(
    int Line, string Id, string Name, string Email, ImmutableArray<string> UnitNames, UnitId Unit, string Country, string Grade,
    string ManagerId, string TimeZone, string Language, DateOnly StartsOn, Leave? Leave, RoleHolding? Roles)
{
    /// <summary>The employee as this line has them, with the roles that it grants. What follows from the whole is added by the chart.</summary>
    public Employee Employee(bool isSample) => new(
        new(Id), Name, Email, Unit, UnitNames, Country, Grade, ManagerId.Length > 0 ? new PersonId(ManagerId) : null, TimeZone, Language,
        StartsOn, Leave, Roles?.Roles ?? Workforce.Roles.Employee, [], Roles?.ChampionOf ?? [], isSample);
}
