using Deque.AxeCore.Commons;

namespace Upskill.BrowserTests;

/// <summary>What must hold of every page, in whichever state.</summary>
public abstract class PageTests(RunningProduct product) : Journey(product)
{
    private const int Wide = 1280, Narrow = 390, Narrowest = 320, Height = 900;

    private const int MostStops = 100;

    // What a browser at 200% makes of the root's size.
    private const int Doubled = 32;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Its library for Playwright opens a second page for what frames found, and there are no frames. Of what passes only the number of rules is asked.
    private const string Violations = """
        async onlyColours => {
          const rules = onlyColours ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : { rules: { 'target-size': { enabled: true } } };
          const { violations, passes } = await axe.run({ resultTypes: ['violations'], ...rules });
          const said = violations.map(({ id, help, nodes }) => `${id} (${help}): ` + nodes.map(node => node.html).join(' | '));
          return passes.length > (onlyColours ? 0 : 5) ? said : [...said, `axe looked at ${passes.length} rules only`];
        }
        """;

    /// <summary>Brings somebody to where a view shows them.</summary>
    protected abstract Task Prepare(string person, string? until);

    private protected async Task AxeFindsNothing(string name, View view)
    {
        var (_, page) = await Show(view, view.IsNarrow ? Narrow : Wide);
        await page.EvaluateAsync(Axe);
        var faults = new List<string>();
        foreach (var width in view.IsNarrow ? [Narrow] : new[] { Wide, Narrow })
        {
            await page.SetViewportSizeAsync(width, Height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                // The scheme changes colours and nothing else.
                faults.AddRange((await page.EvaluateAsync<string[]>(Violations, scheme is ColorScheme.Dark)).Select(violation => $"{name}, {scheme} at {width} px: {violation}"));
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private protected async Task NothingScrollsAndTheFocusIsSeen(View view)
    {
        var (device, page) = await Show(view, Narrowest);
        await NothingScrollsSideways(page);
        await TabThrough(page);
        await page.SetViewportSizeAsync(2 * Narrowest, Height);
        await (await device.Protocol(page)).SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new { standard = Doubled, @fixed = Doubled } });
        await Expect(page.Locator("html"), "The text was not doubled.").ToHaveCSSAsync("font-size", $"{Doubled}px");
        await NothingScrollsSideways(page);
    }

    private async Task<(Device Device, IPage Page)> Show(View view, int width)
    {
        if (view.Person is not null)
            await Prepare(view.Person, view.Until);
        void Size(BrowserNewContextOptions options) => options.ViewportSize = new() { Width = width, Height = Height };
        var device = view.Person is null ? await Device(Size) : await DeviceOf(view.Person, Size);
        if (view.Expects is not null)
            device.Expects(view.Expects);
        var page = await device.Open(view.Path);
        await view.Then(page);
        await Expect(page.Locator(view.Holds).First, $"{view.Path} does not show {view.Holds}.").ToBeVisibleAsync();
        return (device, page);
    }

    private static async Task TabThrough(IPage page)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var fault = await page.FocusFault();
            if (fault == Pages.NoFocus && stops > 0)
                return;
            // What was done on the page may have left the focus on its last stop.
            Assert.True(fault.Length == 0 || (fault == Pages.NoFocus && stops == 0), fault);
        }
        Assert.Fail($"The Tab key did not come to an end after {MostStops} stops.");
    }

    private static async Task NothingScrollsSideways(IPage page)
    {
        var wide = await page.WidthFault();
        Assert.True(wide.Length == 0, wide);
    }
}
