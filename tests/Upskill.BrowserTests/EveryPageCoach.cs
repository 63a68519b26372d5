namespace Upskill.BrowserTests;

/// <summary>What somebody does on pages of the coach before they are looked at.</summary>
internal static partial class EveryPage
{
    private static async Task SeeThemes(IPage page)
    {
        await SeeTalk(page);
        await page.Leaves(() => page.GetByRole(AriaRole.Link, new() { Name = "What comes up in them" }).ClickAsync());
    }

    private static async Task AskTutor(IPage page, string question)
    {
        await page.Locator("#question").FillAsync(question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-answer] h2"), "The tutor did not answer.").ToBeVisibleAsync();
    }
}
