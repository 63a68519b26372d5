namespace Upskill.BrowserTests;

/// <summary>The data guard on a form: what it says while one types, what it holds, and what only the server knows.</summary>
public sealed class DataGuardTests(RunningProduct product) : Journey(product)
{
    [Fact]
    public async Task Protected_data_is_named_while_one_types_and_is_neither_sent_nor_kept_on_the_device()
    {
        var page = await (await DeviceOf(People.Champion)).Open("/rounds/new");
        var posts = new List<string>();
        page.Request += (_, request) => { if (request.Method == "POST") posts.Add(request.Url); };

        await Starters(page).FillAsync("Who is 943 476 5919?");
        await Expect(Notices(page), "The number is not named.").ToContainTextAsync("That looks like an NHS number.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prepare the round" }).ClickAsync();

        await Expect(Starters(page), "The focus is not on the text.").ToBeFocusedAsync();
        await Expect(Starters(page), "The text is gone.").ToHaveValueAsync("Who is 943 476 5919?");
        Assert.Empty(posts);
        Assert.DoesNotContain("5919", await page.EvaluateAsync<string>("JSON.stringify({ ...localStorage })"), StringComparison.Ordinal);
        await Starters(page).FillAsync("What did you try?");
        await Expect(Notices(page), "The notice stays.").ToBeHiddenAsync();
    }

    [Fact]
    public async Task Of_a_colleagues_name_the_server_tells_the_field_and_the_decision_is_one_tap()
    {
        var device = await DeviceOf(People.Champion);
        device.Expects("422");
        var page = await device.Open("/rounds/new");

        await Starters(page).FillAsync("What did Kwame Asante try?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prepare the round" }).ClickAsync();

        await Expect(Notices(page), "The name is not named.").ToContainTextAsync("That looks like a colleague’s name.");
        await Expect(page.GetByLabel("I have looked at it: send it as it is"), "There is nothing to decide.").ToBeFocusedAsync();
        await Starters(page).FillAsync("What did a colleague try?");
        await Expect(Notices(page), "The notice stays.").ToBeHiddenAsync();
    }

    [Fact]
    public async Task Rules_that_did_not_arrive_are_asked_for_again_while_one_types()
    {
        var device = (await DeviceOf(People.Champion)).Expects("net::ERR_");
        var page = await device.Open("/");
        var asked = 0;
        await page.RouteAsync("**/assets/guarded-text-*.js", route => Interlocked.Increment(ref asked) == 1 ? route.AbortAsync() : route.ContinueAsync());
        await page.GotoAsync("/rounds/new");
        await page.WaitForFunctionAsync("() => customElements.get('data-guard') !== undefined");

        await Starters(page).PressSequentiallyAsync("Who is 943 476 5919?");

        await Expect(Notices(page), "The number is not named.").ToContainTextAsync("That looks like an NHS number.");
        Assert.Equal(2, asked);
    }

    private static ILocator Starters(IPage page) => page.Locator("textarea[name=starters]");

    private static ILocator Notices(IPage page) => page.Locator("[data-guard-notices]");
}
