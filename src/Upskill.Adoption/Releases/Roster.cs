using System.Collections.Immutable;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases;

/// <summary>How many people each unit has on one Monday. It does not change during the week.</summary>
/// <param name="People">By unit, those below it included.</param>
/// <param name="Minimums">Where it is more than <see cref="ReleaseRules.MinimumGroupSize"/>: the smallest batch of a unit, for the country of somebody in it asks for more.</param>
internal sealed record Roster(ImmutableDictionary<UnitId, int> People, ImmutableDictionary<UnitId, int> Minimums)
{
    /// <summary>Of an empty organisation.</summary>
    public static readonly Roster Empty = OfUnits([]);

    private readonly ILookup<UnitId?, UnitId> children = People.Keys.OrderBy(unit => unit.Value, StringComparer.Ordinal).ToLookup(unit => unit.Parent);

    /// <summary>Counts everybody who has not left, in their unit and in all above it.</summary>
    public static Roster Of(IEnumerable<Employee> employees, CountryTable rules)
    {
        var here = employees.Where(employee => employee.LeftOn is null).ToList();
        var minimums = here.Select(employee => (employee.Unit, Minimum: ReleaseRules.Minimum(rules.Of(employee.Country).MinimumGroupSize)))
            .Where(asked => asked.Minimum > ReleaseRules.MinimumGroupSize).Distinct()
            .SelectMany(asked => asked.Unit.SelfAndAbove().Select(above => (Unit: above, asked.Minimum)));
        return OfUnits(here.Select(employee => employee.Unit)) with
        {
            Minimums = minimums.GroupBy(pair => pair.Unit, pair => pair.Minimum).ToImmutableDictionary(unit => unit.Key, unit => unit.Max()),
        };
    }

    /// <summary>Counts people of whom each is in one smallest unit, in countries that ask for no more than everybody.</summary>
    public static Roster OfUnits(IEnumerable<UnitId> units) => new(units.CountBy(unit => unit)
        .SelectMany(unit => unit.Key.SelfAndAbove().Select(above => (Unit: above, unit.Value)))
        .GroupBy(pair => pair.Unit, pair => pair.Value).ToImmutableDictionary(unit => unit.Key, unit => unit.Sum()), ImmutableDictionary<UnitId, int>.Empty);

    /// <summary>The home of answers from people in <paramref name="unit"/>: the smallest with enough people; null where even the organisation is too small.</summary>
    public UnitId? HomeOf(UnitId unit) => unit.SelfAndAbove().Select(above => (UnitId?)above).FirstOrDefault(above => IsHome(above!.Value));

    /// <summary>One unit, with those directly below it.</summary>
    public RosterUnit Unit(UnitId unit)
    {
        ImmutableArray<UnitId> below = [.. children[unit]];
        return new(unit, People.GetValueOrDefault(unit), below, [.. below.Where(IsHome)]) { MinimumGroupSize = MinimumOf(unit) };
    }

    /// <summary>All homes, those of most levels first, so that what a close moves up is there when the unit above closes.</summary>
    public ImmutableArray<RosterUnit> Homes() =>
        [.. People.Keys.Where(IsHome).OrderByDescending(unit => unit.SelfAndAbove().Count()).ThenBy(unit => unit.Value, StringComparer.Ordinal).Select(Unit)];

    private bool IsHome(UnitId unit) => People.GetValueOrDefault(unit) >= MinimumOf(unit);

    private int MinimumOf(UnitId unit) => Minimums.GetValueOrDefault(unit, ReleaseRules.MinimumGroupSize);
}
