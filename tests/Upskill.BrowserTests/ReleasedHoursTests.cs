namespace Upskill.BrowserTests;

/// <summary>A sealed batch on open dashboards, on a desk and on a phone, without a reload.</summary>
public sealed class ReleasedHoursTests(RunningProduct product) : Journey(product)
{
    /// <summary>A department of 31 people, whose teams are too small to be anybody's home.</summary>
    private const string Department = "/adoption/commercial~european-markets";

    /// <summary>In no team of it.</summary>
    private const string Elsewhere = "sample-0701";

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(60);

    // On a Monday's midnight it is the week before: claims are taken, and it is not closed until Wednesday. The others are closed either way.
    private static readonly WeekId Week = WeekId.Of(DateTimeOffset.UtcNow);

    private static readonly IReadOnlyList<string> Claimants = [.. new[]
    {
        48, 58, 89, 165, 232, 254, 295, 320, 341, 425, 438, 449, 526, 534, 568, 571, 579, 598, 602, 615,
    }.Select(number => $"sample-{number:0000}")];

    [Fact]
    public async Task A_batch_appears_on_open_dashboards_with_its_trend_and_nothing_moves_while_answers_wait()
    {
        foreach (var weeks in new[] { 4, 3, 2 })
            await Claim(Week.Plus(-weeks), [Elsewhere], weeks);
        // With its first answer a past week has a roster, and is closed as soon as the calendar looks: what waits at that moment moves up.
        foreach (var weeks in new[] { 4, 3, 2 })
            await Until.True(() => Task.FromResult(Printed.Contains($"Answers about {Week.Plus(-weeks)} are closed", StringComparison.Ordinal)), $"{Week.Plus(-weeks)} was not closed", LongestLook);
        foreach (var weeks in new[] { 4, 3, 2 })
            await Claim(Week.Plus(-weeks), Claimants, weeks);
        var desk = await (await DeviceOf(People.Owner)).Open(Department);
        var phone = await (await DeviceOf(People.Auditor, options => options.ViewportSize = new() { Width = 390, Height = 800 })).Open(Department);
        await Expect(desk.Locator("[data-live=hours]"), "An older week is not shown.").ToContainTextAsync($"{Week.Plus(-2)}");
        await Expect(desk.Locator("svg[data-live=hours-trend] circle"), "The trend has not a point for each closed week.").ToHaveCountAsync(3);

        await Claim(Week, [.. Claimants.Take(9)], 1);
        await Expect(desk.Locator("[data-live=hours]"), "It shows that nine wait.").Not.ToContainTextAsync($"{Week}");
        await Claim(Week, [.. Claimants.Skip(9)], 1);
        foreach (var page in new[] { desk, phone })
            await Expect(page.Locator("[data-live=hours]"), "Two batches did not reach an open dashboard.").ToContainTextAsync("20 of 31 people");
        await Expect(desk.Locator("svg[data-live=hours-trend] circle"), "A week that runs has a point.").ToHaveCountAsync(3);
    }

    private async Task Claim(WeekId week, IReadOnlyList<string> people, int seed)
    {
        foreach (var (i, person) in people.Index())
        {
            using var visitor = await WebVisitor.SignIn(Address, person);
            using var answer = await visitor.PostForJson($"/api/time-saved/weeks/{week}/claim", WebVisitor.Token(await visitor.Page("/hours")),
                ("commandId", CommandId.New().Value), ("drafting-saved", (i % 4 < seed ? 300 : 60).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.True(answer.IsSuccessStatusCode, $"{person} could not claim: {(int)answer.StatusCode}");
        }
    }
}
