namespace Upskill.BrowserTests;

/// <summary>What is done before the pages of reports are looked at.</summary>
internal static partial class EveryPage
{
    private static async Task SeeTalk(IPage page)
    {
        await OpenedRound(page);
        await page.ReloadAsync();
        await page.Follow("How the groups do");
        while (await page.Locator("#pose").CountAsync() == 0)
            await page.ReloadAsync(); // the groups begin to talk a moment after they opened
    }

    private static async Task SeeReport(IPage page)
    {
        var round = await OpenedRound(page);
        await page.GotoAsync("/peer-groups");
        await page.GotoAsync($"/peer-groups/{round}/report/{await Say(page, round, "Who else checks the title first?")}");
    }

    private static async Task SendReport(IPage page)
    {
        await SeeReport(page);
        await page.Locator("input[name=path]").First.CheckAsync();
        await page.GetByLabel("Anything else").FillAsync("It happened before.");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Report it" }).ClickAsync());
    }

    // By the first champion who has no line to the group.
    private static async Task SeeCase(IPage page)
    {
        await SendReport(page);
        foreach (var champion in People.OtherChampions)
        {
            await page.Context.ClearCookiesAsync();
            var form = page.APIRequest.CreateFormData();
            form.Set("person", champion);
            form.Set("__RequestVerificationToken", WebVisitor.Token(await (await page.APIRequest.GetAsync("/development/sign-in?query=" + champion)).TextAsync()));
            await page.APIRequest.PostAsync("/development/sessions", new() { Form = form });
            await page.GotoAsync("/reports");
            var cases = page.Locator("a[href^='/reports/regulatory-affairs/']");
            if (await cases.CountAsync() == 0)
                continue;
            await page.Leaves(() => cases.First.ClickAsync());
            return;
        }
        Assert.Fail("No champion may look at the report.");
    }

    private static async Task<string> OpenedRound(IPage page)
    {
        await DrawRound(page);
        // The page both goes on by itself and is told that the groups are open: what is done next waits for the first.
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Confirm and open the groups" }).ClickAsync());
        await Expect(page.GetByText("The groups are open until").Last, "The groups did not open.").ToBeVisibleAsync();
        return new Uri(page.Url).Segments[^1];
    }

    // Refused until the groups have their secrets, a moment after they opened.
    private static async Task<string> Say(IPage page, string round, string text)
    {
        var form = page.APIRequest.CreateFormData();
        form.Set("commandId", Guid.NewGuid().ToString("N"));
        form.Set("text", text);
        form.Set("__RequestVerificationToken", await page.Locator("[name=__RequestVerificationToken]").First.InputValueAsync());
        IAPIResponse? answer = null;
        await Until.True(async () => (answer = await page.APIRequest.PostAsync($"/api/peer-groups/rounds/{round}/messages",
            new() { Form = form, Headers = new Dictionary<string, string> { ["Accept"] = "application/json" } })).Ok, $"nothing could be said in {round}");
        var next = await answer!.TextAsync();
        return next[(next.LastIndexOf("#m", StringComparison.Ordinal) + 2)..].TrimEnd('"', '}');
    }
}
