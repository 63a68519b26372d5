using Microsoft.AspNetCore.Components;
using Upskill.Adoption;
using Upskill.Coaching;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.TimeSaved;
using Upskill.Web;
using Upskill.Workforce;

namespace Upskill.BrowserTests;

/// <summary>People who sign in with their organisation's provider, in Chromium: nothing goes to anybody else, and no policy is violated on the way there and back.</summary>
[Collection(nameof(RunningProduction))]
public sealed class ProviderJourneyTests(RunningProduction product)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(1);
    private const string Refused = "responded with a status of 40";
    private static readonly string Agreement = Pages.Screen("working-agreement") + "?language=en";

    [Fact]
    public async Task Somebody_signs_in_is_asked_again_before_they_sign_and_signs_out_on_both_their_devices()
    {
        const string person = People.Beginner;
        await product.Provider.Says(person, new { name = "Somebody" }, LongAgo);
        var (laptop, phone) = ((await product.Device()).Expects(Refused).Expects("WebSocket connection to"), (await product.Device(options => options.ViewportSize = new() { Width = 390, Height = 844 })).Expects("WebSocket connection to").Expects(Refused));
        var (page, other) = (await SignIn(laptop, person, "/"), await SignIn(phone, person, "/"));
        await page.GotoAsync(Agreement);
        var name = await page.Locator(".person-name").TextContentAsync();
        await Expect(page.Locator("form:has(#signature)"), "Nobody says that they are asked again.").ToContainTextAsync("asks you once more");

        await product.Provider.Says(person, new { name = "Somebody" });
        await page.Locator("#signature").FillAsync(name!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await LogIn(page, person);
        await Expect(page.Locator(".notice[data-tone=good]"), "What was signed before being asked was not signed afterwards.").ToContainTextAsync($"Signed by {name}");

        await page.Locator("[popovertarget=person-menu]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await page.Shows("Sign out of the provider");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await page.Shows("You are signed out");
        await other.ReloadAsync();
        await other.Shows("Log in at the provider"); // though the provider has a session on the phone still

        await End(laptop, phone);
    }

    [Fact]
    public async Task Without_script_somebody_is_asked_again_and_signs_with_the_name_that_they_had_typed()
    {
        const string person = People.HalfWay;
        await product.Provider.Says(person, new { name = "Somebody" }, LongAgo);
        var device = (await product.Device(options => options.JavaScriptEnabled = false)).Expects(Refused);
        var page = await SignIn(device, person, Agreement);
        var name = await page.Locator(".person-name").TextContentAsync();
        await product.Provider.Says(person, new { name = "Somebody" });

        await page.Locator("#signature").FillAsync(name!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await page.Shows("Sign in once more to sign");
        await page.Follow("Sign in once more");
        await LogIn(page, person);
        await Expect(page.Locator("#signature"), "The name that was typed is gone.").ToHaveValueAsync(name!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await page.GotoAsync(Agreement);
        await Expect(page.Locator(".notice[data-tone=good]"), "It was not signed.").ToContainTextAsync($"Signed by {name}");

        await page.GotoAsync("/record");
        await Expect(page.Locator("section[aria-labelledby=evidence]"), "The record does not say who was asked.").ToContainTextAsync("The organisation’s sign-in asked who signs on");
        await End(device);
    }

    [Fact]
    public async Task No_page_asks_anybody_else_for_anything_or_violates_the_policy()
    {
        var device = await product.Device();
        var page = await SignIn(device, People.Owner, "/");
        var seen = 0;
        foreach (var path in Paths())
        {
            var answer = await page.GotoAsync(path);
            if (answer!.Status is 200)
                seen++;
            else
                device.Expects($"{path}:");
            await page.WaitForLoadStateAsync();
        }
        Assert.True(seen > 15, $"Only {seen} pages were there for the owner.");
        await End(device.Expects("responded with a status of 404"));
    }

    /// <summary>Every page that needs nothing in its address.</summary>
    private static IEnumerable<string> Paths() =>
        new[] { typeof(WorkforceModule), typeof(LearningModule), typeof(LiveSessionsModule), typeof(PeerGroupsModule), typeof(TimeSavedModule), typeof(AdoptionModule), typeof(CoachingModule), typeof(WebModule) }
            .SelectMany(module => module.Assembly.GetTypes()).SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
            .Select(route => route.Template).Where(template => !template.Contains('{', StringComparison.Ordinal)).Distinct();

    private static async Task<IPage> SignIn(Device device, string person, string path)
    {
        var page = await device.Open(path);
        await LogIn(page, person);
        await Expect(page.Locator(".person-name"), "They are not signed in.").ToBeVisibleAsync();
        return page;
    }

    private static async Task LogIn(IPage page, string person)
    {
        await page.Shows("Log in at the provider");
        await page.GetByLabel("Who are you?").FillAsync(person);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
    }

    private async Task End(params Device[] devices)
    {
        foreach (var device in devices)
        {
            await device.Close();
            Assert.Equal("", string.Join('\n', device.Troubles));
            string[] known = [product.Address.GetLeftPart(UriPartial.Authority), product.Provider.Address.GetLeftPart(UriPartial.Authority)];
            Assert.All(device.Origins, origin => Assert.Contains(origin, known));
        }
    }
}
