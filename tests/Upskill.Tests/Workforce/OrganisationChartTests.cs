using CsCheck;
using Upskill.Workforce;
using Upskill.Workforce.Organisation;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

public sealed class OrganisationChartTests
{
    private static OrganisationChart Chart(params IEnumerable<string> lines)
    {
        var file = Read(lines);
        Assert.Empty(file.Bad);
        return ChartOf(file);
    }

    private static string[] LeadsOf(OrganisationChart chart, string id) =>
        [.. chart.Employees.Single(employee => employee.Id.Value == id).Leads.Select(unit => unit.Value)];

    [Fact]
    public void Units_are_listed_once_the_organisation_first_and_parents_before_children()
    {
        var chart = Chart(
            Person("a", "", "Quality", "Audit", "North"), Person("b", "a", "Quality", "Audit", "East"), Person("c", "a", "Research"));

        Assert.Equal(
            ["all", "quality", "research", "quality~audit", "quality~audit~east", "quality~audit~north"],
            chart.Units.Select(unit => unit.Id.Value));
        Assert.Equal(["Whole organisation", "Quality", "Research", "Audit", "East", "North"], chart.Units.Select(unit => unit.Name));
    }

    [Fact]
    public void A_units_children_are_those_directly_below_it_in_order_of_name()
    {
        var chart = Chart(
            Person("a", "", "Quality", "Release"), Person("b", "a", "Quality", "Audit", "North"), Person("c", "a", "Research"));

        Assert.Equal(["Quality", "Research"], chart.Units[0].Children.Select(child => child.Name));
        Assert.Equal<OrgUnitName>(
            [new OrgUnitName(new("quality~audit"), "Audit"), new OrgUnitName(new("quality~release"), "Release")], chart.Units[1].Children);
        Assert.Empty(chart.Units.Single(unit => unit.Name == "North").Children);
    }

    [Fact]
    public void Spellings_that_make_one_unit_are_merged_under_the_first_of_them()
    {
        var chart = Chart(Person("a", "", "R&D", "Lab-1"), Person("b", "a", "r & d", "Lab 1"), Person("c", "a", "R/D"));

        Assert.Equal(["Whole organisation", "R&D", "Lab-1"], chart.Units.Select(unit => unit.Name));
        Assert.Equal(["r-d~lab-1", "r-d~lab-1", "r-d"], chart.Employees.Select(employee => employee.Unit.Value));
    }

    [Fact]
    public void Employees_keep_the_files_order_and_what_it_says_of_them()
    {
        var file = Read(Line("b", ("roles", "auditor|champion:Quality")), Line("a", ("manager_id", "b"), ("email", "a@example.com")));
        var chart = ChartOf(file, isSample: true);

        Assert.Equal(["b", "a"], chart.Employees.Select(employee => employee.Id.Value));
        Assert.Equal((Roles.Auditor | Roles.Champion | Roles.Manager, null), (chart.Employees[0].Roles, chart.Employees[0].Manager));
        Assert.Equal<UnitId>([new UnitId("quality")], chart.Employees[0].ChampionOf);
        Assert.Equal(
            (Roles.Employee, new PersonId("b"), "a@example.com"),
            (chart.Employees[1].Roles, chart.Employees[1].Manager, chart.Employees[1].Email));
        Assert.All(chart.Employees, employee => Assert.True(employee.IsSample));
        Assert.False(Chart(Line("x")).Employees[0].IsSample);
    }

    [Fact]
    public void Who_has_a_report_is_a_manager_and_nobody_else()
    {
        var chart = Chart(Person("a", "", "Quality"), Person("b", "a", "Quality"), Person("c", "b", "Quality"));

        Assert.Equal([true, true, false], chart.Employees.Select(employee => employee.Roles.HasFlag(Roles.Manager)));
    }

    [Fact]
    public void Who_has_everybody_else_of_a_unit_below_them_leads_it()
    {
        var chart = Chart(
            Person("top", "", "Board"),
            Person("head", "top", "Quality"), Person("lead", "head", "Quality", "Audit"), Person("one", "lead", "Quality", "Audit"));

        Assert.Equal(["all"], LeadsOf(chart, "top"));
        Assert.Equal(["quality"], LeadsOf(chart, "head"));
        Assert.Equal(["quality~audit"], LeadsOf(chart, "lead"));
        Assert.Empty(LeadsOf(chart, "one"));
    }

    [Fact]
    public void Somebody_outside_a_unit_leads_it_when_all_of_it_is_below_them()
    {
        var chart = Chart(
            Person("top", "", "Board"), Person("head", "top", "Quality"), Person("one", "head", "Labs"), Person("two", "one", "Labs"));

        Assert.Equal(["labs"], LeadsOf(chart, "head"));
        Assert.Equal(["labs"], LeadsOf(chart, "one"));
    }

    [Fact]
    public void One_person_in_a_unit_who_reports_elsewhere_leaves_it_without_that_leader()
    {
        var chart = Chart(
            Person("top", "", "Board"),
            Person("head", "top", "Quality"), Person("one", "head", "Quality"), Person("guest", "top", "Quality"));

        Assert.Empty(LeadsOf(chart, "head"));
        Assert.Equal(["all"], LeadsOf(chart, "top"));
    }

    [Fact]
    public void Nobody_leads_a_unit_of_which_they_are_all() =>
        Assert.Empty(LeadsOf(Chart(Person("a", "", "Quality"), Person("b", "", "Research")), "a"));

    [Fact]
    public void Two_people_at_the_top_leave_the_organisation_without_a_leader()
    {
        var chart = Chart(
            Person("a", "", "Quality"), Person("b", "a", "Quality"), Person("c", "", "Research"), Person("d", "c", "Research"));

        Assert.Equal(["quality"], LeadsOf(chart, "a"));
        Assert.Equal(["research"], LeadsOf(chart, "c"));
    }

    [Fact]
    public void Who_leads_what_is_exactly_who_has_everybody_else_of_it_below_them() =>
        // Each person reports to somebody before them (or to nobody) and sits in one of a few nested units.
        Gen.Select(Gen.Int[-2, 1_000], Gen.Int[0, 6]).List[1, 25].Sample(people =>
        {
            string[][] units = [["A"], ["B"], ["A", "X"], ["A", "Y"], ["A", "X", "1"], ["B", "X"], ["B", "X", "1"]];
            var managers = people.Select((person, i) => person.Item1 < 0 || i == 0 ? -1 : person.Item1 % i).ToList();

            var chart = Chart(people.Select((person, i) => Person($"p{i}", managers[i] < 0 ? "" : $"p{managers[i]}", units[person.Item2])));

            for (var boss = 0; boss < people.Count; boss++)
            {
                var led = chart.Units.Select(unit => unit.Id).Where(unit => IsLedBy(unit, boss)).ToHashSet();
                var topmost = led.Where(unit => !unit.SelfAndAbove().Skip(1).Any(led.Contains))
                    .Select(unit => unit.Value).Order(StringComparer.Ordinal);
                Assert.Equal(topmost, LeadsOf(chart, $"p{boss}"));
            }

            bool IsLedBy(UnitId unit, int boss)
            {
                var others = Enumerable.Range(0, people.Count)
                    .Where(i => i != boss && chart.Employees[i].Unit.SelfAndAbove().Contains(unit)).ToList();
                return others.Count > 0 && others.TrueForAll(i => IsBelow(i, boss));
            }

            bool IsBelow(int i, int boss) => managers[i] == boss || (managers[i] >= 0 && IsBelow(managers[i], boss));
        });
}
