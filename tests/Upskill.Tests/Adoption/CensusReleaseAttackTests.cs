using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Dashboards;
using Upskill.Kit.People;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Adoption;

/// <summary>
/// What a champion can work out of what they are shown. A group is disclosed when its figures are known exactly and it has one to four
/// people; groups are parts, and what is left of a total after what is known is taken away.
/// </summary>
public sealed class CensusReleaseAttackTests
{
    private static readonly UnitId Function = new("quality");

    private static readonly CurrentPerson Champion = new(new("champion"), "", Roles.Champion, [], [Function], "UTC");

    [Fact]
    public void On_one_page_the_total_less_the_shown_parts_is_never_one_to_four_people() =>
        Gen.Select(Gen.Long[0, 12], Gen.Long[0, 12].List[0, 8]).Sample((own, children) =>
        {
            var released = Page(Function, own, children);

            Assert.All(released.Parts, part => Assert.False(part.Figures is { Enrolled: < 5 }));
            if (released.Total is { } total)
            {
                Assert.True(total.Enrolled is 0 or >= 5);
                var rest = released.Parts.Aggregate(total, (left, part) => left - (part.Figures ?? AdoptionFigures.Zero));
                Assert.True(
                    rest.Enrolled is 0 or >= 5, $"{rest.Enrolled} people are what is left of {own} + {string.Join(" + ", children)}.");
            }
        }, iter: 20_000);

    [Fact]
    public void What_is_withheld_to_hide_a_small_unit_is_not_shown_on_its_own_page()
    {
        // 3 + 7 + 20 people: the 3 are withheld, and the 7 with them, since the total less the 20 and the 7 would show the 3.
        var page = Page(Function, own: 0, [3, 7, 20]);
        Assert.Equal([null, null, 20], page.Parts.Select(part => part.Figures?.Enrolled));

        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(Champion, Function.Inside("Team 1")));
        Assert.DoesNotContain(page.Parts, part => part.HasPage);
    }

    [Fact]
    public void Over_all_pages_of_a_function_no_group_of_one_to_four_people_can_be_worked_out() =>
        // A function of teams, each of sub-teams; a champion opens every page there is, and adds and subtracts what they see in every way.
        Gen.Select(Gen.Long[0, 8], Gen.Select(Gen.Long[0, 8], Gen.Long[0, 8].List[0, 3]).List[1, 4]).Sample((own, teams) =>
        {
            var atoms = new Dictionary<UnitId, long> { [Function] = own }; // people who are in no smaller unit
            var pages = new List<ReleasedUnit> { Page(Function, own, teams.ConvertAll(team => team.Item1 + team.Item2.Sum())) };
            for (var i = 0; i < teams.Count; i++)
            {
                var team = Function.Inside($"Team {i}");
                atoms[team] = teams[i].Item1;
                pages.Add(Page(team, teams[i].Item1, teams[i].Item2));
                for (var k = 0; k < teams[i].Item2.Count; k++)
                {
                    var part = team.Inside($"Team {k}");
                    atoms[part] = teams[i].Item2[k];
                    pages.Add(Page(part, teams[i].Item2[k], []));
                }
            }
            var groups = atoms.Where(atom => atom.Value > 0).Select(atom => atom.Key).ToList();
            long[] Of(UnitId unit) => [.. groups.Select(group => group.SelfAndAbove().Contains(unit) ? 1L : 0)];
            var known = new LinearKnowledge();
            foreach (var page in pages.Where(page => page.Total is not null && CensusRelease.AccessOf(Champion, page.Unit) is not CensusAccess.None))
            {
                known.Add(Of(page.Unit));
                foreach (var part in page.Parts.Where(part => part.Figures is not null))
                    known.Add(part.Unit is { } unit ? Of(unit) : [.. groups.Select(group => group == page.Unit ? 1L : 0)]);
            }

            foreach (var unit in atoms.Keys)
            {
                var people = atoms.Where(atom => atom.Key.SelfAndAbove().Contains(unit)).Sum(atom => atom.Value);
                Assert.False(people is > 0 and < 5 && known.Tells(Of(unit)), $"The {people} people of {unit} are known.");
                Assert.False(atoms[unit] is > 0 and < 5 && known.Tells([.. groups.Select(group => group == unit ? 1L : 0)]),
                    $"The {atoms[unit]} people directly in {unit} are known.");
            }
        });

    /// <summary>As a champion has it, or would have it if they had the page.</summary>
    private static ReleasedUnit Page(UnitId unit, long own, IReadOnlyList<long> children) => CensusRelease.Release(
        CensusViews.Of(unit, ("CH", own), [.. children.Select(size => ("CH", size))]),
        new(Champion with { ChampionOf = [unit] }, CountryTable.Empty))!;
}
