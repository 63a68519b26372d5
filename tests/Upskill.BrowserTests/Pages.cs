using System.Text.RegularExpressions;

namespace Upskill.BrowserTests;

/// <summary>What people do and look for on the product's pages, in their words.</summary>
internal static partial class Pages
{
    public const string SignIn = "/development/sign-in", Regulatory = "/adoption/regulatory-affairs";

    /// <summary>What <c>FocusFault</c> says where no element has the focus: after the last stop of the Tab key.</summary>
    public const string NoFocus = "nothing has the focus";

    // What has the focus must show it, be in the window, and lie under nothing.
    private const string FocusFaults = """
        nothing => {
          const element = document.activeElement;
          if (!element || element === document.body) return nothing;
          const isOutlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
          const { left, top, width, height } = element.getClientRects()[0];
          const above = document.elementFromPoint(left + width / 2, top + height / 2);
          const name = element.outerHTML.slice(0, 120);
          if (![element, element.closest('label')].some(it => it && isOutlined(getComputedStyle(it)))) return `no outline on ${name}`;
          if (!above) return `outside the window: ${name}`;
          return element.contains(above) || above.contains(element) ? '' : `${above.outerHTML.slice(0, 80)} covers ${name}`;
        }
        """;

    private const string WidthFaults = """
        () => {
          const root = document.documentElement, room = root.clientWidth;
          if (root.scrollWidth <= room) return '';
          const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > room + 1);
          return `${root.scrollWidth} px in a window of ${room} px: ` + wide.slice(-3).map(element => element.outerHTML.slice(0, 120)).join(' | ');
        }
        """;

    /// <summary>Path of a screen of “Prompting for work”.</summary>
    public static string Screen(string activity) => $"{PromptingForWork.Path}/{activity}";

    extension(IPage page)
    {
        /// <summary>“What next” on the home page.</summary>
        public ILocator WhatNext => page.Locator("section[aria-labelledby=next]");

        /// <summary>The note that the answer is kept and will be sent by itself.</summary>
        public ILocator Waiting => page.Locator("[data-pending]");

        /// <summary>The note under the top bar that the connection is lost.</summary>
        public ILocator ConnectionLost => page.Locator("connection-note");

        /// <summary>What the server said to a submission that it refused.</summary>
        public ILocator Problem => page.Locator("[data-problem]");

        /// <summary>How many people have completed, on a dashboard.</summary>
        public ILocator Headline => page.Locator("[data-live=headline] dd").First;

        /// <summary>The control of an option.</summary>
        public ILocator Option(string id) => page.Locator($"input[name=choice][value='{id}']");

        /// <summary>Waits for the page with this heading, and until its scripts listen.</summary>
        public async Task Shows(string heading)
        {
            await Expect(page.Locator("h1"), $"The page “{heading}” did not come.").ToHaveTextAsync(heading);
            await page.WaitForLoadStateAsync();
        }

        /// <summary>Waits for a question of a check.</summary>
        public Task ShowsQuestion(int number, int of) =>
            Expect(page.Locator("legend"), $"Question {number} of {of} did not come.").ToContainTextAsync($"Question {number} of {of}.");

        /// <summary>Waits for the step that is asked for, a question or a scene, and until the page's scripts listen.</summary>
        public async Task Asks(string step)
        {
            await Expect(page.Locator("form[action$='/submissions'] input[name=step]"), $"{step} is not asked.").ToHaveValueAsync(step);
            await page.WaitForLoadStateAsync();
        }

        /// <summary>Chooses the right options of the step that is asked for.</summary>
        public async Task Choose(string step)
        {
            await page.Asks(step);
            await Expect(page.Locator("input[name=choice]:checked"), "Something is chosen before anybody chose.").ToHaveCountAsync(0);
            foreach (var option in PromptingForWork.Answers[step])
                await page.Option(option).CheckAsync();
        }

        /// <summary>What is wrong with how the focus is seen; empty where nothing is.</summary>
        public async Task<string> FocusFault()
        {
            const int MostLooks = 20; // the browser may still be scrolling to it
            for (var looks = 1; ; looks++)
            {
                var fault = await page.EvaluateAsync<string>(FocusFaults, NoFocus);
                if (fault.Length == 0 || fault == NoFocus || looks == MostLooks)
                    return fault;
                await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(done))");
            }
        }

        /// <summary>Does what leads to another page, or to the same anew, and waits until that is there and its scripts listen.</summary>
        public async Task Leaves(Func<Task> how)
        {
            await page.EvaluateAsync("() => window.before = true");
            await how();
            // Asked from here: a page without script need not draw a frame, which is when the browser would look by itself.
            await Until.True(page.IsNew, "no other page came");
        }

        private async Task<bool> IsNew()
        {
            try
            {
                return await page.EvaluateAsync<bool>("() => window.before === undefined && document.readyState === 'complete'");
            }
            catch (PlaywrightException)
            {
                return false; // between the two pages
            }
        }

        /// <summary>The step that the form of the screen asks for; null where it asks for none.</summary>
        public async Task<string?> OpenStep() =>
            page.Locator("form[action$='/submissions'] input[name=step]").First is var step && await step.CountAsync() > 0 ? await step.GetAttributeAsync("value") : null;

        /// <summary>From 0, in a list to put in order.</summary>
        public Task<int> PlaceOf(string option) =>
            page.EvaluateAsync<int>($"[...document.querySelectorAll('order-list li')].findIndex(item => item.id === 'item-{option}')");

        /// <summary>What is wider than the window; empty where nothing is.</summary>
        public Task<string> WidthFault() => page.EvaluateAsync<string>(WidthFaults);

        /// <summary>The button of a check.</summary>
        public ILocator SendAnswer => page.GetByRole(AriaRole.Button, new() { Name = "Send answer" });

        /// <summary>A link or a button to another page.</summary>
        public Task Follow(string name) => page.Locator("a, button").Filter(new() { HasText = name }).First.ClickAsync();

        /// <summary>The pieces of text in the elements, without white space around them.</summary>
        public async Task<string[]> Texts(string selector) =>
            [.. (await page.Locator(selector).AllInnerTextsAsync()).Select(text => Space().Replace(text, " ").Trim())];
    }

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
