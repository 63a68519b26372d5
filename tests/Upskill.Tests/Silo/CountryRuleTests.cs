using System.Net;
using System.Text.RegularExpressions;
using Upskill.Adoption;
using Upskill.Testing;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>What a country's rules switch off is off in every route.</summary>
[Collection(SiloCollection.Name)]
public sealed partial class CountryRuleTests(SiloFixture silo)
{
    private readonly string unit = $"c{Guid.NewGuid():N}"[..12];

    /// <summary>
    /// Nothing that anybody without a right to everybody's status can read depends on what a person of such a country does: all pages there are, read before
    /// and after, are the same. Afterwards the rules are lifted, and the same pages show it: the test would see it.
    /// </summary>
    [Fact]
    public async Task With_everything_off_no_page_of_anybody_says_what_a_person_of_that_country_does()
    {
        await silo.Import(unit, File(
            In("CH", "head", "anna"), In("CH", "lead", $"{unit}-head", "Main"), In("LU", "first", $"{unit}-lead", "Main"), In("LU", "second", $"{unit}-lead", "Main"),
            In("CH", "third", $"{unit}-lead", "Main"), Line($"{unit}-outsider", ("manager_id", "anna"), ("function", $"{unit}o"), ("country", "CH")),
            Line($"{unit}-champion", ("manager_id", $"{unit}-head"), ("function", unit), ("country", "CH"), ("roles", $"champion:{unit}"))), by: new("olga"));
        // None of them is somebody whose stay at another test's session is noted a few minutes later, on a page of their own.
        string[] viewers = ["anna", $"{unit}-head", $"{unit}-lead", $"{unit}-second", $"{unit}-third", $"{unit}-champion", $"{unit}-outsider", "otto"];
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        await Decide(owner, CountryRule.Strictest);
        using var lead = await WebVisitor.SignIn(silo.Address, $"{unit}-lead");
        await Until.True(async () => (await lead.Page("/team")).Contains("Not shown to managers in Luxembourg", StringComparison.Ordinal), "the rules did not come into force");

        await Figures(figures => figures.Enrolled == 6);
        var before = await Walk(viewers);
        await silo.Begin($"{unit}-first");
        await Figures(figures => figures.Started == 1);
        var after = await Walk(viewers);

        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, page => Assert.Equal((page.Key, page.Value), (page.Key, after[page.Key])));
        Assert.Contains("In progress", await owner.Page($"/team/{unit}-lead"), StringComparison.Ordinal); // owners see everybody's

        await Decide(owner, CountryRule.Usual);
        await Until.True(async () => (await lead.Page("/team")).Contains("In progress", StringComparison.Ordinal), "the rules were not lifted");
        var lifted = await Walk(viewers);
        Assert.NotEqual(before[$"{unit}-lead /team"], lifted[$"{unit}-lead /team"]);
        Assert.NotEqual(before[$"{unit}-head /api/adoption/units/{unit}"], lifted[$"{unit}-head /api/adoption/units/{unit}"]);
    }

    [Theory]
    [InlineData("4", "group-size")]
    [InlineData("many", "group-size")]
    public async Task Rules_that_cannot_be_are_told_so_and_nothing_is_changed(string minimum, string code)
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var answer = await owner.PostForJson(
            "/api/workforce/countries/IS/rules", WebVisitor.Token(await owner.Page("/people/countries/IS")), ("commandId", CommandId.New().Value), ("minimumGroupSize", minimum));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Nothing was decided yet", await owner.Page("/people/countries/IS"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_decides_on_the_page_and_finds_every_version_there()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var answer = await owner.Post("/api/workforce/countries/NO/rules", WebVisitor.Token(await owner.Page("/people/countries/NO")),
            ("commandId", CommandId.New().Value), ("feature", "peer-groups"), ("minimumGroupSize", "12"));

        Assert.Equal("/people/countries/NO", answer.Headers.Location!.OriginalString);
        Assert.Contains("Offered: Peer groups. Shown from 12 people on. Managers see groups only.", await owner.Page("/people/countries/NO"), StringComparison.Ordinal);
        Assert.Contains("Norway", await owner.Page("/people/countries"), StringComparison.Ordinal);
    }

    /// <summary>Returns when the unit's figures are so, and known above it.</summary>
    private async Task Figures(Func<AdoptionFigures, bool> are)
    {
        await Until.True(async () => are((await silo.Grains.GetGrain<IUnitFiguresGrain>(unit).Total()).Figures), "the figures did not move");
        await Until.True(async () => are((await silo.Grains.GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Figures()).Children.Single(child => child.Unit.Value == unit).Figures),
            "the figures did not move at the top");
    }

    private string In(string country, string id, string manager, string department = "") =>
        Line($"{unit}-{id}", ("manager_id", manager), ("function", unit), ("department", department), ("country", country));

    private Task Decide(WebVisitor owner, CountryRule rule) =>
        silo.Grains.GetGrain<ICountryRulesGrain>(ICountryRulesGrain.Organisation).Decide(new(CommandId.New(), new("olga"), "LU", rule));

    /// <summary>Every GET route that there is, for this unit and these people, as each viewer is answered.</summary>
    private async Task<SortedDictionary<string, string>> Walk(IEnumerable<string> viewers)
    {
        var paths = RouteTests.Table.Select(row => ((string Route, string Path))((string)row[0], (string)row[1]))
            .Where(row => row.Route.StartsWith("GET", StringComparison.Ordinal) && !row.Route.Contains("sign-in", StringComparison.Ordinal))
            .Where(row => !row.Path.StartsWith("/operations", StringComparison.Ordinal)) // how the machine is differs by the second; that it says nothing of people is OperationsPageTests'
            .SelectMany(row => new[] { "first", "lead" }.Select(person => row.Path
                .Replace("alpha~main", $"{unit}~main", StringComparison.Ordinal).Replace("alpha", unit, StringComparison.Ordinal)
                .Replace("mia", $"{unit}-{person}", StringComparison.Ordinal).Replace("/ben", $"/{unit}-{person}", StringComparison.Ordinal)))
            .Distinct().ToList();
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var viewer in viewers)
        {
            using var visitor = await WebVisitor.SignIn(silo.Address, viewer);
            foreach (var path in paths)
            {
                using var answer = await visitor.Http.GetAsync(path);
                pages[$"{viewer} {path}"] = $"{(int)answer.StatusCode} {OnceOnly().Replace(await answer.Content.ReadAsStringAsync(), "")}";
            }
        }
        return pages;
    }

    /// <summary>What is different each time a page is read: tokens against forgery, ids for commands, how long something took, and a signature.</summary>
    [GeneratedRegex("value=\"(CfDJ8[^\"]+|[0-9a-f]{32})\"|<!--.*?-->|\"traceId\":\"[^\"]*\"|(?<=^ey[\\w-]+\\.[\\w-]+)\\.[\\w-]+$")]
    private static partial Regex OnceOnly();
}
