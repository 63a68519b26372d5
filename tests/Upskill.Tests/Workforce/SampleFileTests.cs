using Upskill.Workforce;
using Upskill.Workforce.Imports;
using Upskill.Workforce.Organisation;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Workforce;

public sealed class SampleFileTests
{
    private static readonly EmployeeFile File = EmployeeFile.Read(Csv()).Among(new Dictionary<string, string>());

    private static readonly OrganisationChart Chart = ChartOf(File, isSample: true);

    [Fact]
    public void No_line_of_the_sample_is_bad() => Assert.Empty(File.Bad);

    [Fact]
    public void It_has_1_200_employees_of_whom_300_are_in_Regulatory_Affairs_in_8_functions()
    {
        var functions = File.Rows.CountBy(row => row.UnitNames[0]).ToDictionary();

        Assert.Equal(1_200, File.Rows.Length);
        Assert.Equal(8, functions.Count);
        Assert.Equal(300, functions["Regulatory Affairs"]);
        Assert.Equal(8, Chart.Units[0].Children.Length);
    }

    [Fact]
    public void They_work_in_12_countries_and_5_grades()
    {
        Assert.Equal(12, File.Rows.Select(row => row.Country).Distinct().Count());
        Assert.Equal(["G1", "G2", "G3", "G4", "G5"], File.Rows.Select(row => row.Grade).Distinct().Order());
    }

    [Fact]
    public void Every_function_has_a_champion_of_its_own_and_no_champion_is_of_something_that_is_not_there()
    {
        var functions = Chart.Units[0].Children.Select(child => child.Id).ToHashSet();

        Assert.All(functions, function =>
            Assert.Contains(
                Chart.Employees, employee => employee.ChampionOf.Contains(function) && employee.Unit.SelfAndAbove().Contains(function)));
        Assert.All(Chart.Employees.SelectMany(employee => employee.ChampionOf), function => Assert.Contains(function, functions));
        Assert.All(Chart.Employees, employee => Assert.Equal(!employee.ChampionOf.IsEmpty, employee.Roles.HasFlag(Roles.Champion)));
    }

    [Fact]
    public void One_person_is_at_the_top_and_leads_the_organisation()
    {
        var top = Assert.Single(Chart.Employees, employee => employee.Manager is null);

        Assert.Equal<UnitId>([UnitId.Organisation], top.Leads);
    }

    // The head of the function that the person at the top belongs to does not have everybody else of it below them.
    [Fact]
    public void Every_function_but_that_of_the_top_has_somebody_who_leads_it()
    {
        var top = Chart.Employees.Single(employee => employee.Manager is null);

        var led = Chart.Employees.Where(employee => employee != top).SelectMany(employee => employee.Leads).ToHashSet();

        Assert.Equal([top.Unit], Chart.Units[0].Children.Select(child => child.Id).Where(function => !led.Contains(function)));
    }

    [Theory]
    [InlineData(Roles.ProgrammeOwner)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Operator)]
    [InlineData(Roles.Manager)]
    public void There_is_somebody_to_sign_in_as_in_every_role(object role) =>
        Assert.Contains(Chart.Employees, employee => employee.Roles.HasFlag((Roles)role));

    [Fact]
    public void Nobody_in_it_could_be_written_to() =>
        Assert.DoesNotContain(File.Rows, row => row.Email.Length > 0 && !row.Email.EndsWith("@example.com", StringComparison.Ordinal));

    private static string Csv()
    {
        using var stream = typeof(WorkforceModule).Assembly.GetManifestResourceStream("Upskill.Workforce.Sample.organisation.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
