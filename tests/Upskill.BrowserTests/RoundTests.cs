namespace Upskill.BrowserTests;

/// <summary>A round from the question to the open groups, verified by its starter and by a member, in two browsers.</summary>
public sealed class RoundTests(RunningProduct product) : Journey(product)
{
    [Fact]
    public async Task A_champion_draws_by_keyboard_alone_both_sides_verify_it_and_a_member_leaves()
    {
        var page = await (await DeviceOf(People.ChampionOfCommercial)).Open("/rounds/new");
        var keyboard = new Keyboard();
        await keyboard.Use(page, "form[action='/api/peer-groups/rounds'] button[type=submit]");
        await keyboard.Use(page, "form[action$='/contribution'] button[type=submit]");
        await keyboard.Use(page, "draw-check [data-start]:enabled");
        await Expect(page.Locator("draw-check [role=status]"), "The draw was not verified.").ToContainTextAsync("Verified in this browser", new() { Timeout = 30_000 });
        await keyboard.Use(page, "form[action$='/opening'] button[type=submit]");
        await Expect(page.GetByText("The groups are open until").Last, "The groups did not open.").ToBeVisibleAsync();

        var member = await (await DeviceOf(People.InCommercial, device =>
        {
            device.ViewportSize = new() { Width = 390, Height = 844 };
            device.HasTouch = true;
        })).Open("/peer-groups");
        await Expect(member.GetByText("You are in a group of").First, "The member is in no group.").ToBeVisibleAsync();
        await member.Locator("summary").First.TapAsync();
        await member.GetByRole(AriaRole.Button, new() { Name = "Verify my row" }).First.TapAsync();
        await Expect(member.Locator("row-check [role=status]").First, "The row was not verified.").ToContainTextAsync("Verified in this browser");

        await member.GetByRole(AriaRole.Button, new() { Name = "Leave this group" }).First.TapAsync();
        await Expect(member.GetByText("You left this group.").First, "The member did not leave.").ToBeVisibleAsync();
        await Expect(page.GetByText("0 came in later, 1 left."), "The round's page did not hear of it.").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_a_round_is_prepared_and_drawn_with_words_of_ones_own()
    {
        var page = await (await DeviceOf(People.ChampionOfCommercial, device => device.JavaScriptEnabled = false)).Open("/rounds/new");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Prepare the round" }).ClickAsync());
        await Until(page, "Draw the groups");
        await page.GetByLabel("Your part of the seed").FillAsync("dice 4 2 6");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Draw the groups" }).ClickAsync());
        await Until(page, "Confirm and open the groups");
        await Expect(page.GetByText("dice 4 2 6"), "The words are not shown.").ToBeVisibleAsync();

        await page.GetByLabel("Why (name nobody)").FillAsync("The department moves next week.");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync());
        await Expect(page.GetByText("Discarded after it was drawn"), "The discard is not shown.").ToBeVisibleAsync();
    }

    private static async Task Until(IPage page, string button)
    {
        while (await page.GetByRole(AriaRole.Button, new() { Name = button }).CountAsync() == 0)
            await page.ReloadAsync();
    }
}
