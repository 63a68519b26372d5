namespace Upskill.BrowserTests;

/// <summary>A round of peer groups among those at a live session: asked from the console, answered by keyboard, with a finger, and without script.</summary>
public sealed class SessionRoundTests(RunningProduct product) : Journey(product)
{
    [Fact]
    public async Task Those_at_a_session_are_asked_where_they_are_and_who_says_yes_is_in_the_roster()
    {
        var host = await (await DeviceOf(SessionHosts.AsksForPeers)).Open("/hours");
        var session = await SessionHosts.Of(host, SessionHosts.AsksForPeers);
        await host.GotoAsync(session + "/host");
        await SessionHosts.Send(host, "beginning");
        var (laptop, phone) = (await (await DeviceOf(People.WholeModule)).Open(session), await (await DeviceOf(People.OnHerPhone, OnAPhone)).Open(session));
        var unscripted = await (await DeviceOf(People.WithoutScript, device => device.JavaScriptEnabled = false)).Open(session);
        await unscripted.Leaves(() => unscripted.GetByRole(AriaRole.Button, new() { Name = "I am here" }).ClickAsync());

        await host.ReloadAsync();
        var keys = new Keyboard();
        await keys.Press(host, "a[href^='/rounds/new?session=']");
        await keys.Use(host, "form[action='/api/peer-groups/rounds'] button[type=submit]");
        await Expect(host.GetByText("Fewer than ten people have said yes so far").Last, "Nobody is asked.").ToBeVisibleAsync();

        await Expect(Card(laptop), "The question did not come by itself.").ToContainTextAsync("Shall we put you in a peer group?");
        await Expect(laptop.Locator("[data-say]"), "It is not said to a screen reader.").ToHaveTextAsync("Shall we put you in a peer group?");
        await new Keyboard().Use(laptop, "#peers button");
        await Expect(Card(laptop), "The yes is not shown.").ToContainTextAsync("You take part");
        await Expect(Card(laptop), "The focus is lost.").ToBeFocusedAsync();
        await Card(phone).GetByRole(AriaRole.Button, new() { Name = "Yes, take me in" }).TapAsync();
        await Expect(Card(phone), "The yes is not shown.").ToContainTextAsync("You take part");
        await unscripted.ReloadAsync();
        await unscripted.Leaves(() => Card(unscripted).GetByRole(AriaRole.Button, new() { Name = "Yes, take me in" }).ClickAsync());
        await Expect(Card(unscripted), "The yes is not shown.").ToContainTextAsync("You take part");

        await keys.Use(host, "form[action$='/roster'] button[type=submit]");
        await Expect(host.Locator(".facts dd").First, "Who said yes is not in the roster.").ToHaveTextAsync("3 people", new() { Timeout = 30_000 });
        await Expect(Card(phone), "What one said is gone.").ToContainTextAsync("You take part");
    }

    private static ILocator Card(IPage page) => page.Locator("#peers");

    private static void OnAPhone(BrowserNewContextOptions device) => (device.ViewportSize, device.HasTouch) = (new() { Width = 390, Height = 844 }, true);
}
