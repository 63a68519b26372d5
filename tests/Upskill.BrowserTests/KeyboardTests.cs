namespace Upskill.BrowserTests;

public sealed class KeyboardTests(RunningProduct product) : Journey(product)
{
    [Fact]
    public async Task From_signing_in_to_sending_the_first_answer_the_keyboard_is_enough_and_the_focus_is_always_seen()
    {
        var page = await (await Device()).Open(Pages.SignIn);
        await Keyboard.Reach(page, "section[aria-labelledby=group-Employee] button");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.WhatNext, "Nobody was signed in.").ToBeVisibleAsync();
        await Keyboard.Reach(page, "a[href='/modules']");
        await page.Keyboard.PressAsync("Enter");
        await page.Shows("Modules");
        await Keyboard.Reach(page, $"a[href='{PromptingForWork.Path}']");
        await page.Keyboard.PressAsync("Enter");

        // The first reading by its button, the others by the arrow that the page names.
        var readings = PromptingForWork.Screens.TakeWhile(screen => screen.Id != PromptingForWork.FirstCheck).ToList();
        await page.Shows(readings[0].Title);
        await Keyboard.Reach(page, "[data-next]");
        await page.Keyboard.PressAsync("Space");
        foreach (var (_, title) in readings.Skip(1))
        {
            await page.Shows(title);
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.ShowsQuestion(1, of: 3);
        await Keyboard.Reach(page, "input[name=choice]");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Option("a"), "Space does not choose.").ToBeCheckedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Option("c"), "The arrows do not move the choice.").ToBeCheckedAsync();
        await FocusIsSeen(page);
        await Keyboard.Reach(page, "kept-form button");
        await page.Keyboard.PressAsync("Enter");
        await page.ShowsQuestion(2, of: 3);
        await Expect(page.Locator("section[aria-labelledby=last]"), "The reasons of the first answer are not there.").ToContainTextAsync("Right");
    }

    [Fact]
    public async Task By_keyboard_the_table_shows_the_same_figures_as_the_plot_says()
    {
        var page = await (await DeviceOf(People.HeadOfRegulatory)).Open(Pages.Regulatory);
        var said = await page.Locator("svg[data-live=plot]").GetAttributeAsync("aria-label");
        await Expect(page.Locator(".table-units"), "The table is there before it was asked for.").ToBeHiddenAsync();

        await Keyboard.Reach(page, ".segmented input");
        await page.Keyboard.PressAsync("ArrowRight");

        await Expect(page.Locator(".table-units"), "The arrow does not lead to the table.").ToBeVisibleAsync();
        await Expect(page.Locator("svg[data-live=plot]"), "The plot is still there.").ToBeHiddenAsync();
        var (names, shares) = (await page.Texts(".table-units tbody th"), await page.Texts(".table-units tbody td:nth-of-type(1)"));
        Assert.True(names.Length > 5, $"The table has {names.Length} rows.");
        var sentences = names.Zip(shares, (name, share) => share.Split(' ') is [var percent, var complete, "of", var all]
            ? $"{name}: {complete} of {all} complete, {percent}." : $"{name}: “{share}”");
        Assert.Equal(said, $"Bars of completion by unit. {string.Join(' ', sentences)}");
    }

    private static async Task FocusIsSeen(IPage page)
    {
        var fault = await page.FocusFault();
        Assert.True(fault.Length == 0, fault);
    }
}
