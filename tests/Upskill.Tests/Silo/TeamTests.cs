using System.Net;
using Upskill.Testing;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>What a manager sees of the people below them.</summary>
[Collection(SiloCollection.Name)]
public sealed class TeamTests(SiloFixture silo)
{
    private readonly string unit = $"T{Guid.NewGuid():N}"[..12];

    [Theory]
    [InlineData("anna", true)] // at the top
    [InlineData("ben", true)] // Lea reports to him
    [InlineData("lea", true)] // herself
    [InlineData("mia", false)] // reports to her
    [InlineData("zoe", false)] // somebody else
    [InlineData("chris", false)] // champion of her function
    [InlineData("olga", true)] // owner
    [InlineData("adam", true)] // auditor
    [InlineData("otto", false)] // operator
    public async Task The_people_of_a_manager_are_seen_by_who_is_above_and_by_owners_and_auditors(string person, bool isSeen)
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        using var answer = await visitor.Http.GetAsync("/team/lea");

        Assert.Equal(isSeen ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(isSeen, (await answer.Content.ReadAsStringAsync()).Contains("Max Member", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_sees_the_whole_line_below_them_twenty_levels_deep_and_nobody_beside_it()
    {
        await silo.Import(unit, File(Enumerable.Range(0, 20).Select(i => Person($"{unit}-{i}", i == 0 ? "ben" : $"{unit}-{i - 1}", unit))));
        using var ben = await WebVisitor.SignIn(silo.Address, "ben");

        Assert.Contains($"/team/{unit}-0", await ben.Page("/team"), StringComparison.Ordinal);
        await silo.Begin($"{unit}-19");
        Assert.Contains("In progress", await ben.Page($"/team/{unit}-18"), StringComparison.Ordinal);
        using var middle = await WebVisitor.SignIn(silo.Address, $"{unit}-10");
        Assert.Equal(HttpStatusCode.OK, (await middle.Http.GetAsync($"/team/{unit}-18")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await middle.Http.GetAsync($"/team/{unit}-9")).StatusCode);
    }

    [Fact]
    public async Task A_manager_of_four_hundred_sees_all_of_them()
    {
        await silo.Import(unit, File(Enumerable.Range(0, 401).Select(i => Person($"{unit}-{i}", i == 0 ? "anna" : $"{unit}-0", unit))));
        using var head = await WebVisitor.SignIn(silo.Address, $"{unit}-0");

        Assert.Contains("400 people", await head.Page("/team"), StringComparison.Ordinal);
    }
}
