namespace Upskill.BrowserTests;

/// <summary>What somebody does on a page before it is looked at.</summary>
internal static partial class EveryPage
{
    // The first option only: wrong enough, and the next question comes.
    private static async Task AnswerWrongly(IPage page)
    {
        var step = page.Locator("form[action$='/submissions'] input[name=step]");
        var asked = await step.GetAttributeAsync("value");
        await page.Locator("input[name=choice]").First.CheckAsync();
        await page.SendAnswer.ClickAsync();
        await Expect(step, "The next question did not come.").Not.ToHaveValueAsync(asked!);
    }

    private static string AskAgain(string module) => module.Replace("- id: what-a-prompt-is", "- id: what-a-prompt-is\n    evidence: ask-again", StringComparison.Ordinal).Replace("title: What a prompt is", "title: What a prompt is today", StringComparison.Ordinal);

    private static string Spoilt(string module) => module.Replace("outcome:", "outcomes:", StringComparison.Ordinal);

    // The product's own content with one file changed; nothing of it is published.
    private static Func<IPage, Task> BringContent(Func<string, string> change) => async page =>
    {
        var zip = await (await page.APIRequest.GetAsync("/api/learning/contents/built-in/files.zip")).BodyAsync();
        using var bytes = new MemoryStream();
        bytes.Write(zip);
        using (var archive = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("prompting-for-work/module.yaml")!;
            string module;
            using (var reader = new StreamReader(entry.Open()))
                module = change(await reader.ReadToEndAsync());
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("prompting-for-work/module.yaml").Open());
            await writer.WriteAsync(module);
        }
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "programme.zip", MimeType = "application/zip", Buffer = bytes.ToArray() });
        await page.Follow("Read the zip");
        await Expect(page.Locator("h1"), "The content's page did not come.").ToHaveTextAsync("New content");
    };

    // Of a country that nobody of the sample works in.
    private static async Task Decide(IPage page)
    {
        await page.Locator("input[name=managersSeeStatus]").UncheckAsync();
        await page.Locator("input[name=minimumGroupSize]").FillAsync("12");
        await page.Leaves(() => page.Locator("form[action$='/rules'] button").ClickAsync());
    }

    private static async Task Review(IPage page)
    {
        await page.GetByLabel("Who reviewed it").FillAsync("Dr Noor Haddad");
        await page.GetByLabel("What they are expert in").FillAsync("clinical documentation");
        await page.GetByLabel("Day of the review").FillAsync("2026-03-07");
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Record the review" }).ClickAsync());
        await page.Locator("#recorded ~ ul summary, section[aria-labelledby=recorded] summary").First.ClickAsync();
    }

    // Two good lines and two bad ones; nothing of it is accepted, so that the sample stays as it is.
    private static async Task BringFile(IPage page)
    {
        const string Csv = """
            id;name;email;function;department;team;country;grade;manager_id;time_zone;language;start_date;leave_from;leave_to;roles
            e-1;Ines Roth;;Quality;Audit;;CH;G4;;Europe/Zurich;de;2026-01-01;;;owner
            e-2;Mara Kost;;Quality;Audit;;CH;G2;e-1;Europe/Zurich;de;2026-01-01;;;
            e-3;Jon Ek;;Quality;Audit;;UK;G2;e-1;Europe/London;en;2026-01-01;;;
            e-4;Lin Mei;;Quality;Audit;;CN;G2;e-9;Asia/Shanghai;zh;31.11.2026;;;

            """;
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Csv) });
        await page.GetByLabel("Everybody: people").CheckAsync();
        await page.Follow("Read the file");
        await Expect(page.Locator("h1"), "The import's page did not come.").ToHaveTextAsync("Import people");
    }

    // The first of each run takes both in; of later ones they are not taken, which the page says.
    private static async Task MakeCohort(IPage page)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Spring 2027");
        await page.GetByLabel("First day").FillAsync("2027-01-11");
        await page.GetByLabel("Last day, for all").FillAsync("2099-03-31");
        await page.GetByLabel("Ids of people").FillAsync($"{People.InCohort}, {People.InCohortToo}");
        await page.Follow("Make the cohort");
        await Expect(page.Locator("h1"), "The cohort's page did not come.").ToHaveTextAsync("Spring 2027");
    }

    private static async Task ClaimHours(IPage page)
    {
        if (await page.GetByText("Your hours for this week are in").CountAsync() > 0)
            return; // by an earlier look at this page
        var skip = page.GetByRole(AriaRole.Button, new() { Name = "Skip this" });
        if (await skip.CountAsync() > 0)
            await skip.ClickAsync();
        await Expect(page.Locator("#drafting-saved"), "The form of the week did not come.").ToBeVisibleAsync();
        await page.Locator("#drafting-saved").FillAsync("250");
        await page.Locator("#drafting-checking").FillAsync("40");
        await page.Locator("#searching-lost").FillAsync("15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.GetByText("Your hours for this week are in"), "The claim was not taken.").ToBeVisibleAsync();
    }

    private static async Task AnswerPulse(IPage page)
    {
        if (await page.GetByText("Your answers are in").CountAsync() > 0)
            return; // by an earlier look at this page
        foreach (var item in new[] { "tool", "confidence", "rules", "used", "recommend" })
            await page.Locator($"input[name={item}]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Expect(page.GetByText("Your answers are in"), "The answers were not taken.").ToBeVisibleAsync();
    }

    private static async Task DrawPair(IPage page)
    {
        if (await page.Locator("#exercise").CountAsync() > 0)
            return; // by an earlier look at this page
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw my pair" }).ClickAsync();
        await Expect(page.Locator("#exercise"), "No pair was drawn.").ToBeVisibleAsync();
    }

    private static async Task StartExercise(IPage page)
    {
        await DrawPair(page);
        if (await page.Locator("blockquote").CountAsync() > 0)
            return;
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(page.Locator("blockquote"), "The exercise did not begin.").ToBeVisibleAsync();
    }

    private static async Task DropPair(IPage page)
    {
        if (await page.GetByText("You dropped the last pair").CountAsync() > 0)
            return;
        await DrawPair(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Drop this pair" }).ClickAsync();
        await Expect(page.GetByText("You dropped the last pair"), "The pair was not dropped.").ToBeVisibleAsync();
    }

    private static async Task FillHoursWrongly(IPage page)
    {
        await ClaimHours(page);
        await page.Locator("#drafting-checking").FillAsync("1/2 h");
        await page.Locator("#searching-lost").FillAsync("-5");
    }

    private static async Task MistypeHours(IPage page)
    {
        await FillHoursWrongly(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.Locator("#searching-lost-error"), "Nobody says what is wrong.").ToBeVisibleAsync();
    }

    // Of half an hour each, so that what one look leaves does not pile up on the next.
    private static async Task PrepareRound(IPage page)
    {
        await DiscardWaiting(page);
        await page.GetByLabel("How long").SelectOptionAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Prepare the round" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Draw the groups" }), "The round was not committed to.").ToBeVisibleAsync();
    }

    // What an earlier look left waiting: one round at a time.
    private static async Task DiscardWaiting(IPage page)
    {
        await page.GotoAsync("/rounds");
        var waiting = page.Locator("li", new() { HasTextRegex = new("Waits for the starter|Drawn, to be confirmed") }).GetByRole(AriaRole.Link).First;
        if (await waiting.CountAsync() > 0)
        {
            await waiting.ClickAsync();
            await page.GetByLabel("Why (name nobody)").FillAsync("An earlier look at the page.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync();
            await Expect(page.Locator("#discarded"), "The discard is not shown.").ToBeVisibleAsync();
        }
        await page.GotoAsync("/rounds/new");
    }

    private static async Task DrawRound(IPage page)
    {
        await PrepareRound(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw the groups" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Confirm and open the groups" }), "The groups were not drawn.").ToBeVisibleAsync();
    }

    private static async Task DiscardRound(IPage page)
    {
        await PrepareRound(page);
        await page.GetByLabel("Why (name nobody)").FillAsync("The department moves next week.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.Locator("#discarded"), "The discard is not shown.").ToBeVisibleAsync();
    }

    private static async Task OpenRound(IPage page)
    {
        await OpenedRound(page);
        await page.GotoAsync("/peer-groups");
        await page.Locator("summary").First.ClickAsync();
    }

    private static async Task OpenTalk(IPage page)
    {
        await OpenRound(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open your group" }).First.ClickAsync();
        while (await page.Locator("[data-message]").CountAsync() == 0)
            await page.ReloadAsync();
    }

    private static async Task TalkInRound(IPage page)
    {
        await OpenTalk(page);
        await page.Locator("#text").FillAsync("Does it exist, then does it say so.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        var said = page.Locator("[data-message]").Nth(1);
        await said.Locator("summary").ClickAsync();
        await said.GetByRole(AriaRole.Button, new() { Name = "Same here" }).ClickAsync();
    }

    private static async Task AskInRound(IPage page)
    {
        await OpenTalk(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask a question" }).ClickAsync();
    }

    private static async Task Excuse(IPage page)
    {
        if (await page.GetByText("Now: excused.").CountAsync() > 0)
            return; // by an earlier look at this page
        await page.GetByLabel("Last day").FillAsync("2099-03-31");
        await page.GetByLabel("Why", new() { Exact = true }).FillAsync("Long illness, agreed with the site's doctor.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Excuse them" }).ClickAsync();
        await Expect(page.GetByText("Now: excused."), "They were not excused.").ToBeVisibleAsync();
    }

    // As without script: the answer is a page.
    private static Task SendNothing(IPage page) => page.EvaluateAsync("() => document.querySelector('kept-form form').submit()");
}
