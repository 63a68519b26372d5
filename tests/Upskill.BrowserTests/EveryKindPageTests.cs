namespace Upskill.BrowserTests;

/// <summary>The screens of every kind of activity, in the states that look different.</summary>
[Collection(nameof(RunningContent))]
public sealed class EveryKindPageTests(RunningContent product) : PageTests(product)
{
    private static readonly HashSet<string> Done = [];

    private static readonly Dictionary<string, View> Views = new()
    {
        ["an order to make"] = new(EveryKind.Screen("order"), EveryKind.Beginner) { Holds = "[data-handle]:visible" },
        ["an order that was changed"] = new(EveryKind.Screen("order"), EveryKind.Beginner)
        {
            Then = page => page.Locator("li button:enabled").First.ClickAsync(),
            Holds = "order-list [role=status]:not(:empty)",
        },
        ["an order, judged"] = new(EveryKind.Screen("order"), EveryKind.Finished) { Holds = "#result" },
        ["a drill"] = new(EveryKind.Screen("catch"), EveryKind.Beginner) { Holds = ".passage" },
        ["a drill, judged"] = new(EveryKind.Screen("catch"), EveryKind.Finished) { Holds = "text=Hit" },
        ["a prompt to write"] = new(EveryKind.Screen("write"), EveryKind.Beginner) { Holds = "textarea" },
        ["a prompt, compared and reflected on"] = new(EveryKind.Screen("write"), EveryKind.Finished) { Holds = "text=Worked examples" },
        ["a text to sign, before its language is chosen"] = new(EveryKind.Screen("promise"), EveryKind.German) { Holds = "#which-language" },
        ["a text to sign, in German"] = new(EveryKind.Screen("promise") + "?language=de", EveryKind.German) { Holds = "[lang=de] >> text=Ich prüfe jede Zahl" },
        ["an order, in German"] = new(EveryKind.Screen("order"), EveryKind.German) { Holds = "[lang=de] >> text=Eine Gliederung verlangen" },
        ["a question that was answered, to report"] = new(EveryKind.Screen("order"), EveryKind.Owner)
        {
            Then = OpenReport,
            Holds = "textarea[name=sentence]:visible",
        },
        ["my record, with a report"] = new("/record", EveryKind.Owner) { Then = Report, Holds = "text=Waits for the owner of your programme." },
        ["questions, with a report"] = new("/questions", EveryKind.Owner)
        {
            Then = async page =>
            {
                await Report(page);
                await page.GotoAsync("/questions");
            },
            Holds = "text=Reports that wait for a decision",
        },
        ["a first screen in German, with its review"] = new(EveryKind.Screen("text"), EveryKind.German) { Holds = "p[lang=de]:has-text('Von einer Fachperson noch nicht geprüft.')" },
        ["no list of approved tools yet"] = new("/data-rules", EveryKind.Beginner) { Holds = "text=There is no list yet" },
        ["the list of modules, in German"] = new("/modules", EveryKind.German) { Holds = "[lang=de] >> text=Sie kennen jede Art" },
    };

    public static TheoryData<string> Names => [.. Views.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Axe_finds_nothing_in_light_and_dark_wide_and_narrow(string name) => AxeFindsNothing(name, Views[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public Task In_the_narrowest_window_and_with_text_of_twice_the_size_nothing_scrolls_sideways_and_the_focus_is_seen(string name) =>
        NothingScrollsAndTheFocusIsSeen(Views[name]);

    private static async Task OpenReport(IPage page)
    {
        await page.GotoAsync(EveryKind.Screen("order"));
        if (await page.Locator("order-list").CountAsync() > 0)
            await page.SendAnswer.ClickAsync();
        await page.Asks("q-signs");
        await page.Locator("summary").ClickAsync();
    }

    // Once: of one question nobody can send more than three.
    private static async Task Report(IPage page)
    {
        await page.GotoAsync("/record");
        if (await page.GetByText("Waits for the owner of your programme.").CountAsync() > 0)
            return;
        await OpenReport(page);
        await page.GetByLabel("What is wrong with it").FillAsync("The first two can be exchanged.");
        await page.Follow("Report the question");
        await Expect(page.Locator("h1"), "The report does not lead to one's own record.").ToHaveTextAsync("My record");
    }

    /// <inheritdoc/>
    protected override async Task Prepare(string person, string? until)
    {
        if (person == EveryKind.Finished && Done.Add(person))
            await EveryKind.Finish(Address, person);
    }
}
