using System.Collections.Immutable;
using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Dashboards;
using Upskill.Kit.People;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Adoption;

/// <summary>
/// What somebody who leads people can work out of all their dashboards about those whose country lets no manager see who is how far. Of all others they
/// know it one by one, and take them away from every total.
/// </summary>
public sealed class CensusCountryAttackTests
{
    private const int Minimum = 5;
    private static readonly UnitId Function = new("quality");

    private static readonly CountryTable Rules = new(1, ImmutableDictionary.CreateRange<string, CountryRule>(
        [new("FR", CountryRule.Usual with { ManagersSeeStatus = false })]));

    private static readonly Gen<(long Ch, long Fr)> Few = Gen.Select(Gen.Long[0, 4], Gen.Long[0, 7]);

    /// <summary>A function of teams, each of sub-teams, each with people of a country that lets managers see and of one that does not.</summary>
    private static readonly Gen<Dictionary<UnitId, (long Ch, long Fr)>> Functions =
        Gen.Select(Few, Gen.Select(Few, Few.List[0, 3]).List[1, 4]).Select((own, teams) =>
        {
            var units = new Dictionary<UnitId, (long, long)> { [Function] = own };
            foreach (var (i, team) in teams.Index())
            {
                units[Function.Inside($"Team {i}")] = team.Item1;
                foreach (var (k, part) in team.Item2.Index())
                    units[Function.Inside($"Team {i}").Inside($"Team {k}")] = part;
            }
            return units;
        });

    [Fact]
    public void Who_leads_a_function_learns_of_no_group_of_one_to_four_such_people() =>
        Functions.Sample(units => Learns(units, Person(leads: [Function])), iter: 3_000);

    [Fact]
    public void A_champion_who_leads_teams_of_the_function_learns_of_no_group_of_one_to_four_people_whom_they_do_not_lead() =>
        Gen.Select(Functions, Gen.Int[0, 3].List[1, 2]).Sample((units, led) =>
        {
            UnitId[] leads = [.. led.Distinct().Select(i => Function.Inside($"Team {i}")).Where(units.ContainsKey)];
            // Elsewhere in the function every second person who may be seen reports to them, too.
            var reports = units.Where(unit => !unit.Key.SelfAndAbove().Any(leads.Contains)).ToDictionary(unit => unit.Key, unit => (int)unit.Value.Ch / 2);
            Learns(units, Person(leads, championOf: [Function]), reports);
        }, iter: 3_000);

    private static CurrentPerson Person(UnitId[] leads, UnitId[]? championOf = null) => new(new("lead"), "", Roles.Manager, leads, championOf ?? [], "UTC");

    private static void Learns(Dictionary<UnitId, (long Ch, long Fr)> units, CurrentPerson person, Dictionary<UnitId, int>? reports = null)
    {
        bool IsLed(UnitId unit) => unit.SelfAndAbove().Any(person.Leads.Contains);
        // Groups of people whom the person knows nothing of: those of France, and outside what they lead everybody.
        var atoms = units.ToDictionary(unit => unit.Key, unit => IsLed(unit.Key) ? unit.Value.Fr : unit.Value.Ch + unit.Value.Fr - (reports?.GetValueOrDefault(unit.Key) ?? 0));
        var groups = atoms.Where(atom => atom.Value > 0).Select(atom => atom.Key).ToList();
        long[] Of(UnitId above) => [.. groups.Select(group => group.SelfAndAbove().Contains(above) ? 1L : 0)];
        long[] Own(UnitId unit) => [.. groups.Select(group => group == unit ? 1L : 0)];
        var led = person.Leads.ToDictionary(unit => unit, unit => Total(units, unit));
        var known = new LinearKnowledge();
        foreach (var unit in units.Keys)
        {
            var viewer = new CensusViewer(person, Rules);
            if (CensusRelease.AccessOf(person, unit) is CensusAccess.Champion)
                viewer = viewer with { Led = led, Reports = reports! };
            if (CensusRelease.Release(View(units, unit), viewer) is not { } page)
                continue;
            if (page.Total is not null)
                known.Add(Of(unit));
            foreach (var part in page.Parts.Where(part => part.Figures is not null))
                known.Add(part.Unit is { } below ? Of(below) : Own(unit));
        }

        foreach (var unit in units.Keys)
        {
            var people = atoms.Where(atom => atom.Key.SelfAndAbove().Contains(unit)).Sum(atom => atom.Value);
            Assert.False(people is > 0 and < Minimum && known.Tells(Of(unit)), $"The {people} unknown people of {unit} are known.");
            Assert.False(atoms[unit] is > 0 and < Minimum && known.Tells(Own(unit)), $"The {atoms[unit]} unknown people directly in {unit} are known.");
        }
    }

    private static FiguresByCountry People((long Ch, long Fr) people) =>
        FiguresByCountry.Of("CH", CensusViews.People(people.Ch)) + FiguresByCountry.Of("FR", CensusViews.People(people.Fr));

    private static FiguresByCountry Total(Dictionary<UnitId, (long Ch, long Fr)> units, UnitId above) =>
        units.Where(unit => unit.Key.SelfAndAbove().Contains(above)).Aggregate(FiguresByCountry.Zero, (sum, unit) => sum + People(unit.Value));

    private static UnitFiguresView View(Dictionary<UnitId, (long Ch, long Fr)> units, UnitId unit) =>
        CensusViews.Of(unit, People(units[unit]), [.. units.Keys.Where(child => child.Parent == unit).Select(child => Total(units, child))]);
}
