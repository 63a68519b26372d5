namespace Upskill.BrowserTests;

/// <summary>Colleagues whose group is open.</summary>
public abstract class TalkJourney(RunningProduct product) : Journey(product)
{
    /// <summary>The people of <see cref="People.Talkers"/> opt in, their champion draws and opens a round of them; the address of its group.</summary>
    private protected async Task<string> Open()
    {
        foreach (var person in People.Talkers)
        {
            var choice = await (await DeviceOf(person)).Open("/peer-groups");
            await choice.Locator("input[name=participation][value=in]").CheckAsync();
            await choice.Leaves(() => choice.Locator("form[action='/api/peer-groups/choice'] button[type=submit]").ClickAsync());
        }
        var page = await (await DeviceOf(People.ChampionOfCommercial)).Open("/rounds/new");
        await page.Locator("input[name=optedIn]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Prepare the round" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw the groups" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and open the groups" }).ClickAsync();
        await Expect(page.GetByText("The groups are open until").Last, "The groups did not open.").ToBeVisibleAsync();
        var talk = "/peer-groups/" + page.Url[(page.Url.LastIndexOf('/') + 1)..];
        var member = await (await DeviceOf(People.Talkers[0])).Open(talk);
        while (await member.Locator("[data-message]").CountAsync() == 0)
            await member.ReloadAsync();
        return talk;
    }

    private protected static void OnAPhone(BrowserNewContextOptions device)
    {
        device.ViewportSize = new() { Width = 390, Height = 844 };
        device.HasTouch = true;
    }

    private protected static async Task Say(IPage page, string text, bool isSent = true)
    {
        await page.Locator("#text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        if (isSent)
            await Shows(page, text);
    }

    private protected static Task Shows(IPage page, string text) =>
        Expect(page.Locator("[data-messages] [data-text]", new() { HasText = text }), $"“{text}” is not shown.").ToBeVisibleAsync(new() { Timeout = 20_000 });
}
