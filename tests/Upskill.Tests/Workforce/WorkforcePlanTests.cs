using CsCheck;
using Upskill.Workforce;
using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.CarriedOut;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

/// <summary>What a file does to a workforce; carried out in memory as the import does.</summary>
public sealed class WorkforcePlanTests
{
    private static readonly string[] Company =
    [
        Line("boss", ("roles", "owner"), ("function", "Board")),
        Person("head", "boss", "Quality"), Person("lead", "head", "Quality", "Audit"), Person("one", "lead", "Quality", "Audit"),
        Line("two", ("manager_id", "head"), ("roles", "champion:Quality")), Person("three", "head", "Quality"),
    ];

    [Fact]
    public void A_first_file_adds_everybody_in_it()
    {
        var (plan, after) = Carried(Nobody, ImportMode.Full, Company);

        Assert.Equal((6, 0, 0, 0, 0, 0), Numbers(plan));
        Assert.Equal((2, 0), (plan.Preview.RolesGranted, plan.Preview.RolesTaken));
        Assert.Equal((3, 0), (plan.Preview.UnitsAdded, plan.Preview.UnitsGone));
        Assert.Equal(Roles.ProgrammeOwner | Roles.Manager, after.Of("boss").Roles);
        Assert.Equal<UnitId>([new UnitId("quality")], after.Of("head").Leads);
    }

    [Theory]
    [InlineData(ImportMode.Full)]
    [InlineData(ImportMode.Changes)]
    public void The_same_file_again_changes_nothing(ImportMode mode)
    {
        var (_, after) = Carried(Nobody, mode, Company);

        var plan = Plan(after, mode, Company);

        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Roles);
        Assert.Empty(plan.GoneUnits);
        Assert.Equal((0, 0, 0, 0, 0, 6), Numbers(plan));
    }

    [Fact]
    public void People_who_are_not_in_a_full_file_leave_and_in_a_file_of_changes_stay()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        Assert.Equal((0, 0, 0, 0, 1, 5), Numbers(Plan(now, ImportMode.Full, Company.Where(line => !line.StartsWith("three", StringComparison.Ordinal)))));
        Assert.Equal((0, 0, 1, 0, 0, 0), Numbers(Plan(now, ImportMode.Changes, [Person("three", "head", "Quality", "Audit")])));
    }

    [Fact]
    public void A_leaver_loses_roles_and_the_units_they_led_and_comes_back_without_roles()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);
        var (left, without) = Carried(now, ImportMode.Full, [.. Company.Where(line => !line.StartsWith("two", StringComparison.Ordinal))]);

        Assert.Equal(1, left.Preview.RolesTaken);
        Assert.Equal((Today, Roles.Employee), (without.Of("two").LeftOn, without.Of("two").Roles));

        var (back, again) = Carried(without, ImportMode.Changes, [Person("two", "head", "Quality")]);

        Assert.Equal((0, 1, 0, 0, 0, 0), Numbers(back));
        Assert.Equal((null, Roles.Employee), (again.Of("two").LeftOn, again.Of("two").Roles));
    }

    [Fact]
    public void A_field_that_says_nothing_of_roles_leaves_those_that_were_granted_and_none_takes_them()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        Assert.Empty(Plan(now, ImportMode.Changes, [Person("two", "head", "Quality")]).Roles);
        Assert.Equal(1, Plan(now, ImportMode.Changes, [Line("two", ("manager_id", "head"), ("roles", "none"))]).Preview.RolesTaken);
    }

    [Fact]
    public void Who_gets_a_report_becomes_a_manager_although_no_line_is_theirs()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        var (plan, after) = Carried(now, ImportMode.Changes, [Person("new", "three", "Quality")]);

        Assert.Equal((1, 0, 0, 0, 0, 0), Numbers(plan));
        Assert.Contains(plan.Changes, change => change is { Kind: ChangeKind.Derived, After.Id.Value: "three" });
        Assert.True(after.Of("three").Roles.HasFlag(Roles.Manager));
    }

    [Fact]
    public void A_renamed_department_moves_its_people_and_the_old_one_is_gone()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        var plan = Plan(now, ImportMode.Full, Company.Select(line => line.Replace("Audit", "Inspection", StringComparison.Ordinal)));

        Assert.Equal((0, 0, 2, 0, 0, 4), Numbers(plan));
        Assert.Equal<UnitId>([new UnitId("quality~audit")], plan.GoneUnits);
    }

    [Fact]
    public void Two_merged_departments_and_one_that_goes_to_another_function_are_moves_of_their_people()
    {
        string[] before = [Line("boss", ("roles", "owner")), Person("a", "boss", "Quality", "North"), Person("b", "boss", "Quality", "South"), Person("c", "boss", "Quality", "Labs"), Person("d", "boss", "Research")];
        var (_, now) = Carried(Nobody, ImportMode.Full, before);

        var plan = Plan(now, ImportMode.Full, [before[0], Person("a", "boss", "Quality", "All regions"), Person("b", "boss", "Quality", "All regions"), Person("c", "boss", "Research", "Labs"), before[4]]);

        Assert.Equal((0, 0, 3, 0, 0, 2), Numbers(plan));
        Assert.Equal(["quality~labs", "quality~north", "quality~south"], plan.GoneUnits.Select(unit => unit.Value).Order());
        Assert.Equal(new UnitId("research~labs"), plan.Changes.Single(change => change.After.Id.Value == "c").After.Unit);
    }

    [Fact]
    public void Somebody_on_a_bad_line_of_a_full_file_stays_as_they_are()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        var plan = Plan(now, ImportMode.Full, Company.Select(line => line.StartsWith("three", StringComparison.Ordinal) ? line.Replace(",CH,", ",UK,", StringComparison.Ordinal) : line));

        Assert.Equal((0, 0, 0, 0, 0, 5), Numbers(plan));
        Assert.Equal(1, plan.Preview.Bad);
    }

    [Fact]
    public void New_people_below_somebody_new_on_a_bad_line_wait_for_them()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        var plan = Plan(now, ImportMode.Changes, [Line("n1", ("country", "XY")), Person("n2", "n1", "Quality"), Person("n3", "n2", "Quality"), Person("n4", "head", "Quality")]);

        Assert.Equal((1, 2), (plan.Preview.Bad, plan.Preview.Waiting));
        Assert.Equal(["n4"], plan.Changes.Where(change => change.Kind is ChangeKind.Added).Select(change => change.After.Id.Value));
    }

    [Fact]
    public void Somebody_whose_manager_is_on_a_bad_line_but_known_does_not_wait()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        var plan = Plan(now, ImportMode.Changes, [Line("head", ("country", "XY")), Person("new", "head", "Quality")]);

        Assert.Equal((1, 1, 0), (plan.Preview.Bad, plan.Preview.Added, plan.Preview.Waiting));
    }

    [Fact]
    public void Nobody_grants_themselves_a_role_by_a_file()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        var plan = Plan(now with { By = new("boss") }, ImportMode.Changes, [Line("boss", ("function", "Board"), ("roles", "owner|auditor")), Line("two", ("manager_id", "head"), ("roles", "auditor"))]);

        Assert.Equal("Nobody can grant themselves a role; another owner can.", Assert.Single(plan.Bad).Reason);
        Assert.Equal("two", Assert.Single(plan.Roles).Person.Value);
    }

    [Fact]
    public void A_champion_of_a_function_that_is_not_there_is_a_bad_line() =>
        Assert.Equal("There is no function sales to be a champion of.", Assert.Single(Plan(Nobody, ImportMode.Full, [Line("x", ("roles", "champion:Sales"))]).Bad).Reason);

    [Fact]
    public void A_file_that_leaves_nobody_who_owns_the_programme_cannot_be_accepted()
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);

        Assert.NotNull(Plan(now, ImportMode.Full, [Person("head", "", "Quality")]).Obstacle);
        Assert.NotNull(Plan(now, ImportMode.Changes, [Line("boss", ("function", "Board"), ("roles", "none"))]).Obstacle);
        Assert.Null(Plan(now, ImportMode.Changes, [Line("boss", ("function", "Board"), ("roles", "none")), Line("three", ("manager_id", "head"), ("roles", "owner"))]).Obstacle);
    }

    [Fact]
    public void A_full_file_of_the_organisation_leaves_the_sample_alone_and_cannot_take_its_ids()
    {
        var sample = Plan(Nobody, ImportMode.Full, Company, isSample: true);
        var now = After(Nobody, sample);

        var plan = Plan(now, ImportMode.Full, [Person("mine", "", "Quality"), Person("three", "mine", "Quality")]);

        Assert.Equal((1, 0, 0, 0, 0, 0), Numbers(plan));
        Assert.Equal("The id three belongs to the sample organisation.", Assert.Single(plan.Bad).Reason);
    }

    [Fact]
    public void An_import_that_was_cut_short_anywhere_goes_on_to_the_same_workforce() => Gen.Select(Gen.Int[0, 12], Gen.Int[0, 63]).Sample((cut, mask) =>
    {
        var (_, now) = Carried(Nobody, ImportMode.Full, Company);
        string[] next = [Company[0], .. Company.Skip(1).Where((_, i) => (mask & (1 << i)) != 0), Person("x", "boss", "Quality", "Labs"), Person("y", "x", "Research")];
        var whole = Plan(now, ImportMode.Full, next);
        var expected = After(now, whole);

        var half = After(now, whole with { Changes = [.. whole.Changes.Take(cut)], Roles = [] });
        var rest = After(half, Plan(half, ImportMode.Full, next));

        Assert.Equal(Described(expected), Described(rest));
        Assert.Empty(Plan(rest, ImportMode.Full, next).Changes);
    });

    [Fact]
    public void A_manager_of_400_and_a_tree_of_20_levels_and_units_of_one_are_charted()
    {
        string[] lines =
        [
            Line("p0", ("roles", "owner"), ("function", "Board")),
            .. Enumerable.Range(1, 20).Select(level => Person($"p{level}", $"p{level - 1}", "Quality", $"Level {level}")),
            .. Enumerable.Range(0, 400).Select(i => Person($"r{i}", "p20", "Quality", "Level 20", $"Team {i}")),
        ];

        var (plan, after) = Carried(Nobody, ImportMode.Full, lines);

        Assert.Equal(421, plan.Preview.Added);
        // A unit of one is led by whoever is above that one; the topmost unit that p20 has all of is the department.
        Assert.Equal<UnitId>([new UnitId("quality~level-20")], after.Of("p20").Leads);
        Assert.Contains(new UnitId("quality"), after.Of("p1").Leads);
    }

    [Fact]
    public void Names_of_eight_scripts_and_two_people_of_one_name_are_kept()
    {
        string[] names = ["Zoë Brönnimann", "Łukasz Żółć", "Мария Иванова", "Ελένη Παππά", "محمد علي", "נועה לוי", "李小龍", "さくら 田中", "अनिता शर्मा", "Zoë Brönnimann"];

        var (plan, after) = Carried(Nobody, ImportMode.Full, [.. names.Select((name, i) => Line($"e{i}", ("name", name)))]);

        Assert.Equal(names.Length, plan.Preview.Added);
        Assert.Equal(names, names.Select((_, i) => after.Of($"e{i}").Name));
    }

    [Fact]
    public void More_than_one_in_fifty_of_the_files_own_kind_of_people_who_would_leave_asks_for_the_number()
    {
        var sample = Enumerable.Range(0, 200).Select(i => Read(Line($"s-{i}")).Rows[0].Employee(isSample: true));
        var (_, now) = Carried(Nobody with { Everybody = [.. sample] }, ImportMode.Changes, [.. Enumerable.Range(0, 100).Select(i => Person($"e-{i}", i == 0 ? "" : "e-0", "Quality"))]);

        Assert.False(Without(2).AsksForNumber);
        Assert.True(Without(3).AsksForNumber);
        Assert.Equal(100, Without(3).ActiveBefore);

        ImportPreview Without(int leavers) =>
            Plan(now, ImportMode.Full, Enumerable.Range(0, 100 - leavers).Select(i => Person($"e-{i}", i == 0 ? "" : "e-0", "Quality"))).Preview;
    }
}
