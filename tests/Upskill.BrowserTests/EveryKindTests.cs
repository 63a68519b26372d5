namespace Upskill.BrowserTests;

/// <summary>Journeys through every kind of activity.</summary>
[Collection(nameof(RunningContent))]
public sealed class EveryKindTests(RunningContent product) : Journey(product)
{
    [Fact]
    public async Task By_keyboard_alone_one_takes_a_module_with_every_kind_of_activity_to_its_end()
    {
        var page = await (await DeviceOf(EveryKind.ByKeyboard)).Open("/");
        await Press(page, "section[aria-labelledby=next] a.button-primary", "Enter");
        await page.Shows("A text with a link");
        await Press(page, "[data-next]", "Enter");

        await page.Shows("A check with an order");
        foreach (var (option, place) in new[] { "outline", "sections", "compare", "sign" }.Select((option, place) => (option, place)))
        {
            for (var at = await page.PlaceOf(option); at > place; at = await page.PlaceOf(option))
            {
                await Press(page, $"#item-{option} button[data-by='-1']", "Enter");
                Assert.True(await page.EvaluateAsync<bool>($"document.activeElement.closest('li')?.id === 'item-{option}'"), "The focus left the item that was moved.");
            }
        }
        await Press(page, "kept-form button[type=submit]:not([data-by])", "Enter");
        await page.Asks("q-signs");
        await Keyboard.Reach(page, "input[name=choice]");
        await page.Keyboard.PressAsync("2");
        await Expect(page.Option("you"), "The digit does not choose.").ToBeCheckedAsync();
        await Press(page, "kept-form button[type=submit]", "Enter");
        await Expect(page.Locator("#result"), "The check was not passed.").ToHaveTextAsync("2 of 2 right");
        await Press(page, "a[rel=next]", "Enter");

        await page.Shows("Catch the machine");
        await Keyboard.Reach(page, "input[name=choice]");
        await page.Keyboard.PressAsync(await page.Locator(".passage", new() { HasText = "5 g once" }).CountAsync() == 1 ? "1" : "2");
        await Press(page, "kept-form button[type=submit]", "Enter");
        await Expect(page.Locator("#result"), "The drill was not passed.").ToContainTextAsync("Caught");
        await Press(page, "a[rel=next]", "Enter");

        await page.Shows("Write a prompt");
        foreach (var (step, text) in new[] { ("first", "Summarise it, 1 page."), ("second", " With sections."), ("reflection", "I named the place.") })
        {
            await page.Asks(step);
            await Keyboard.Reach(page, "textarea");
            await page.Keyboard.TypeAsync(text);
            await Press(page, "kept-form button[type=submit]", "Enter");
        }
        await Expect(page.Locator("text=Tried twice and reflected on"), "The exercise is not done.").ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(); // until its scripts listen
        await page.Keyboard.PressAsync("ArrowRight");

        await page.Shows("Due at four");
        await Keyboard.Reach(page, "input[name=choice]");
        await page.Keyboard.PressAsync("2");
        await Press(page, "kept-form button[type=submit]", "Enter");
        await Expect(page.Locator("#result"), "The scenario did not end well.").ToHaveTextAsync("You can sign for this");
        await Press(page, "a[rel=next]", "Enter");

        await page.Shows("What I promise");
        await Press(page, "form[aria-labelledby=which-language] button", "Enter");
        await Keyboard.Reach(page, "#signature");
        await page.Keyboard.TypeAsync(await page.Locator(".person-name").InnerTextAsync());
        await page.Keyboard.PressAsync("Enter");
        await page.Shows("Completed: Every kind of activity");
    }

    [Fact]
    public async Task Letters_leaf_and_digits_choose_only_while_the_focus_is_in_the_form_and_never_where_one_types()
    {
        var page = await (await DeviceOf(EveryKind.Types)).Open(EveryKind.Screen("choose"));
        await page.Shows("Due at four");
        foreach (var key in new[] { "1", "n", "p" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("input[name=choice]:checked"), "A digit chose while the focus was outside the form.").ToHaveCountAsync(0);
        await Expect(page.Locator("h1"), "A letter leafed while the focus was outside the form.").ToHaveTextAsync("Due at four");
        await Expect(page.Locator(".keys"), "The page does not say which keys there are.").ToContainTextAsync("In the answers also: n next, p back, 1–9 choose.");

        await Keyboard.Reach(page, "input[name=choice]");
        await page.Keyboard.PressAsync("p");
        await page.Shows("Write a prompt");
        await Keyboard.Reach(page, "textarea");
        await page.Keyboard.TypeAsync("nnpp 12");
        await Expect(page.Locator("textarea"), "A letter that was typed did something else.").ToHaveValueAsync("nnpp 12");
        await Expect(page.Locator("h1"), "A letter that was typed led away.").ToHaveTextAsync("Write a prompt");
    }

    [Fact]
    public async Task An_item_is_dragged_to_its_place_and_the_page_says_so_and_sends_the_order()
    {
        var page = await (await DeviceOf(EveryKind.Drags)).Open(EveryKind.Screen("order"));
        await Expect(page.Locator("[data-handle]").First, "There is nothing to drag by.").ToBeVisibleAsync();
        foreach (var (option, place) in new[] { "outline", "sections", "compare", "sign" }.Select((option, place) => (option, place)))
            await Drag(page, option, place);

        Assert.Equal(["1.", "2.", "3.", "4."], await page.Texts("[data-place]"));
        await Expect(page.Locator("order-list [role=status]"), "Nothing was announced.").ToContainTextAsync("is now at place");
        await Expect(page.Locator("#item-outline button[data-by='-1']"), "The first item can still be moved up.").ToBeDisabledAsync();
        await page.ReloadAsync();
        Assert.Equal(0, await page.PlaceOf("outline"));
        await page.SendAnswer.ClickAsync();
        await page.Asks("q-signs");
        await Expect(page.Locator("section[aria-labelledby=last] [data-tone=bad]"), "The order that was sent is not the one that was made.").ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_an_order_is_made_and_a_text_is_signed_in_the_language_that_was_chosen()
    {
        var page = await (await DeviceOf(EveryKind.WithoutScript, options => options.JavaScriptEnabled = false)).Open(EveryKind.Screen("order"));
        await Expect(page.Locator("[data-handle]").First, "A handle is shown that does nothing.").ToBeHiddenAsync();
        var first = await page.Locator("order-list li").First.GetAttributeAsync("id");
        await page.Locator($"#{first} button[data-by='1']").ClickAsync();
        await Expect(page.Locator("order-list li").Nth(1), "The button does not move the item.").ToHaveAttributeAsync("id", first!);

        await page.GotoAsync(EveryKind.Screen("promise"));
        await Expect(page.GetByText("I check every number"), "The text is there before a language was chosen.").ToHaveCountAsync(0);
        await page.Follow("Deutsch");
        await Expect(page.Locator("article [lang=de]").GetByText("Ich prüfe jede Zahl"), "The text is not there in German.").ToBeVisibleAsync();
        await page.GetByLabel("Your name").FillAsync(await page.Locator(".person-name").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await page.GotoAsync(EveryKind.Screen("promise"));
        await Expect(page.Locator("article [lang=de]").GetByText("Ich prüfe jede Zahl"), "What was signed in German is not shown in German.").ToBeVisibleAsync();
        await page.GotoAsync("/record");
        await Expect(page.Locator("td", new() { HasText = "Ich prüfe, wofür ich unterschreibe." }), "The record does not name the language of what was signed.").ToContainTextAsync("Deutsch");
    }

    [Fact]
    public async Task Who_chooses_a_language_on_their_own_page_reads_in_it_and_is_not_asked_again()
    {
        var page = await (await DeviceOf(EveryKind.SignsInPolish)).Open(EveryKind.Screen("text"));
        await page.Follow("Choose another language");
        await page.GetByLabel("I want to read in").SelectOptionAsync("de");
        await page.Follow("Keep this language");
        await page.GotoAsync(EveryKind.Screen("promise"));
        await Expect(page.Locator("article [lang=de]").GetByText("Ich prüfe jede Zahl"), "The language that was chosen is not kept.").ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_paper_there_is_no_navigation_and_all_of_the_screen_with_its_links()
    {
        await EveryKind.Finish(Address, EveryKind.Prints);
        var page = await (await DeviceOf(EveryKind.Prints)).Open(EveryKind.Screen("text"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var chrome in new[] { ".topbar", ".player-foot", "#outline" })
            Assert.True(await page.Locator(chrome).AllAsync() is { Count: > 0 } parts && (await Task.WhenAll(parts.Select(part => part.IsHiddenAsync()))).All(hidden => hidden), $"{chrome} is printed.");
        await Expect(page.Locator("article h1"), "The heading is not printed.").ToBeVisibleAsync();
        Assert.Contains("https://example.org/rules", await page.Locator("article a[href^=http]").EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"), StringComparison.Ordinal);

        await page.GotoAsync(EveryKind.Screen("choose"));
        await Expect(page.Locator("details li").First, "What is folded is not printed.").ToBeVisibleAsync();
    }

    private static async Task Drag(IPage page, string option, int place)
    {
        if (await page.PlaceOf(option) == place)
            return;
        var handle = (await page.Locator($"#item-{option} [data-handle]").BoundingBoxAsync())!;
        var target = (await page.Locator("order-list li").Nth(place).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(handle.X + handle.Width / 2, handle.Y + handle.Height / 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(handle.X + handle.Width / 2, target.Y + 2, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        Assert.Equal(place, await page.PlaceOf(option));
    }

    private static async Task Press(IPage page, string selector, string key)
    {
        await Keyboard.Reach(page, selector);
        await page.Keyboard.PressAsync(key);
    }
}
