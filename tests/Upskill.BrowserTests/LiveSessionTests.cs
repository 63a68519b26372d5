namespace Upskill.BrowserTests;

/// <summary>A host and attendees at one live session: on a laptop beside a shared window, on a phone, over a lost connection, by keyboard alone, without script.</summary>
public sealed class LiveSessionTests(RunningProduct product) : Journey(product)
{
    private const string Question = "How long did the checking take, compared with writing it yourself?";

    [Fact]
    public async Task A_host_and_two_attendees_ask_vote_and_answer_at_once_and_who_lost_the_line_misses_nothing()
    {
        var host = await (await DeviceOf(SessionHosts.Together, Beside)).Open("/hours");
        var session = await SessionHosts.Of(host, SessionHosts.Together);
        var phone = (await DeviceOf(People.OnHerPhone, OnAPhone)).Expects("ERR_INTERNET_DISCONNECTED");
        var (one, two) = (await (await DeviceOf(People.WholeModule)).Open(session), await phone.Open(session));
        await Expect(one.GetByText("Not started yet"), "It runs before it was started.").ToBeVisibleAsync();
        await host.GotoAsync(session + "/host");
        await host.GetByRole(AriaRole.Button, new() { Name = "Start session" }).ClickAsync();

        // Both pages begin by themselves.
        await one.Locator("#text").FillAsync(Question);
        await one.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(one.Locator("[data-question] [data-own]"), "It is not marked as her own.").ToContainTextAsync("Yours");
        await Expect(two.Locator("[data-question] [data-text]"), "It did not arrive.").ToHaveTextAsync(Question);
        await Expect(two.Locator("[data-own]"), "Somebody else's is marked as her own.").ToHaveCountAsync(0);
        await two.GetByRole(AriaRole.Button, new() { Name = "I want this answered" }).ClickAsync();
        await Expect(one.Locator("[data-votes]"), "The vote did not arrive.").ToHaveTextAsync("1");
        await Expect(host.Locator(".question .vote"), "The host does not see the vote.").ToContainTextAsync("1");

        await phone.Offline(true);
        await host.GetByText("Answer in text").ClickAsync();
        await host.GetByLabel("Your answer, for everybody").FillAsync("About half.");
        await host.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(one.Locator("[data-answer]"), "The answer did not arrive.").ToHaveTextAsync("About half.");
        await host.GetByText("New poll").ClickAsync();
        await host.GetByLabel("Question", new() { Exact = true }).FillAsync("Would you use this next week?");
        await host.GetByLabel("Answer 1").FillAsync("Yes");
        await host.GetByLabel("Answer 2").FillAsync("No");
        await host.GetByRole(AriaRole.Button, new() { Name = "Open the poll" }).ClickAsync();
        await one.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Expect(one.Locator("#poll [aria-pressed=true]"), "The choice is not marked.").ToHaveTextAsync("Yes");
        await phone.Offline(false);
        await Expect(two.Locator("[data-answer]"), "What was said meanwhile is missing.").ToHaveTextAsync("About half.", new() { Timeout = 30_000 });
        await Expect(two.Locator("[data-poll-question]"), "The poll is missing.").ToHaveTextAsync("Would you use this next week?");
        await Expect(two.Locator("[data-poll-answered]"), "Few answers are shown.").ToHaveTextAsync("Fewer than 5 answered.");

        await host.Locator("#ending summary").ClickAsync();
        await host.GetByRole(AriaRole.Button, new() { Name = "End it now" }).ClickAsync();
        foreach (var page in new[] { one, two })
        {
            await Expect(page.GetByText("Who asked and who voted is destroyed"), "The summary did not come by itself.").ToBeVisibleAsync();
            await Expect(page.Locator(".answer"), "The answer is not in the summary.").ToHaveTextAsync("About half.");
        }
    }

    [Fact]
    public async Task By_keys_alone_a_host_starts_answers_sets_aside_and_opens_a_poll_and_can_switch_keys_off()
    {
        var host = await (await DeviceOf(SessionHosts.ByKeyboard)).Open("/hours");
        await host.GotoAsync(await SessionHosts.Of(host, SessionHosts.ByKeyboard) + "/host");
        await Expect(host.Locator("[data-keys]"), "The keys are not offered.").ToBeVisibleAsync();
        await host.Keyboard.PressAsync("s");
        await Expect(host.Locator("#queue"), "It did not start.").ToHaveTextAsync("Questions, 0 open");
        await SessionHosts.Send(host, "questions", ("text", "The first?"));
        await SessionHosts.Send(host, "questions", ("text", "The second?"));
        await Expect(host.Locator("#queue"), "The questions did not come.").ToHaveTextAsync("Questions, 2 open");

        await host.Keyboard.PressAsync("a");
        await Expect(host.Locator("#queue"), "The first is not answered.").ToHaveTextAsync("Questions, 1 open");
        await host.Keyboard.PressAsync("p");
        await Expect(host.Locator("#queue"), "The second is not set aside.").ToHaveTextAsync("Questions, 0 open");
        var keyboard = new Keyboard();
        await keyboard.Use(host, "#new-poll > summary");
        await keyboard.Type(host, "#poll-question", "Would you use this?");
        await keyboard.Type(host, "#option1", "a");
        await keyboard.Type(host, "#option2", "c");
        await host.Keyboard.PressAsync("Enter");
        await Expect(host.Locator("#poll ~ *, section[aria-labelledby=poll]").First, "The poll is not open.").ToContainTextAsync("Would you use this?");

        await keyboard.Use(host, "[data-keys] input");
        await host.EvaluateAsync("document.activeElement.blur()");
        await host.Keyboard.PressAsync("c");
        await Expect(host.Locator("section[aria-labelledby=poll] .tag"), "A key was heard that is switched off.").ToHaveTextAsync("Open");
        await keyboard.Use(host, "[data-keys] input");
        await host.EvaluateAsync("document.activeElement.blur()");
        await host.Keyboard.PressAsync("c");
        await Expect(host.Locator("section[aria-labelledby=poll] .tag"), "The poll is not closed.").ToHaveTextAsync("Closed");
    }

    [Fact]
    public async Task Without_script_one_comes_asks_votes_answers_and_reads_by_reload()
    {
        var host = await (await DeviceOf(SessionHosts.WithoutScript)).Open("/hours");
        var session = await SessionHosts.Of(host, SessionHosts.WithoutScript, "commercial");
        await host.GotoAsync(session + "/host");
        await host.GetByRole(AriaRole.Button, new() { Name = "Start session" }).ClickAsync();
        await Expect(host.Locator("#queue"), "It did not start.").ToHaveTextAsync("Questions, 0 open");
        await SessionHosts.Send(host, "polls", ("question", "Would you use this?"), ("option1", "Yes"), ("option2", "No"));

        var page = await (await DeviceOf(People.Talkers[0], device => device.JavaScriptEnabled = false)).Open(session);
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "I am here" }).ClickAsync());
        await Expect(page.Locator("noscript button"), "It is not noted.").ToHaveTextAsync("I am leaving");
        await page.Locator("#text").FillAsync("Asked without script?");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync());
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "I want this answered" }).ClickAsync());
        await Expect(page.Locator("[data-vote]"), "The vote is not marked.").ToHaveAttributeAsync("aria-pressed", "true");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync());
        await Expect(page.Locator("#poll [aria-pressed=true]"), "The choice is not marked.").ToHaveTextAsync("Yes");
        await Expect(host.GetByText("Asked without script?"), "The host does not see it.").ToBeVisibleAsync();
    }

    /// <summary>A narrow window beside a shared one.</summary>
    private static void Beside(BrowserNewContextOptions device) => device.ViewportSize = new() { Width = 560, Height = 900 };

    private static void OnAPhone(BrowserNewContextOptions device)
    {
        device.ViewportSize = new() { Width = 390, Height = 844 };
        device.HasTouch = true;
    }
}
