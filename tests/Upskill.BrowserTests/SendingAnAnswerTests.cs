namespace Upskill.BrowserTests;

public sealed class SendingAnAnswerTests(RunningProduct product) : Journey(product)
{
    private const string NoNetwork = "net::ERR_INTERNET_DISCONNECTED";

    [Fact]
    public async Task An_answer_that_meets_a_lost_connection_stays_is_sent_by_itself_and_is_recorded_once()
    {
        var device = (await DeviceOf(People.LosesConnection)).Expects(NoNetwork);
        var page = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        var before = await device.Facts();
        await device.Offline(true);
        await page.Choose("q-checkable");
        await page.SendAnswer.ClickAsync();

        await Expect(page.Waiting, "Nobody says that the answer is waiting.").ToBeVisibleAsync();
        await Expect(page.ConnectionLost, "Nobody says that the connection is lost.").ToBeVisibleAsync();
        await Expect(page.Option("c"), "The choice is gone.").ToBeCheckedAsync();
        Assert.Equal(before, await device.Facts());

        await device.Offline(false);
        await page.ShowsQuestion(2, of: 3);
        await Expect(page.Waiting, "The answer is said to wait still.").ToBeHiddenAsync();
        await Expect(page.ConnectionLost, "The connection is said to be lost still.").ToBeHiddenAsync();
        Assert.Equal(before + 1, await device.Facts());
    }

    [Fact]
    public async Task An_answer_that_was_waiting_when_the_page_was_closed_is_sent_when_it_is_opened_again()
    {
        var device = (await DeviceOf(People.ClosesWhileOffline)).Expects(NoNetwork);
        var page = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        var before = await device.Facts();
        await device.Offline(true);
        await page.Choose("q-checkable");
        await page.SendAnswer.ClickAsync();
        await Expect(page.Waiting, "Nobody says that the answer is waiting.").ToBeVisibleAsync();
        await page.GotoAsync("about:blank"); // a page that is being closed may still hear that the network is back
        await page.CloseAsync();
        await device.Offline(false);
        Assert.Equal(before, await device.Facts());

        page = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        await page.ShowsQuestion(2, of: 3);
        Assert.Equal(before + 1, await device.Facts());
    }

    [Theory]
    [InlineData(People.DoubleClicks, true)]
    [InlineData(People.DoubleClicksWithoutScript, false)]
    public async Task A_double_click_records_one_answer(string person, bool withScript)
    {
        var device = await DeviceOf(person, options => options.JavaScriptEnabled = withScript);
        var page = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        var before = await device.Facts();
        await page.Choose("q-checkable");
        await page.SendAnswer.DblClickAsync();
        await page.ShowsQuestion(2, of: 3);
        await Expect(page.Problem, "A double click is told of a problem.").ToBeHiddenAsync();
        Assert.Equal(before + 1, await device.Facts());
    }

    [Fact]
    public async Task Who_sends_a_form_from_a_second_tab_is_told_that_it_was_answered_already()
    {
        var device = (await DeviceOf(People.TwoTabs)).Expects("409 (Conflict)");
        var before = await device.Facts();
        var first = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        var second = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        await first.Choose("q-checkable");
        await first.SendAnswer.ClickAsync();
        await first.ShowsQuestion(2, of: 3);

        await second.Option("a").CheckAsync();
        await second.SendAnswer.ClickAsync();
        await Expect(second.Problem, "The second tab is not told why its answer does not count.")
            .ToContainTextAsync("You have answered this already, on this device or another. That answer is kept");
        Assert.Equal(before + 1, await device.Facts());
    }

    [Fact]
    public async Task On_a_phone_the_reasons_of_an_answer_are_in_view_when_they_come()
    {
        var device = await DeviceOf(People.AnswersOnAPhone, options => options.ViewportSize = new() { Width = 390, Height = 800 });
        var page = await device.Open(Pages.Screen(PromptingForWork.FirstCheck));
        await page.Choose("q-checkable");
        await page.SendAnswer.ClickAsync();
        await page.ShowsQuestion(2, of: 3);
        await Expect(page.Locator("#last"), "“Your last answer” is outside the window: the page stayed at the button that sent it.")
            .ToBeInViewportAsync();
    }
}
