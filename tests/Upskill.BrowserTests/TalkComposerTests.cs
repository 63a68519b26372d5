using System.Text.RegularExpressions;

namespace Upskill.BrowserTests;

/// <summary>What one is about to say: who will read it, what is held, what is kept, and what is left of it on the device.</summary>
public sealed class TalkComposerTests(RunningProduct product) : TalkJourney(product)
{
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
        await one.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
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
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync());
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
}
