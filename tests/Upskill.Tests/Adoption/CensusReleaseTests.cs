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

    private static AdoptionFigures People(long enrolled) => new(enrolled, enrolled / 2, enrolled / 3);

    private static UnitFiguresView View(long own, params IReadOnlyList<long> children) => new(
        Quality, "Quality", 7, People(own) + children.Aggregate(AdoptionFigures.Zero, (sum, size) => sum + People(size)), People(own),
        [.. children.Select((size, i) => new ChildFigures(Quality.Inside($"Team {i}"), $"Team {i}", People(size)))]);

    private static long?[] Shown(ReleasedUnit released) => [.. released.Parts.Select(part => part.Figures?.Enrolled)];

    [Theory]
    [InlineData(Roles.ProgrammeOwner)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.ProgrammeOwner | Roles.Operator | Roles.Manager)]
    public void A_programme_owner_and_an_auditor_see_every_unit_exactly(object roles)
    {
        foreach (var unit in new[] { UnitId.Organisation, Quality, Audit })
            Assert.Equal(CensusAccess.Exact, CensusRelease.AccessOf(Person((Roles)roles), unit));
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

        Assert.Equal(CensusAccess.Exact, CensusRelease.AccessOf(lead, Quality));
        Assert.Equal(CensusAccess.Exact, CensusRelease.AccessOf(lead, Audit.Inside("North")));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(lead, UnitId.Organisation));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(lead, Research));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(lead, new("quality-assurance")));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(Person(leads: [Audit]), Quality));
    }

    [Fact]
    public void A_champion_sees_the_page_of_their_function_from_five_people_on_and_nothing_else()
    {
        var champion = Person(Roles.Champion, championOf: [Quality]);

        Assert.Equal(CensusAccess.FromFive, CensusRelease.AccessOf(champion, Quality));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(champion, Audit));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(champion, UnitId.Organisation));
        Assert.Equal(CensusAccess.None, CensusRelease.AccessOf(champion, Research));
    }

    [Fact]
    public void A_champion_who_leads_a_part_of_their_function_sees_that_part_exactly()
    {
        var both = Person(Roles.Champion | Roles.Manager, leads: [Audit], championOf: [Quality]);

        Assert.Equal(CensusAccess.Exact, CensusRelease.AccessOf(both, Audit));
        Assert.Equal(CensusAccess.FromFive, CensusRelease.AccessOf(both, Quality));
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
        var released = CensusRelease.Release(View(6, 8, 9), CensusAccess.FromFive);

        Assert.Equal(
            (Quality, "Quality", 7L, People(6) + People(8) + People(9)), (released.Unit, released.Name, released.Number, released.Total));
        Assert.Equal(["Team 0", "Team 1", "Quality"], released.Parts.Select(part => part.Name));
        Assert.Equal([Quality.Inside("Team 0"), Quality.Inside("Team 1"), null], released.Parts.Select(part => part.Unit));
        Assert.Equal([People(8), People(9), People(6)], released.Parts.Select(part => part.Figures));
    }

    [Fact]
    public void A_part_without_anybody_is_not_listed() =>
        Assert.Equal([9, 6], Shown(CensusRelease.Release(View(6, 0, 9), CensusAccess.FromFive)));

    [Fact]
    public void Fewer_than_five_are_withheld_and_five_are_shown() =>
        Assert.Equal([null, null, 5, 20], Shown(CensusRelease.Release(View(20, 4, 3, 5), CensusAccess.FromFive)));

    [Fact]
    public void With_one_small_part_the_smallest_that_would_be_shown_is_withheld_too() =>
        Assert.Equal([null, 20, null, 9], Shown(CensusRelease.Release(View(9, 3, 20, 7), CensusAccess.FromFive)));

    [Fact]
    public void Of_a_unit_of_fewer_than_five_nothing_is_shown()
    {
        var released = CensusRelease.Release(View(1, 3), CensusAccess.FromFive);

        Assert.Null(released.Total);
        Assert.Empty(released.Parts);
    }

    [Fact]
    public void Who_may_see_individuals_sees_every_part_of_any_size() => Sizes.Sample((own, children) =>
    {
        var view = View(own, children);
        var released = CensusRelease.Release(view, CensusAccess.Exact);

        Assert.Equal(view.Total, released.Total);
        Assert.Equal([.. children.Append(own).Where(size => size > 0).Select(People)], released.Parts.Select(part => part.Figures));
    });

    private static Gen<(long Own, List<long> Children)> Sizes { get; } = Gen.Select(Gen.Long[0, 12], Gen.Long[0, 12].List[0, 8]);
}
