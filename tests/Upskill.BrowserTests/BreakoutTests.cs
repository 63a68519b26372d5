using System.Text.RegularExpressions;

namespace Upskill.BrowserTests;

/// <summary>Groups of ten in a live session, from the draw until everybody is back.</summary>
public sealed partial class BreakoutTests(RunningProduct product) : Journey(product)
{
    private const string Laptop = "sample-0015", Phone = "sample-0034", Late = "sample-0159";

    /// <summary>Twelve who say that they are here; with the host and two on pages they are 15, “about 20”, and one fewer would be “about 10”.</summary>
    private static readonly string[] Others =
        ["sample-0020", "sample-0025", "sample-0036", "sample-0040", "sample-0042", "sample-0049", "sample-0083", "sample-0101", "sample-0123", "sample-0135", "sample-0143", "sample-0163"];

    [Fact]
    public async Task By_keyboard_a_host_draws_groups_everybody_sees_theirs_a_latecomer_joins_one_calls_for_help_and_all_come_back()
    {
        var host = await (await DeviceOf(SessionHosts.OfManufacturing)).Open("/hours");
        var session = await SessionHosts.Of(host, SessionHosts.OfManufacturing, "manufacturing");
        await host.GotoAsync(session + "/host");
        await host.Keyboard.PressAsync("s");
        await Expect(host.Locator("#queue"), "It did not start.").ToHaveTextAsync("Questions, 0 open");
        var laptop = await (await DeviceOf(Laptop)).Open(session);
        var phone = await (await DeviceOf(Phone, OnAPhone)).Open(session);
        await Expect(laptop.Locator("#group"), "There are groups before any were drawn.").ToBeHiddenAsync();
        await Task.WhenAll(Others.Select(person => SayHere(person, session)));
        await Expect(host.Locator("section[aria-labelledby=here]"), "They are not all here.").ToContainTextAsync("About 20 people");

        await Keyboard.Reach(host, "#minutes");
        await host.Keyboard.PressAsync("Control+A");
        await host.Keyboard.TypeAsync("8");
        await host.Keyboard.PressAsync("Enter");
        await Expect(host.Locator("section[aria-labelledby=groups]"), "The groups are not drawn.").ToContainTextAsync("2 groups, each of about ten");
        Assert.Equal("groups", await host.EvaluateAsync<string>("document.activeElement.dataset.live")); // the focus stays where it was pressed
        foreach (var page in new[] { laptop, phone })
        {
            await Expect(page.Locator("[data-group-words]"), "Their group is not said.").ToHaveTextAsync(Theirs());
            await Expect(page.Locator("#group count-down"), "The time does not run.").ToHaveTextAsync(Minutes());
            await Expect(page.Locator("[data-say]"), "It is not said aloud.").ToHaveTextAsync("Groups were drawn.");
        }
        Assert.Equal("", await phone.WidthFault());

        var late = await (await DeviceOf(Late)).Open(session);
        await Expect(late.Locator("[data-group-words]"), "Who comes late is not told of the groups.").ToHaveTextAsync("There are 2 groups now");
        await new Keyboard().Use(late, "[data-seat] button");
        await Expect(late.Locator("[data-group-words]"), "Who comes late is in no group.").ToHaveTextAsync(Theirs());
        var group = Theirs().Match(await late.Locator("[data-group-words]").InnerTextAsync()).Groups[1].Value;
        await new Keyboard().Use(late, "[data-help] button");
        await Expect(late.Locator("[data-called]"), "Nobody says that the host knows.").ToBeVisibleAsync();
        await Expect(host.GetByText($"Group {group} asks for help"), "The host is not told.").ToBeVisibleAsync();
        await new Keyboard().Use(host, $"form[action$='/groups/{group}/help'] button");
        await Expect(host.GetByText($"Group {group} asks for help"), "It is still asking.").ToHaveCountAsync(0);
        await host.ReloadAsync();
        await Expect(host.Locator("section[aria-labelledby=groups] count-down"), "The time does not run.").ToHaveTextAsync(Minutes());

        await host.EvaluateAsync("document.activeElement.blur()");
        await host.Keyboard.PressAsync("b");
        foreach (var page in new[] { laptop, phone, late })
        {
            await Expect(page.GetByText("Everybody is called back"), "Nobody calls them back.").ToBeVisibleAsync();
            await Expect(page.Locator("#group").GetByRole(AriaRole.Button), "There is something to do still.").ToHaveCountAsync(0);
            await page.ReloadAsync();
            await Expect(page.Locator("#group"), "There are groups still.").ToBeHiddenAsync();
        }
        await Expect(host.GetByRole(AriaRole.Button, new() { Name = "Draw groups of ten" }), "The host cannot draw again.").ToBeVisibleAsync();
    }

    [GeneratedRegex("^You are in group ([12]) of 2$")]
    private static partial Regex Theirs();

    [GeneratedRegex("^[67]:[0-5][0-9]$")]
    private static partial Regex Minutes();

    /// <summary>As the page does where no script runs.</summary>
    private async Task SayHere(string person, string session)
    {
        using var visitor = await WebVisitor.SignIn(Address, person);
        var token = WebVisitor.Token(await visitor.Page("/hours/baseline"));
        using var answer = await visitor.PostForJson($"/api/live-sessions{session}/presence", token, ("commandId", Guid.NewGuid().ToString("N")), ("here", "yes"));
        Assert.True(answer.IsSuccessStatusCode, $"{person}: {answer.StatusCode}");
    }

    private static void OnAPhone(BrowserNewContextOptions device)
    {
        device.ViewportSize = new() { Width = 390, Height = 844 };
        device.HasTouch = true;
    }
}
