namespace Upskill.BrowserTests;

/// <summary>A tablet on which people sign in one after the other.</summary>
public sealed class SharedDeviceTests(RunningProduct product) : Journey(product)
{
    private const string Refused = "responded with a status of 4";

    [Fact]
    public async Task An_answer_that_meets_a_signed_out_session_is_sent_after_signing_in_again()
    {
        var device = (await DeviceOf(People.SignsOut)).Expects(Refused);
        var before = await device.Facts();
        var (page, other) = (await device.Open(Pages.Screen(PromptingForWork.FirstCheck)), await device.Open("/"));
        await page.Choose("q-checkable");
        await other.GetByRole(AriaRole.Button, new() { Name = ", account" }).ClickAsync();
        await other.Follow("Sign out");
        await other.Shows("Sign in");

        await page.SendAnswer.ClickAsync();
        await page.Shows("Sign in");
        await page.GetByLabel("Name, unit or number").FillAsync(People.SignsOut);
        var found = page.Locator("#found > ul button");
        await Expect(found, "The list does not show the person while one types.").ToHaveCountAsync(1);
        await found.ClickAsync();
        await page.ShowsQuestion(2, of: 3);
        Assert.Equal(before + 1, await device.Facts());
    }

    [Fact]
    public async Task What_one_person_chose_is_never_recorded_for_the_next_who_signs_in()
    {
        var device = (await DeviceOf(People.LeavesTheTablet)).Expects(Refused);
        var page = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        await page.Choose("q-checkable");
        await device.SignIn(People.TakesTheTablet);
        var before = await device.Facts();

        await page.SendAnswer.ClickAsync();
        await Expect(page.Problem.Or(page.Locator("#last")).First, "The answer was neither refused nor taken.").ToBeVisibleAsync();
        Assert.True(before == await device.Facts(), "The answer of the person before was recorded for the person who is signed in now.");
    }
}
