using Upskill.Workforce.Imports;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

public sealed class ReportingLineTests
{
    private static string Report(string id, string manager) => Line(id, ("manager_id", manager));

    [Fact]
    public void A_tree_has_no_faults() =>
        Assert.Empty(Read(Report("a", ""), Report("b", "a"), Report("c", "b"), Report("d", "a"), Report("e", "")).Bad);

    [Fact]
    public void A_manager_may_stand_below_their_reports() => Assert.Empty(Read(Report("c", "b"), Report("b", "a"), Report("a", "")).Bad);

    [Fact]
    public void Everybody_in_a_circle_is_named_and_nobody_who_only_leads_into_it()
    {
        var file = Read(Report("a", "c"), Report("b", "a"), Report("c", "b"),
            Report("below", "a"), Report("far-below", "below"), Report("apart", ""));

        Assert.Equal([2, 3, 4], file.Bad.Select(row => row.Line));
        Assert.All(file.Bad, row => Assert.Equal("Their reporting line leads back to themselves.", row.Reason));
    }

    [Fact]
    public void Two_people_who_manage_each_other_are_a_circle() =>
        Assert.Equal([2, 3], Read(Report("a", "b"), Report("b", "a")).Bad.Select(row => row.Line));

    [Fact]
    public void Every_later_line_of_an_id_is_bad_and_names_the_first()
    {
        var file = Read(Report("a", ""), Report("b", "a"), Report("a", ""), Report("a", ""));

        Assert.Equal([(4, "The id a is on line 2 already."), (5, "The id a is on line 2 already.")], Reasons(file));
    }

    [Fact]
    public void Ids_that_differ_in_case_are_two_people() => Assert.Empty(Read(Report("a", ""), Report("A", "a")).Bad);

    [Fact]
    public void Somebody_whose_managers_line_is_bad_is_not_told_that_their_manager_is_not_in_the_file() =>
        Assert.Equal([2], Read(Line("boss", ("country", "XY")), Report("a", "boss"), Report("b", "boss")).Bad.Select(row => row.Line));

    [Fact]
    public void A_manager_may_be_somebody_of_the_workforce_who_is_not_in_the_file() =>
        Assert.Empty(Among(EmployeeFile.Read(File(Report("a", "boss"))), ("boss", "")).Bad);

    [Fact]
    public void A_circle_may_run_through_people_who_are_not_in_the_file() =>
        Assert.Equal([2], Among(EmployeeFile.Read(File(Report("a", "b"), Report("x", "b"))), ("b", "c"), ("c", "a")).Bad.Select(row => row.Line));

    private static EmployeeFile Among(EmployeeFile file, params (string Id, string Manager)[] others) =>
        file.Among(others.ToDictionary(other => other.Id, other => other.Manager));

    [Fact]
    public void Above_somebody_are_their_manager_and_everybody_up_to_the_top()
    {
        var byId = Read(Report("a", ""), Report("b", "a"), Report("c", "b"), Report("x", "a")).Rows.ToDictionary(row => row.Id, row => row.ManagerId);

        Assert.Equal(["b", "a"], ReportingLine.Above("b", byId));
        Assert.Empty(ReportingLine.Above("", byId));
    }
}
