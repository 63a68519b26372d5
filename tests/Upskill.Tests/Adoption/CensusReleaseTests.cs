using System.Collections.Immutable;
using CsCheck;
using Upskill.Adoption;
using Upskill.Adoption.Dashboards;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Tests.Adoption;

public sealed class CensusReleaseTests
{
    private static readonly UnitId Quality = new("quality"), Audit = new("quality~audit"), Research = new("research");

    private static CurrentPerson Person(Roles roles = Roles.Employee, UnitId[]? leads = null, UnitId[]? championOf = null) =>
        new(new(Guid.NewGuid().ToString("N")), "Mara Kost", roles, leads ?? [], championOf ?? [], "UTC");

    private static AdoptionFigures People(long enrolled) => CensusViews.People(enrolled);

    private static readonly CurrentPerson Champion = Person(Roles.Champion, championOf: [Quality]), Owner = Person(Roles.ProgrammeOwner);

    private static UnitFiguresView View(long own, params IReadOnlyList<long> children) => CensusViews.Of(Quality, ("CH", own), [.. children.Select(size => ("CH", size))]);

    private static ReleasedUnit Release(UnitFiguresView figures, CurrentPerson person, CountryTable? rules = null) =>
        CensusRelease.Release(figures, new(person, rules ?? CountryTable.Empty))!;

    private static long?[] Shown(ReleasedUnit released) => [.. released.Parts.Select(part => part.Figures?.Enrolled)];

    [Theory]
    [InlineData(Roles.ProgrammeOwner)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.ProgrammeOwner | Roles.Operator | Roles.Manager)]
    public void A_programme_owner_and_an_auditor_see_every_unit_exactly(object roles)
    {
        foreach (var unit in new[] { UnitId.Organisation, Quality, Audit })
            Assert.Equal(CensusAccess.All, CensusRelease.AccessOf(Person((Roles)roles), unit));
    }

    [Theory]
    [InlineData(Roles.Employee)]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Champion)]
    public void A_role_alone_opens_nothing_to_an_employee_an_operator_a_manager_or_a_champion(object roles)
    {
        foreach (var unit in new[] { UnitId.Organisation, Quality, Audit })
            Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(Person((Roles)roles), unit));
        Assert.Null(CensusRelease.HomeOf(Person((Roles)roles)));
    }

    [Fact]
    public void Who_leads_a_unit_sees_it_and_all_below_it_exactly_and_nothing_beside_or_above_it()
    {
        var lead = Person(Roles.Manager, leads: [Quality]);

        Assert.Equal(CensusAccess.Lead, CensusRelease.AccessOf(lead, Quality));
        Assert.Equal(CensusAccess.Lead, CensusRelease.AccessOf(lead, Audit.Inside("North")));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(lead, UnitId.Organisation));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(lead, Research));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(lead, new("quality-assurance")));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(Person(leads: [Audit]), Quality));
    }

    [Fact]
    public void A_champion_sees_the_page_of_their_function_from_five_people_on_and_nothing_else()
    {
        var champion = Person(Roles.Champion, championOf: [Quality]);

        Assert.Equal(CensusAccess.Champion, CensusRelease.AccessOf(champion, Quality));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(champion, Audit));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(champion, UnitId.Organisation));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(champion, Research));
    }

    [Fact]
    public void A_champion_who_leads_a_part_of_their_function_sees_that_part_exactly()
    {
        var both = Person(Roles.Champion | Roles.Manager, leads: [Audit], championOf: [Quality]);

        Assert.Equal(CensusAccess.Lead, CensusRelease.AccessOf(both, Audit));
        Assert.Equal(CensusAccess.Champion, CensusRelease.AccessOf(both, Quality));
    }

    [Fact]
    public void Everybody_who_has_a_dashboard_has_one_to_begin_with_that_they_may_see()
    {
        Assert.Equal(UnitId.Organisation, CensusRelease.HomeOf(Person(Roles.Auditor, leads: [Audit])));
        Assert.Equal(Audit, CensusRelease.HomeOf(Person(leads: [Audit], championOf: [Research])));
        Assert.Equal(Research, CensusRelease.HomeOf(Person(championOf: [Research, Quality])));
    }

    [Fact]
    public void Parts_are_the_units_below_and_last_the_people_directly_in_the_unit()
    {
        var released = Release(View(6, 8, 9), Champion);

        Assert.Equal(
            (Quality, "Quality", 7L, People(6) + People(8) + People(9)), (released.Unit, released.Name, released.Number, released.Total));
        Assert.Equal(["Team 0", "Team 1", "Quality"], released.Parts.Select(part => part.Name));
        Assert.Equal([Quality.Inside("Team 0"), Quality.Inside("Team 1"), null], released.Parts.Select(part => part.Unit));
        Assert.Equal([People(8), People(9), People(6)], released.Parts.Select(part => part.Figures));
    }

    [Fact]
    public void A_part_without_anybody_is_not_listed() =>
        Assert.Equal([9, 6], Shown(Release(View(6, 0, 9), Champion)));

    [Fact]
    public void Fewer_than_five_are_withheld_and_five_are_shown() =>
        Assert.Equal([null, null, 5, 20], Shown(Release(View(20, 4, 3, 5), Champion)));

    [Fact]
    public void With_one_small_part_the_smallest_that_would_be_shown_is_withheld_too() =>
        Assert.Equal([null, 20, null, 9], Shown(Release(View(9, 3, 20, 7), Champion)));

    [Fact]
    public void Of_a_unit_of_fewer_than_five_nothing_is_shown()
    {
        var released = Release(View(1, 3), Champion);

        Assert.Null(released.Total);
        Assert.Empty(released.Parts);
    }

    [Fact]
    public void Who_may_see_individuals_sees_every_part_of_any_size() => Sizes.Sample((own, children) =>
    {
        var view = View(own, children);
        var released = Release(view, Owner);

        Assert.Equal(view.Total, released.Total);
        Assert.Equal([.. children.Append(own).Where(size => size > 0).Select(People)], released.Parts.Select(part => part.Figures));
    });

    [Fact]
    public void A_raised_minimum_of_a_country_counts_for_every_unit_that_somebody_of_it_is_in()
    {
        var rules = Rules(("DE", CountryRule.Usual with { MinimumGroupSize = 10 }));
        var mixed = CensusViews.Of(Quality, ("CH", 0), [("CH", 12), ("CH", 8), ("DE", 11), ("CH", 9)]);

        Assert.Equal([12, null, 11, null], Shown(Release(mixed, Champion, rules)));
        Assert.Equal(10, Release(mixed, Champion, rules).MinimumGroupSize);
        Assert.Equal([8, 9], Shown(Release(View(0, 8, 9), Champion, rules)));
    }

    [Fact]
    public void Where_a_countrys_rules_say_so_its_lead_sees_its_people_in_groups_only_and_those_of_other_countries_exactly()
    {
        var rules = Rules(("FR", CountryRule.Usual with { ManagersSeeStatus = false }));
        var lead = Person(Roles.Manager, leads: [Quality]);
        var unit = CensusViews.Of(Quality, ("CH", 1), [("CH", 2), ("FR", 3), ("FR", 6), ("CH", 40)]);

        // The six are withheld with the three: the total less the others would show the three.
        var released = Release(unit, lead, rules);
        Assert.Equal([2, null, null, 40, 1], Shown(released));
        Assert.Equal([true, false, false, true, false], released.Parts.Select(part => part.HasPage));
        Assert.Equal(52, released.Total!.Value.Enrolled);
        Assert.Equal([2, 3, 6, 40, 1], Shown(Release(unit, Owner, rules)));
        Assert.Equal([2, 3, 6, 40, 1], Shown(Release(unit, lead)));
    }

    [Fact]
    public void A_lead_of_too_few_people_of_such_a_country_sees_no_total_nor_when_it_moves()
    {
        var rules = Rules(("FR", CountryRule.Usual with { ManagersSeeStatus = false }));
        var released = Release(CensusViews.Of(Quality, ("CH", 1), [("CH", 20), ("FR", 4)]), Person(leads: [Quality]), rules);

        Assert.Null(released.Total);
        Assert.Equal(0, released.Number);
        Assert.Equal([20, null, 1], Shown(released));
    }

    [Fact]
    public void Below_the_topmost_unit_of_a_lead_there_are_pages_only_of_units_in_which_they_may_see_everybody()
    {
        var rules = Rules(("FR", CountryRule.Usual with { ManagersSeeStatus = false }));
        var lead = Person(leads: [Quality]);

        Assert.Null(Release(CensusViews.Of(Audit, ("FR", 50), [("CH", 9)]), lead, rules));
        Assert.NotNull(Release(CensusViews.Of(Audit, ("CH", 50), [("CH", 1)]), lead, rules));
    }

    private static CountryTable Rules(params IReadOnlyList<(string Country, CountryRule Rule)> decided) =>
        new(1, decided.ToImmutableDictionary(one => one.Country, one => one.Rule));

    private static Gen<(long Own, List<long> Children)> Sizes { get; } = Gen.Select(Gen.Long[0, 12], Gen.Long[0, 12].List[0, 8]);
}
