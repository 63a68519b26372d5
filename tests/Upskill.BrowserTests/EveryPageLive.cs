namespace Upskill.BrowserTests;

/// <summary>What is done before the pages of live sessions are looked at.</summary>
internal static partial class EveryPage
{
    private static async Task SeeWaiting(IPage page) => await page.GotoAsync(await SessionHosts.Of(page, SessionHosts.Waits));

    private static async Task SeeConsoleBefore(IPage page) => await page.GotoAsync(await SessionHosts.Of(page, SessionHosts.Waits) + "/host");

    private static async Task SeeSession(IPage page)
    {
        await Fill(page, SessionHosts.Runs);
        await page.ReloadAsync();
    }

    private static async Task SeeConsole(IPage page)
    {
        await Fill(page, SessionHosts.Runs);
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "/host");
    }

    private static async Task SeeSummary(IPage page)
    {
        await page.GotoAsync(await SessionHosts.Of(page, SessionHosts.IsOver));
        if (await page.GetByText("Over", new() { Exact = true }).CountAsync() == 0)
        {
            await Fill(page, SessionHosts.IsOver);
            await SessionHosts.Send(page, "ending");
        }
        await page.ReloadAsync();
    }

    private static async Task BringCaptions(IPage page)
    {
        await SeeSummary(page);
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "/captions");
        await page.Locator("#file").SetInputFilesAsync(CaptionsTests.File);
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Keep captions" }).ClickAsync());
    }

    private static async Task ReadCaptions(IPage page)
    {
        await BringCaptions(page);
        await page.Locator("#file").SetInputFilesAsync(CaptionsTests.File);
        await page.Locator("[name=confirmed]").CheckAsync();
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Keep captions" }).ClickAsync());
        await page.Locator("[data-transcript] summary").ClickAsync();
    }

    /// <summary>Started once, with questions and a poll.</summary>
    private static async Task Fill(IPage page, string host)
    {
        await page.GotoAsync(await SessionHosts.Of(page, host));
        if (await page.GetByText("Not started", new() { Exact = true }).CountAsync() == 0)
            return;
        await SessionHosts.Send(page, "beginning");
        foreach (var question in new[] { "Do we have to say in the cover letter that a tool was used?", "How long did the checking take, compared with writing it yourself?" })
            await SessionHosts.Send(page, "questions", ("text", question));
        await page.ReloadAsync();
        var numbers = await page.Locator("[data-question]").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.question).filter(number => number !== '0')");
        await SessionHosts.Send(page, $"questions/{numbers[0]}/treatment", ("became", "AnsweredInText"), ("answer", "Yes, in one sentence."));
        await SessionHosts.Send(page, $"questions/{numbers[1]}/votes", ("vote", "on"));
        await SessionHosts.Send(page, "polls", ("question", "Would you use this next week?"), ("option1", "Yes"), ("option2", "With help"), ("option3", "No"));
        await SessionHosts.Post(page, "/api/peer-groups/rounds", ("unit", "session:" + new Uri(page.Url).Segments[2].TrimEnd('/')), ("size", "10"), ("minutes", "20160"), ("starters", ""));
    }
}
