namespace Upskill.BrowserTests;

public sealed class TakingAModuleTests(RunningProduct product) : Journey(product)
{
    [Fact]
    public async Task An_employee_takes_the_module_that_is_left_and_the_home_page_then_says_that_nothing_is_left()
    {
        await EverydayAi.Learn(Address, People.WholeModule, except: PromptingForWork.Module);
        var device = await DeviceOf(People.WholeModule);
        var page = await device.Open("/");
        await Expect(page.WhatNext, "The home page does not offer the module.").ToContainTextAsync(PromptingForWork.Title);
        await page.Follow("Begin,");

        foreach (var (id, title) in PromptingForWork.Screens)
        {
            await page.Shows(title);
            await Finish(page, id);
        }

        await page.Shows($"Completed: {PromptingForWork.Title}");
        await page.Follow("To your home page");
        await Expect(page.WhatNext, "The home page still has something to do.").ToContainTextAsync("Nothing is left to do");
        await Expect(page.Locator("section[aria-labelledby=due]"), "The programme is still due.").ToContainTextAsync("Done");
        await Expect(page.Locator("section[aria-labelledby=far]"), "An outcome is still missing.")
            .ToContainTextAsync("Every outcome of the programme is covered.");
    }

    [Fact]
    public async Task Who_leaves_in_the_middle_of_the_check_finds_the_same_screen_and_the_same_question_on_another_device()
    {
        await PromptingForWork.Learn(Address, People.LeavesInTheMiddle, until: PromptingForWork.FirstCheck);
        var laptop = await DeviceOf(People.LeavesInTheMiddle);
        var page = await laptop.Open("/");
        await page.Follow("Continue,");
        await page.Choose("q-checkable");
        await page.SendAnswer.ClickAsync();
        await page.ShowsQuestion(2, of: 3);
        await page.CloseAsync();

        var phone = await DeviceOf(People.LeavesInTheMiddle, options => options.ViewportSize = new() { Width = 390, Height = 800 });
        page = await phone.Open("/");
        await Expect(page.WhatNext, "The home page does not say where the learner stopped.")
            .ToContainTextAsync("You stopped at screen 6 of 14, “Knowledge check, halfway”.");
        await page.Follow("Continue,");
        await page.Shows("Knowledge check, halfway");
        await page.ShowsQuestion(2, of: 3);
        await page.Asks("q-paste");
    }

    private static Task Finish(IPage page, string activity) => activity switch
    {
        PromptingForWork.FirstCheck => Check(page, "3 of 3 right", "q-checkable", "q-paste", "q-left-over"),
        PromptingForWork.LastCheck => Check(page, "5 of 5 right", "q-prompt", "q-never", "q-small-words", "q-not-stated", "q-steps"),
        PromptingForWork.Exercise => Exercise(page),
        PromptingForWork.Scenario => Scenario(page, "brief", "numbered", "opened", "ask-reason"),
        PromptingForWork.Agreement => Sign(page),
        _ => page.Locator("[data-next]").ClickAsync(),
    };

    private static async Task Check(IPage page, string result, params string[] questions)
    {
        foreach (var question in questions)
        {
            await page.Choose(question);
            await page.SendAnswer.ClickAsync();
        }
        await Expect(page.Locator("#result"), "The check was not passed.").ToHaveTextAsync(result);
        await page.Locator("a[rel=next]").ClickAsync();
    }

    private static async Task Exercise(IPage page)
    {
        foreach (var (step, button) in new[] { ("first", "Compare with examples"), ("second", "Send the second prompt"), ("reflection", "Send the reflection") })
        {
            await page.Asks(step);
            await page.Locator("textarea").FillAsync("Use only the notes below, and give the number of the note after each line.");
            await page.Follow(button);
        }
        await Expect(page.Locator("blockquote.written").First, "What was written first is not there.").ToContainTextAsync("Use only the notes");
        await page.Locator("a[rel=next]").ClickAsync();
    }

    private static async Task Scenario(IPage page, params string[] scenes)
    {
        foreach (var scene in scenes)
        {
            await page.Choose(scene);
            await page.Follow("Do this");
        }
        await Expect(page.Locator("#result"), "The scenario did not end well.").ToHaveTextAsync("You can sign for this");
        await page.Locator("a[rel=next]").ClickAsync();
    }

    private static async Task Sign(IPage page)
    {
        // Who reads in another language is asked first in which one they want to sign.
        if (await page.Locator("#which-language").IsVisibleAsync())
            await page.Follow("English");
        await page.GetByLabel("Your name").FillAsync(await page.Locator(".person-name").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
    }
}
