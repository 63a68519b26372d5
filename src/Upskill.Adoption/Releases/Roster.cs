using System.Collections.Immutable;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases;

/// <summary>How many people each unit has on one Monday. It does not change during the week.</summary>
/// <param name="People">By unit, those below it included.</param>
internal sealed record Roster(ImmutableDictionary<UnitId, int> People)
{
    /// <summary>Counts everybody who has not left, in their unit and in all above it.</summary>
    public static Roster Of(IEnumerable<Employee> employees) => OfUnits(employees.Where(employee => employee.LeftOn is null).Select(employee => employee.Unit));

    /// <summary>Counts people of whom each is in one smallest unit.</summary>
    public static Roster OfUnits(IEnumerable<UnitId> units) => new(units.CountBy(unit => unit)
        .SelectMany(unit => unit.Key.SelfAndAbove().Select(above => (Unit: above, unit.Value)))
        .GroupBy(pair => pair.Unit, pair => pair.Value).ToImmutableDictionary(unit => unit.Key, unit => unit.Sum()));

    /// <summary>The home of answers from people in <paramref name="unit"/>: the smallest with enough people; null where even the organisation is too small.</summary>
    public UnitId? HomeOf(UnitId unit) => unit.SelfAndAbove().Select(above => (UnitId?)above).FirstOrDefault(above => IsHome(above!.Value));

    /// <summary>One unit, with those directly below it.</summary>
    public RosterUnit Unit(UnitId unit)
    {
        ImmutableArray<UnitId> children = [.. People.Keys.Where(below => below.Parent == unit).OrderBy(below => below.Value, StringComparer.Ordinal)];
        return new(unit, People.GetValueOrDefault(unit), children, [.. children.Where(IsHome)]);
    }

    /// <summary>All homes, those of most levels first, so that what a close moves up is there when the unit above closes.</summary>
    public ImmutableArray<RosterUnit> Homes() =>
        [.. People.Keys.Where(IsHome).OrderByDescending(unit => unit.SelfAndAbove().Count()).ThenBy(unit => unit.Value, StringComparer.Ordinal).Select(Unit)];

    private bool IsHome(UnitId unit) => People.GetValueOrDefault(unit) >= ReleaseRules.MinimumGroupSize;
}
