namespace Upskill.BrowserTests;

public sealed class WithoutScriptTests(RunningProduct product) : Journey(product)
{
    [Fact]
    public async Task Without_script_one_can_sign_in_read_answer_see_the_reasons_and_sign_out()
    {
        var page = await (await Device(options => options.JavaScriptEnabled = false)).Open("/");
        await page.GetByLabel("Name, unit or number").FillAsync(People.WithoutScript);
        await page.Follow("Search");
        await page.Locator("#found button").ClickAsync();

        await page.Follow("Modules");
        await page.Locator($"a[href='{PromptingForWork.Path}']").ClickAsync();
        foreach (var (id, title) in PromptingForWork.Screens.TakeWhile(screen => screen.Id != PromptingForWork.FirstCheck))
        {
            await page.Shows(title);
            await page.Locator("[data-next]").ClickAsync();
        }

        await page.ShowsQuestion(1, of: 3);
        await page.Option("b").CheckAsync();
        await page.SendAnswer.ClickAsync();
        await page.ShowsQuestion(2, of: 3);
        var last = page.Locator("section[aria-labelledby=last]");
        await Expect(last, "The right answer is not pointed out.").ToContainTextAsync("Missed");
        await Expect(last, "The reason is not given.")
            .ToContainTextAsync("You have asked for accuracy, but you still have no way to see whether you got it.");

        await page.GetByRole(AriaRole.Button, new() { Name = ", account" }).ClickAsync();
        await page.Follow("Sign out");
        await page.Shows("Sign in");
        await page.GotoAsync("/");
        await page.Shows("Sign in");
    }
}
