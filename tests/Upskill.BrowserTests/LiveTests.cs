using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Upskill.BrowserTests;

public sealed class LiveTests(RunningProduct product, ITestOutputHelper output) : Journey(product)
{
    // Where the person who is watched works.
    private const string Unit = "Japan and Asia-Pacific";

    private const float OneSecond = 1000;

    // Of the browser's clocks, the one that several pages share.
    private const string Now = "performance.timeOrigin + performance.now()";

    private const string NoteMovement =
        $"() => new MutationObserver(() => window.movedAt ??= {Now})"
        + ".observe(document.querySelector('[data-live=headline] dd'), { childList: true, characterData: true, subtree: true })";

    [Fact]
    public async Task A_managers_figures_move_within_a_second_of_an_employees_completion_without_a_reload()
    {
        var manager = await (await DeviceOf(People.HeadOfRegulatory)).Open(Pages.Regulatory);
        var untouched = await Count(Started(manager));
        await EverydayAi.Learn(Address, People.IsWatched, except: PromptingForWork.Module);
        await PromptingForWork.Learn(Address, People.IsWatched, until: PromptingForWork.Agreement);
        await Expect(Started(manager), "The table does not count who has started.").ToHaveTextAsync($"{untouched + 1} of 300");

        var page = await (await DeviceOf(People.IsWatched)).Open(Pages.Screen(PromptingForWork.Agreement) + "?language=en");
        await page.GetByLabel("Your name").FillAsync(await page.Locator(".person-name").InnerTextAsync());
        var row = manager.Locator("tr", new() { HasText = Unit }).Locator("td .muted");
        var (complete, rowBefore) = (await Count(manager.Headline), await Count(row));
        await manager.EvaluateAsync("() => window.stillHere = true");
        await manager.EvaluateAsync(NoteMovement);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await page.Shows($"Completed: {PromptingForWork.Title}");
        await Expect(manager.Headline, "The manager's headline did not move within a second.")
            .ToHaveTextAsync($"{complete + 1} of 300 people", new() { Timeout = OneSecond });
        await Expect(row, "The unit's row did not move within a second.").ToContainTextAsync($"{rowBefore + 1} of ", new() { Timeout = OneSecond });
        await Expect(manager.Locator("svg[data-live=plot]"), "The plot does not say the same within a second.")
            .ToHaveAttributeAsync("aria-label", new Regex($"{Unit}: {rowBefore + 1} of "), new() { Timeout = OneSecond });
        Assert.True(await manager.EvaluateAsync<bool>("() => window.stillHere === true"), "The manager's page was loaded again.");

        var (movedAt, confirmedAt) = (await manager.EvaluateAsync<double>("() => window.movedAt"), await page.EvaluateAsync<double>("() => performance.timeOrigin"));
        output.WriteLine($"The headline moved {movedAt - confirmedAt:0} ms after the employee's browser went to the completion page.");
    }

    [Fact]
    public async Task The_home_page_on_another_device_moves_when_a_screen_is_finished()
    {
        await PromptingForWork.Learn(Address, People.TwoScreens, until: "if-this-worries-you");
        var home = await (await DeviceOf(People.TwoScreens)).Open("/");
        await Expect(home.WhatNext, "The home page does not say what is done.").ToContainTextAsync("1 of 14 screens done.");
        await home.EvaluateAsync("() => window.stillHere = true");

        var page = await (await DeviceOf(People.TwoScreens)).Open(Pages.Screen("if-this-worries-you"));
        await page.Locator("[data-next]").ClickAsync();
        await page.Shows("What never goes into a prompt");

        await Expect(home.WhatNext, "The home page did not move.").ToContainTextAsync("2 of 14 screens done.");
        await Expect(home.WhatNext, "The home page does not say where the learner stopped.")
            .ToContainTextAsync("You stopped at screen 3 of 14, “What never goes into a prompt”.");
        Assert.True(await home.EvaluateAsync<bool>("() => window.stillHere === true"), "The home page was loaded again.");
    }

    /// <summary>The first number of “7 of 300”.</summary>
    private static async Task<int> Count(ILocator figure) => int.Parse((await figure.TextContentAsync())!.Split(' ')[0], CultureInfo.InvariantCulture);

    private static ILocator Started(IPage manager) => manager.Locator("[data-live=foot] td").Last;
}
