using System.Text.RegularExpressions;

namespace Upskill.BrowserTests;

/// <summary>Colleagues talk in their group: on a laptop, on a phone, over a lost connection, without script, by keyboard alone.</summary>
public sealed class TalkTests(RunningProduct product) : TalkJourney(product)
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
}
