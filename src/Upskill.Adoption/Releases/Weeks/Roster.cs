using System.Collections.Immutable;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases.Weeks;

/// <summary>How many people each unit has on one Monday, of whom something voluntary is asked. It does not change during the week.</summary>
/// <param name="People">By unit, those below it included.</param>
/// <param name="Minimums">Where it is more than <see cref="ReleaseRules.MinimumGroupSize"/>: the smallest batch of a unit, for the country of somebody in it asks for more.</param>
internal sealed record Roster(ImmutableDictionary<UnitId, int> People, ImmutableDictionary<UnitId, int> Minimums)
{
    /// <summary>Of them, those whose country lets hours be claimed; null for all.</summary>
    public ImmutableDictionary<UnitId, int>? Claimers { get; init; }

    /// <summary>Of them, those whose country lets pulse surveys be answered; null for all.</summary>
    public ImmutableDictionary<UnitId, int>? Surveyed { get; init; }

    /// <summary>Of an empty organisation.</summary>
    public static readonly Roster Empty = OfUnits([]);

    private readonly ILookup<UnitId?, UnitId> children = People.Keys.OrderBy(unit => unit.Value, StringComparer.Ordinal).ToLookup(unit => unit.Parent);

    /// <summary>Counts everybody who has not left and whom their country lets be asked for anything, in their unit and in all above it.</summary>
    public static Roster Of(IEnumerable<Employee> employees, CountryTable rules)
    {
        var here = employees.Where(employee => IsAsked(employee, rules)).ToList();
        var minimums = here.Select(employee => (employee.Unit, Minimum: ReleaseRules.Minimum(rules.Of(employee.Country).MinimumGroupSize)))
            .Where(asked => asked.Minimum > ReleaseRules.MinimumGroupSize).Distinct()
            .SelectMany(asked => asked.Unit.SelfAndAbove().Select(above => (Unit: above, asked.Minimum)));
        return OfUnits(here.Select(employee => employee.Unit)) with
        {
            Minimums = minimums.GroupBy(pair => pair.Unit, pair => pair.Minimum).ToImmutableDictionary(unit => unit.Key, unit => unit.Max()),
            Claimers = Counted(OptionalFeatures.Claims),
            Surveyed = Counted(OptionalFeatures.PulseSurveys),
        };

        ImmutableDictionary<UnitId, int> Counted(OptionalFeatures feature) =>
            OfUnits(here.Where(employee => rules.Of(employee.Country).Features.HasFlag(feature)).Select(employee => employee.Unit)).People;
    }

    /// <summary>Whether somebody is on the roster: they are here, and their country lets hours, surveys or attendance be counted.</summary>
    public static bool IsAsked(Employee employee, CountryTable rules) => employee.LeftOn is null
        && (rules.Of(employee.Country).Features & (OptionalFeatures.Claims | OptionalFeatures.PulseSurveys | OptionalFeatures.AttendanceCounts)) is not OptionalFeatures.None;

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
        return new(unit, People.GetValueOrDefault(unit), below, [.. below.Where(Passes)], (Claimers ?? People).GetValueOrDefault(unit), (Surveyed ?? People).GetValueOrDefault(unit))
        {
            MinimumGroupSize = MinimumOf(unit),
        };
    }

    /// <summary>
    /// All homes, and units through which what they move up and release passes: a unit above a home may be none itself, for a country of its people asks for more. Those of most levels first, so
    /// that what a close moves up is there when the unit above closes.
    /// </summary>
    public ImmutableArray<RosterUnit> Homes() =>
        [.. People.Keys.Where(Passes).OrderByDescending(unit => unit.SelfAndAbove().Count()).ThenBy(unit => unit.Value, StringComparer.Ordinal).Select(Unit)];

    private bool Passes(UnitId unit) => IsHome(unit) || (People.GetValueOrDefault(unit) >= ReleaseRules.MinimumGroupSize && children[unit].Any(Passes));

    private bool IsHome(UnitId unit) => People.GetValueOrDefault(unit) >= MinimumOf(unit);

    private int MinimumOf(UnitId unit) => Minimums.GetValueOrDefault(unit, ReleaseRules.MinimumGroupSize);
}
