using System.Collections.Immutable;
using Upskill.Workforce.Imports;

namespace Upskill.Workforce.Organisation;

/// <summary>What follows from a file of employees as a whole: the units, who manages, who leads which unit.</summary>
/// <param name="Units">Every unit, the organisation first, parents before children.</param>
/// <param name="Employees">In the file's order.</param>
internal sealed record OrganisationChart(ImmutableArray<OrgUnit> Units, ImmutableArray<Employee> Employees)
{
    /// <summary>Draws the chart. The rows have passed <see cref="EmployeeFile"/>: ids are unique and nobody is above themselves.</summary>
    /// <param name="rows">The good lines.</param>
    /// <param name="organisation">The organisation's name, for its root.</param>
    /// <param name="isSample">Marks the employees.</param>
    public static OrganisationChart Of(IReadOnlyList<EmployeeRow> rows, string organisation, bool isSample)
    {
        var units = UnitsOf(rows, organisation);
        var leads = LeadsOf(rows);
        var managers = rows.Select(row => row.ManagerId).ToHashSet(StringComparer.Ordinal);
        return new(units, [.. rows.Select(row => new Employee(
            new(row.Id), row.Name, row.Email, UnitOf(row.UnitNames), row.UnitNames, row.Country, row.Grade,
            row.ManagerId.Length > 0 ? new PersonId(row.ManagerId) : null, row.TimeZone, row.Language, row.StartsOn, row.Leave,
            row.Granted | (managers.Contains(row.Id) ? Roles.Manager : Roles.Employee),
            leads.GetValueOrDefault(row.Id, []), [.. row.ChampionOf.Select(UnitId.Organisation.Inside)], isSample))]);
    }

    private static UnitId UnitOf(IEnumerable<string> names) => names.Aggregate(UnitId.Organisation, (unit, name) => unit.Inside(name));

    private static ImmutableArray<OrgUnit> UnitsOf(IReadOnlyList<EmployeeRow> rows, string organisation)
    {
        var names = new Dictionary<UnitId, string> { [UnitId.Organisation] = organisation };
        foreach (var row in rows)
        {
            for (var depth = 1; depth <= row.UnitNames.Length; depth++)
                names.TryAdd(UnitOf(row.UnitNames.Take(depth)), row.UnitNames[depth - 1]);
        }
        var children = names.Where(unit => unit.Key != UnitId.Organisation).ToLookup(unit => unit.Key.Parent!.Value);
        return [.. names
            .OrderBy(unit => unit.Key.SelfAndAbove().Count()).ThenBy(unit => unit.Value, StringComparer.Ordinal)
            .Select(unit => new OrgUnit(unit.Key, unit.Value, [.. children[unit.Key]
                .Select(child => new OrgUnitName(child.Key, child.Value)).OrderBy(child => child.Name, StringComparer.Ordinal)]))];
    }

    /// <summary>
    /// Somebody leads a unit when everybody in it but themselves is below them. Who leads a unit leads all inside it, so only the topmost are kept.
    /// </summary>
    private static Dictionary<string, ImmutableArray<UnitId>> LeadsOf(IReadOnlyList<EmployeeRow> rows)
    {
        var byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var unitsOf = rows.ToDictionary(row => row.Id, row => UnitOf(row.UnitNames).SelfAndAbove().ToList(), StringComparer.Ordinal);
        var size = unitsOf.Values.SelectMany(units => units).CountBy(unit => unit).ToDictionary();
        var below = rows
            .SelectMany(row => ReportingLine.Above(row.ManagerId, byId), (row, manager) => (row, manager))
            .SelectMany(pair => unitsOf[pair.row.Id], (pair, unit) => (pair.manager, unit))
            .CountBy(pair => pair).ToDictionary();

        bool IsLedBy(UnitId unit, string manager) =>
            below.GetValueOrDefault((manager, unit)) is > 0 and var count && count == size[unit] - (unitsOf[manager].Contains(unit) ? 1 : 0);

        return below.Keys
            .Where(pair => IsLedBy(pair.unit, pair.manager) && !(pair.unit.Parent is { } parent && IsLedBy(parent, pair.manager)))
            .GroupBy(pair => pair.manager, pair => pair.unit, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(unit => unit.Value, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
    }
}
