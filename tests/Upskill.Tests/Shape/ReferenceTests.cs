using System.Xml.Linq;

namespace Upskill.Tests.Shape;

/// <summary>Contracts ← Kit ← each slice ← Web ← silo, and no other reference; so a slice cannot know a slice.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] Projects =
        [.. new[] { "src", "silo", "tests" }.SelectMany(folder => SourceTree.Files(folder, "*.csproj"))];

    [Fact]
    public void Every_project_references_what_it_may_and_nothing_else()
    {
        var wrong = Projects.SelectMany(project => ReferencesOf(project)
            .Where(to => !MayReference(NameOf(project), to)).Select(to => $"{project} references {to}"));

        Assert.Empty(wrong);
        Assert.Contains("Upskill.Kit", ReferencesOf("src/Upskill.Learning/Upskill.Learning.csproj"));
    }

    [Theory]
    [InlineData("Upskill.Kit", "Upskill.Contracts", true)]
    [InlineData("Upskill.Learning", "Upskill.Kit", true)]
    [InlineData("Upskill.Web", "Upskill.Learning", true)]
    [InlineData("Upskill.Silo", "Upskill.Web", true)]
    [InlineData("Upskill.Tests", "Upskill.Learning", true)]
    [InlineData("Upskill.Learning", "Upskill.Workforce", false)]
    [InlineData("Upskill.Contracts", "Upskill.Kit", false)]
    [InlineData("Upskill.Kit", "Upskill.Learning", false)]
    [InlineData("Upskill.Learning", "Upskill.Web", false)]
    [InlineData("Upskill.Learning", "Upskill.Silo", false)]
    [InlineData("Upskill.Silo", "Upskill.Learning", false)]
    [InlineData("Upskill.Web", "Upskill.Tests", false)]
    [InlineData("Upskill.Silo", "Upskill.Simulation", true)]
    [InlineData("Upskill.Simulation", "Upskill.Learning", false)]
    [InlineData("Upskill.Learning", "Upskill.Simulation", false)]
    public void The_rule_is_the_one_that_was_decided(string from, string to, bool allowed) => Assert.Equal(allowed, MayReference(from, to));

    [Fact]
    public void No_slice_knows_a_package_of_an_engine_or_of_tests()
    {
        var slices = Projects.Where(project => IsSlice(NameOf(project)));

        Assert.DoesNotContain(
            slices.SelectMany(project => Items(project, "PackageReference").Select(package => (project, package))),
            pair => pair.package.Contains("Garnet", StringComparison.Ordinal) || pair.package.Contains("xunit", StringComparison.Ordinal)
                || (pair.package.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal)
                    && pair.package.EndsWith(".Redis", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = SourceTree.Text("Upskill.sln").Replace('\\', '/');

        Assert.All(Projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_the_source_is_filed_by_kind()
    {
        string[] kinds = ["Models", "Services", "Dtos", "Helpers", "Common", "Utils"];

        var filed = new[] { "src", "silo" }.SelectMany(folder => SourceTree.Files(folder))
            .Where(file => file.Split('/').Select(segment => segment.Split('.')[0])
                .Any(name => kinds.Contains(name, StringComparer.OrdinalIgnoreCase)));

        Assert.Empty(filed);
    }

    private static bool MayReference(string from, string to) =>
        IsTest(from)
        || (from, to) is ("Upskill.Kit", "Upskill.Contracts") or ("Upskill.Silo", "Upskill.Web")
            // Plays a company from outside, through the web edge: it knows the contracts and no slice.
            or ("Upskill.Simulation", "Upskill.Contracts") or ("Upskill.Silo", "Upskill.Simulation")
        || (IsSlice(from) && to == "Upskill.Kit")
        || (from == "Upskill.Web" && IsSlice(to));

    private static bool IsTest(string project) =>
        Projects.Any(path => path.StartsWith("tests/", StringComparison.Ordinal) && NameOf(path) == project);

    private static bool IsSlice(string project) =>
        !IsTest(project) && project is not ("Upskill.Contracts" or "Upskill.Kit" or "Upskill.Web" or "Upskill.Silo" or "Upskill.Simulation");

    private static IEnumerable<string> ReferencesOf(string project) => Items(project, "ProjectReference").Select(NameOf);

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(SourceTree.Text(project)).Descendants().Where(element => element.Name.LocalName == kind)
            .Select(element => (string?)element.Attribute("Include")).OfType<string>();

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));
}
