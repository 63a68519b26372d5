namespace Upskill.BrowserTests;

/// <summary>What somebody does on pages of live sessions before they are looked at. The series is the sample's.</summary>
internal static partial class EveryPage
{
    private const string SampleSeries = "/sessions/series/series-everyday-ai-in-regulatory";

    private static async Task PlanBadly(IPage page)
    {
        await page.Locator("#title").FillAsync("Everyday AI, the second hour");
        await page.Locator("#first-on").FillAsync("2026-01-01");
        await page.Locator("#at").FillAsync("16:00");
        await page.Locator("#minutes").FillAsync("5");
        await page.Locator("#call-link").FillAsync("https://calls.elsewhere.example/second-hour");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan the series" }).ClickAsync();
    }

    private static async Task SeeOffer(IPage page)
    {
        await page.Leaves(() => page.GetByRole(AriaRole.Link, new() { Name = "Offer a showcase" }).First.ClickAsync());
        await Expect(page.Locator("h1"), "The page of showcases did not come.").ToContainTextAsync("Showcases");
    }

    // Each run offers one more, until the session takes no more of one person.
    private static async Task OfferShowcase(IPage page)
    {
        await SeeOffer(page);
        if (await page.Locator("#own").CountAsync() > 0)
            return;
        await page.Locator("#title").FillAsync("Change summaries for a labelling variation");
        await page.Locator("#tool").FillAsync("Harbour");
        await page.Locator("#prompt").FillAsync("List every difference between these two texts, with the section it is in.");
        await page.Locator("#minutes-before").FillAsync("90");
        await page.Locator("#minutes-after").FillAsync("25");
        await page.Locator("#checked").FillAsync("Every number, against both texts");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Offer it" }).ClickAsync());
    }

    private static async Task QueueShowcase(IPage page)
    {
        await OfferShowcase(page);
        var accept = page.Locator("form[action$='/acceptance'] button");
        if (await accept.CountAsync() > 0)
            await page.Leaves(() => accept.First.ClickAsync());
        await page.Locator("section[aria-labelledby=queue] summary").First.ClickAsync();
    }

    private static Task OpenSession(IPage page) => page.Locator("section[aria-labelledby=coming] summary").First.ClickAsync();
}
