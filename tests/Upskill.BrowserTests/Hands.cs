namespace Upskill.BrowserTests;

/// <summary>How somebody works a page. After whatever leads to another page or sends, the new page is there.</summary>
internal interface IHands
{
    /// <summary>Follows a link or presses a button that leads on.</summary>
    Task Press(IPage page, string selector);

    /// <summary>Presses a button that changes something on the page.</summary>
    Task Use(IPage page, string selector);

    /// <summary>Goes on to the screen after one that is done, or finishes a reading.</summary>
    Task GoOn(IPage page);

    /// <summary>Chooses these options, and no others, of the open step.</summary>
    Task Choose(IPage page, IReadOnlyList<string> options);

    /// <summary>Types into a field, behind what stands in it.</summary>
    Task Type(IPage page, string selector, string text);
}

/// <summary>Tab, arrows, letters, digits, Enter and Space, and nothing else; the focus is seen at every stop.</summary>
internal sealed class Keyboard : IHands
{
    private const int MostTabs = 100;

    public async Task Press(IPage page, string selector)
    {
        await Reach(page, selector);
        await page.Leaves(() => page.Keyboard.PressAsync("Enter"));
    }

    public async Task Use(IPage page, string selector)
    {
        await Reach(page, selector);
        await page.Keyboard.PressAsync("Space");
    }

    public Task GoOn(IPage page) => page.Leaves(() => page.Keyboard.PressAsync("ArrowRight"));

    public async Task Choose(IPage page, IReadOnlyList<string> options)
    {
        if (await page.Locator("input[name=choice][type=radio]").CountAsync() > 0)
        {
            await Reach(page, "input[name=choice]");
            await page.Keyboard.PressAsync("Space");
            for (var presses = 0; !await page.Option(options.Single()).IsCheckedAsync(); presses++)
            {
                Assert.True(presses < await page.Locator("input[name=choice]").CountAsync(), $"The arrows do not lead to {options[0]}.");
                await page.Keyboard.PressAsync("ArrowDown");
            }
            return;
        }
        // The first by its digit, where it has one, the others by Tab and Space.
        await Reach(page, "input[name=choice]");
        var shown = await page.Locator("input[name=choice]").EvaluateAllAsync<string[]>("inputs => inputs.map(input => input.value)");
        foreach (var (at, option) in shown.Index().Where(pair => options.Contains(pair.Item)))
        {
            if (option == options[0] && at < 9)
            {
                await page.Keyboard.PressAsync($"{at + 1}");
            }
            else
            {
                await Reach(page, $"input[name=choice][value='{option}']");
                await page.Keyboard.PressAsync("Space");
            }
            await Expect(page.Option(option), $"{option} is not chosen.").ToBeCheckedAsync();
        }
    }

    public async Task Type(IPage page, string selector, string text)
    {
        await Reach(page, selector);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Presses Tab until the element has the focus, unless it has it.</summary>
    public static async Task Reach(IPage page, string selector)
    {
        await Expect(page.Locator(selector).First, $"{selector} is not there.").ToBeVisibleAsync();
        for (var tabs = 0; tabs <= MostTabs; tabs++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
            var fault = await page.FocusFault();
            Assert.True(fault.Length == 0 || fault == Pages.NoFocus, fault);
        }
        Assert.Fail($"{MostTabs} presses of Tab did not reach {selector}.");
    }
}

/// <summary>A finger on a phone: what is not in sight is scrolled to, and no page is wider than the window.</summary>
internal sealed class Finger : IHands
{
    public Task Press(IPage page, string selector) => page.Leaves(() => Use(page, selector));

    public async Task Use(IPage page, string selector)
    {
        var fault = await page.WidthFault();
        Assert.True(fault.Length == 0, fault);
        await page.Locator(selector).First.TapAsync();
    }

    public Task GoOn(IPage page) => Press(page, ".player-foot :is([data-next], a[rel=next])");

    public async Task Choose(IPage page, IReadOnlyList<string> options)
    {
        foreach (var option in options)
        {
            await Use(page, $"label:has(> input[name=choice][value='{option}'])");
            await Expect(page.Option(option), $"{option} is not chosen.").ToBeCheckedAsync();
        }
    }

    public async Task Type(IPage page, string selector, string text)
    {
        await Use(page, selector);
        await page.Keyboard.PressAsync("Control+End"); // where a finger would put the mark
        await page.Keyboard.TypeAsync(text);
    }
}
