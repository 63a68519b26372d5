using Upskill.TimeSaved;

namespace Upskill.BrowserTests;

/// <summary>One's hours: in half a minute, on a phone, and whatever one types.</summary>
public sealed class HoursTests(RunningProduct product) : Journey(product)
{
    private static WeekId ThisWeek => WeekId.Of(DateOnly.FromDateTime(DateTime.UtcNow));

    [Fact]
    public async Task On_a_phone_this_weeks_hours_are_the_same_as_last_weeks_in_one_tap()
    {
        var device = await DeviceOf(People.ClaimsOnAPhone, OnAPhone);
        var page = await device.Open($"/hours/{ThisWeek.Previous}");
        Assert.Equal("numeric", await page.Locator("#drafting-saved").GetAttributeAsync("inputmode"));
        await page.Locator("#drafting-saved").FillAsync("3:00");
        await page.Locator("#drafting-checking").FillAsync("30");
        await page.Locator("summary").ClickAsync();
        await page.Locator("#code-saved").FillAsync("40");
        await Button(page, "Send my hours").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First, "Nobody says that it was sent.").ToContainTextAsync("3 h 10 min net");

        await page.GotoAsync($"/hours/{ThisWeek}");
        await Button(page, "Same as last week").TapAsync();
        await Expect(page.GetByText("Your hours for this week are in: 3 h 10 min net."), "One tap was not enough.").ToBeVisibleAsync();
        await Expect(page.Locator("#code-saved"), "A kind of work that was claimed is hidden.").ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_bad_value_is_named_at_its_field_keeps_everything_typed_and_goes_through_once_it_is_put_right()
    {
        var device = (await DeviceOf(People.MistypesHours, OnAPhone)).Expects("422 (Unprocessable");
        var page = await device.Open($"/hours/{ThisWeek}");
        await page.Locator("#drafting-saved").FillAsync("180");
        await page.Locator("#drafting-checking").FillAsync("1/2 h");
        await page.Locator("#searching-lost").FillAsync("25");
        await Button(page, "Send my hours").ClickAsync();

        await Expect(page.Locator("#drafting-checking-error"), "Nobody says what is wrong with the field.").ToContainTextAsync("You typed “1/2 h”.");
        await Expect(page.Locator("form[action$='/claim'] [data-problem]"), "Nobody says that nothing was sent.").ToContainTextAsync("This is not sent yet, and everything you typed is still here.");
        await Expect(page.Locator("#drafting-checking"), "The focus is not on what is wrong.").ToBeFocusedAsync();
        await Expect(page.Locator("#drafting-checking"), "The field is not said to be wrong.").ToHaveAttributeAsync("aria-describedby", "drafting-checking-error units");
        await Expect(page.Locator("#drafting-saved"), "What was typed is gone.").ToHaveValueAsync("180");
        await Expect(page.Locator("#searching-lost"), "What was typed is gone.").ToHaveValueAsync("25");

        await page.Locator("#drafting-checking").FillAsync("30");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Your hours for this week are in: 2 h 5 min net."), "The mended form was not taken.").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_baseline_is_skipped_a_mistake_is_mended_and_the_reminder_is_switched_off()
    {
        var device = (await DeviceOf(People.ClaimsWithoutScript, options => options.JavaScriptEnabled = false)).Expects("422 (Unprocessable");
        var page = await device.Open("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter this week’s hours" }).ClickAsync();
        await page.Shows("Your week before");
        await Button(page, "Skip this").ClickAsync();

        await page.GotoAsync($"/hours/{ThisWeek}");
        await page.Locator("#drafting-saved").FillAsync("an hour");
        await page.Locator("#searching-lost").FillAsync("5");
        await Button(page, "Send my hours").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "You typed “an hour”." }).ClickAsync();
        await Expect(page.Locator("#drafting-saved"), "The link leads elsewhere.").ToBeFocusedAsync();
        await Expect(page.Locator("#searching-lost"), "What was typed is gone.").ToHaveValueAsync("5");

        await page.Locator("#drafting-saved").FillAsync("1 h");
        await Button(page, "Send my hours").ClickAsync();
        await Expect(page.GetByText("Your hours for this week are in: 55 min net."), "The mended form was not taken.").ToBeVisibleAsync();

        await Button(page, "No more reminders").ClickAsync();
        await Expect(page.GetByText("You are not reminded."), "The reminder is still on.").ToBeVisibleAsync();
    }

    private static void OnAPhone(BrowserNewContextOptions options)
    {
        options.ViewportSize = new() { Width = 390, Height = 844 };
        options.HasTouch = true;
        options.IsMobile = true;
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });
}
