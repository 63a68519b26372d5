using System.Collections.Immutable;

namespace Upskill.Workforce.Organisation;

/// <summary>What follows from the workforce as a whole: the units, who manages, who leads which unit.</summary>
/// <param name="Units">Every unit, the organisation first, parents before children.</param>
/// <param name="Employees">As given, with what follows.</param>
internal sealed record OrganisationChart(ImmutableArray<OrgUnit> Units, ImmutableArray<Employee> Employees)
{
    /// <summary>Draws the chart of people of whom nobody has left and nobody is above themselves.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="organisation">The organisation's name, for its root.</param>
    public static OrganisationChart Of(IReadOnlyList<Employee> people, string organisation)
    {
        var leaders = Leaders.Of(people);
        var managers = people.Where(person => person.Manager is not null).Select(person => person.Manager!.Value).ToHashSet();
        return new(UnitsOf(people, organisation), [.. people.Select(person => person with
        {
            Roles = (person.Roles & ~Roles.Manager) | (managers.Contains(person.Id) ? Roles.Manager : Roles.Employee),
            Leads = leaders.GetValueOrDefault(person.Id, []),
        })]);
    }

    private static ImmutableArray<OrgUnit> UnitsOf(IReadOnlyList<Employee> people, string organisation)
    {
        var names = new Dictionary<UnitId, string> { [UnitId.Organisation] = organisation };
        foreach (var person in people)
        {
            var depth = person.UnitNames.Length;
            foreach (var unit in person.Unit.SelfAndAbove().TakeWhile(unit => unit != UnitId.Organisation))
                names.TryAdd(unit, person.UnitNames[--depth]);
        }
        var children = names.Where(unit => unit.Key != UnitId.Organisation).ToLookup(unit => unit.Key.Parent!.Value);
        return [.. names
            .OrderBy(unit => unit.Key.SelfAndAbove().Count()).ThenBy(unit => unit.Value, StringComparer.Ordinal)
            .Select(unit => new OrgUnit(unit.Key, unit.Value, [.. children[unit.Key]
                .Select(child => new OrgUnitName(child.Key, child.Value)).OrderBy(child => child.Name, StringComparer.Ordinal)]))];
    }
}
