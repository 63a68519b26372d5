using System.Text.RegularExpressions;

namespace Upskill.BrowserTests;

/// <summary>Colleagues talk in their group: on a laptop, on a phone, over a lost connection, without script, by keyboard alone.</summary>
public sealed class TalkTests(RunningProduct product) : Journey(product)
{
    private const string Lost = "ERR_INTERNET_DISCONNECTED";

    [Fact]
    public async Task Three_people_talk_and_the_one_whose_connection_is_lost_misses_nothing_and_loses_no_word()
    {
        var talk = await Open();
        var (laptop, phone, tablet) = (await DeviceOf(People.Talkers[0]), await DeviceOf(People.Talkers[1], OnAPhone), (await DeviceOf(People.Talkers[2])).Expects(Lost));
        var (one, two, three) = (await laptop.Open(talk), await phone.Open(talk), await tablet.Open(talk));
        await Expect(one.Locator("[data-here]"), "Nobody says how many are here.").ToHaveTextAsync("3 here now.");

        await Say(one, "I paste the title into the library search first.");
        await Shows(two, "I paste the title into the library search first.");
        await Shows(three, "I paste the title into the library search first.");
        await Expect(one.Locator("#text"), "The composer is not empty for the next.").ToHaveValueAsync("");

        await tablet.Offline(true);
        await Say(two, "Does it exist, then does it say so.");
        await Say(one, "Not yet checked is a good habit.");
        await Say(three, "Written while the line was away.", isSent: false);
        await Expect(three.Locator(".composer [data-pending]"), "Nobody says that it waits.").ToBeVisibleAsync();
        await tablet.Offline(false);

        foreach (var page in new[] { one, two, three })
        {
            await Shows(page, "Written while the line was away.");
            Assert.Equal(["I paste the title into the library search first.", "Does it exist, then does it say so.", "Not yet checked is a good habit.", "Written while the line was away."],
                (await page.Locator("[data-messages] [data-text]").AllInnerTextsAsync()).Skip(1));
        }
    }

    [Fact]
    public async Task A_message_is_reacted_to_changed_pinned_and_deleted_and_everybody_sees_it()
    {
        var talk = await Open();
        var (one, two) = (await (await DeviceOf(People.Talkers[0])).Open(talk), await (await DeviceOf(People.Talkers[1])).Open(talk));
        await Say(one, "A slip of teh pen");
        var theirs = two.Locator("[data-message]", new() { HasText = "A slip of teh pen" });
        await theirs.GetByText("More", new() { Exact = false }).First.ClickAsync();
        await theirs.GetByRole(AriaRole.Button, new() { Name = "Same here" }).ClickAsync();
        var mine = one.Locator("[data-message]").Last;
        await Expect(mine.Locator(".reaction[data-count='1']"), "The reaction did not arrive.").ToHaveTextAsync("Same here1");

        await mine.GetByText("More", new() { Exact = false }).First.ClickAsync();
        await mine.GetByLabel("Your words").FillAsync("A slip of the pen");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Shows(two, "A slip of the pen");
        await Expect(two.Locator("[data-message]").Last.Locator("[data-edited]"), "The change is not marked.").ToBeVisibleAsync();

        await two.Locator("[data-message]").Last.GetByRole(AriaRole.Button, new() { Name = "Pin this answer" }).ClickAsync();
        await Expect(mine.Locator("[data-pin]"), "The pin did not arrive.").ToBeVisibleAsync();

        await mine.GetByText("More", new() { Exact = false }).First.ClickAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(two.Locator("[data-message]").Last.Locator("[data-text]"), "The words are still there.").ToHaveTextAsync("Deleted by its author.");
        await one.ReloadAsync();
        await Expect(one.Locator("[data-message]").Last.Locator("[data-text]"), "The words came back.").ToHaveTextAsync("Deleted by its author.");
    }

    [Fact]
    public async Task A_draft_outlives_a_reload_and_a_new_question_appears_with_everybody_and_signing_out_clears_the_draft()
    {
        var talk = await Open();
        var device = await DeviceOf(People.Talkers[0]);
        var (one, two) = (await device.Open(talk), await (await DeviceOf(People.Talkers[1])).Open(talk));
        await one.Locator("#text").FillAsync("half a thought");
        await one.ReloadAsync();
        await Expect(one.Locator("#text"), "The draft is gone.").ToHaveValueAsync("half a thought");

        await one.GetByRole(AriaRole.Link, new() { Name = "Ask a question" }).ClickAsync();
        await one.Locator("#text").FillAsync("Can I use the meeting assistant with an outside agency?");
        await one.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(one.Locator("#thread"), "The question did not open its thread.").ToHaveTextAsync("Can I use the meeting assistant with an outside agency?");
        var listed = two.Locator("[data-thread]").First;
        await Expect(listed.Locator("[data-title]"), "The question did not arrive.").ToHaveTextAsync("Can I use the meeting assistant with an outside agency?");
        await Expect(listed.Locator("[data-new]"), "It is not marked as new.").ToHaveTextAsync("1 new");

        await one.GotoAsync(talk);
        await one.Locator("[data-thread] a").Last.ClickAsync();
        await Expect(one.Locator("#text"), "The draft of this thread is gone.").ToHaveValueAsync("half a thought");
        await one.Locator("[popovertarget=person-menu]").ClickAsync();
        await one.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await one.Shows("Sign in");
        Assert.Equal(0, await one.EvaluateAsync<int>("Object.keys(localStorage).filter(name => /^upskill:(draft|read):/.test(name)).length"));
    }

    [Fact]
    public async Task A_patients_number_is_held_in_the_composer_and_a_colleagues_name_is_sent_only_once_its_sender_decided()
    {
        var talk = await Open();
        var (one, two) = (await (await DeviceOf(People.Talkers[0])).Expects("422").Open(talk), await (await DeviceOf(People.Talkers[1])).Open(talk));
        await Say(one, "She is 943 476 5919.", isSent: false);
        await Expect(one.Locator(".composer [data-guard-notices]"), "The number is not named.").ToContainTextAsync("That looks like an NHS number.");
        await Expect(one.Locator("#text"), "The text is gone.").ToHaveValueAsync("She is 943 476 5919.");

        await Say(one, "Ask Aaron Stratton about it.", isSent: false);
        await Expect(one.Locator(".composer [data-guard-notices]"), "The name is not named.").ToContainTextAsync("That looks like a colleague’s name.");
        Assert.Equal(1, await two.Locator("[data-message]").CountAsync());
        await one.GetByLabel("I have looked at it: send it as it is").CheckAsync();
        await one.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Shows(two, "Ask Aaron Stratton about it.");
    }

    [Fact]
    public async Task A_changed_message_is_looked_at_like_a_new_one_here_and_by_the_server()
    {
        var page = await (await DeviceOf(People.Talkers[0])).Expects("422").Open(await Open());
        await Say(page, "A first word.");
        var own = page.Locator("[data-message]", new() { HasText = "A first word." });
        await own.Locator("summary").ClickAsync();
        var change = own.GetByRole(AriaRole.Button, new() { Name = "Change" });
        foreach (var (text, notice) in new[] { ("Patient 943 476 5919.", "NHS number"), ("Write to ann@example.com.", "e-mail address"), ("Ask Aaron Stratton.", "colleague") })
        {
            await own.Locator("textarea").FillAsync(text);
            await change.ClickAsync();
            await Expect(own.Locator("[data-guard-notices]"), $"Nobody says what is in “{text}”.").ToContainTextAsync(notice);
        }
        await own.GetByLabel("I have looked at it: send it as it is").CheckAsync();
        await change.ClickAsync();
        await Shows(page, "Ask Aaron Stratton.");
    }

    [Fact]
    public async Task An_answer_that_waits_is_seen_beside_its_question_and_goes_with_its_writer()
    {
        var talk = await Open();
        var page = await (await DeviceOf(People.Talkers[0])).Expects("503").Open(talk);
        await page.RouteAsync("**/messages", route => route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync());
        await Say(page, "It waits.", isSent: false);
        await Expect(page.Locator(".composer [data-pending]"), "Nobody says that it waits.").ToBeVisibleAsync();

        await page.GotoAsync(talk + "?ask=yes");
        await Expect(page.Locator("[data-threads] [data-waits]").First, "It is not seen in the list.").ToBeVisibleAsync();

        await page.Locator("[popovertarget=person-menu]").ClickAsync();
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync());
        Assert.DoesNotContain("It waits.", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_on_while_an_answer_is_awaited_stays_in_the_composer()
    {
        var page = await (await DeviceOf(People.Talkers[0])).Open(await Open());
        var answer = new TaskCompletionSource();
        await page.RouteAsync("**/messages", async route =>
        {
            if (route.Request.Method == "POST")
                await answer.Task;
            await route.ContinueAsync();
        });
        await Say(page, "The first.", isSent: false);
        await page.Locator("#text").PressSequentiallyAsync(" And one thing more.");
        answer.SetResult();
        await Shows(page, "The first.");
        await Expect(page.Locator(".composer button[type=submit][aria-disabled]"), "The form still waits.").ToHaveCountAsync(0);
        await Expect(page.Locator("#text"), "The words are gone.").ToHaveValueAsync("The first. And one thing more.");
    }

    [Fact]
    public async Task Before_anything_is_written_the_composer_says_who_reads_it_who_could_and_that_nobody_can_afterwards()
    {
        var page = await (await DeviceOf(People.Talkers[0])).Open(await Open());
        await Expect(page.Locator("#text"), "Nobody says who reads it now.").ToHaveAccessibleDescriptionAsync(new Regex("^Read by the 4 people in this group.*Not read by your manager"));
        await page.GetByText("Who else could read it, or find out that it was you").ClickAsync();
        foreach (var said in new[] { "one champion who has no line to anybody in the group reads it", "two programme owners together can find out", "From then on nobody can find out, by any setting.", "Everything is deleted 30 days after the round closes." })
            await Expect(page.Locator(".who"), "Nobody says who could read it.").ToContainTextAsync(said);
    }

    [Fact]
    public async Task By_keyboard_alone_one_answers_mentions_and_sends()
    {
        var talk = await Open();
        var page = await (await DeviceOf(People.Talkers[0])).Open(talk);
        var keyboard = new Keyboard();
        await keyboard.Use(page, ".mentions > summary");
        await keyboard.Use(page, "[data-mention]");
        await page.Keyboard.TypeAsync("what do you do?");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("[data-message]").Last.Locator(".mention"), "The mention is not marked.").ToHaveTextAsync(new Regex("^@[A-Z][a-z]+ [A-Z][a-z]+$"));
    }

    [Fact]
    public async Task Without_script_one_reads_answers_and_reacts_by_reload()
    {
        var talk = await Open();
        var page = await (await DeviceOf(People.Talkers[3], device => device.JavaScriptEnabled = false)).Open(talk);
        await page.Locator("#text").FillAsync("Said without script.");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync());
        await Shows(page, "Said without script.");
        var said = page.Locator("[data-message]", new() { HasText = "Said without script." });
        await said.Locator("summary").First.ClickAsync();
        await page.Leaves(() => said.GetByRole(AriaRole.Button, new() { Name = "Helpful" }).ClickAsync());
        await Expect(page.Locator("[data-message]", new() { HasText = "Said without script." }).Locator("[aria-pressed=true]"), "The reaction is not there.").ToHaveTextAsync("Helpful1");
    }

    /// <summary>The people of <see cref="People.Talkers"/> opt in, their champion draws and opens a round of them; the address of its group.</summary>
    private async Task<string> Open()
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

    private static void OnAPhone(BrowserNewContextOptions device)
    {
        device.ViewportSize = new() { Width = 390, Height = 844 };
        device.HasTouch = true;
    }

    private static async Task Say(IPage page, string text, bool isSent = true)
    {
        await page.Locator("#text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        if (isSent)
            await Shows(page, text);
    }

    private static Task Shows(IPage page, string text) =>
        Expect(page.Locator("[data-messages] [data-text]", new() { HasText = text }), $"“{text}” is not shown.").ToBeVisibleAsync(new() { Timeout = 20_000 });
}
