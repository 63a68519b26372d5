namespace Upskill.BrowserTests;

/// <summary>The coach with a model: a silo of its own, which asks a server in this process.</summary>
public sealed class PromptRunTests(RunningProduct product) : Journey(product)
{
    private const string Prompt = "Write a handover for the day shift, who were not there. Use only the twelve notes below, at most eight lines, with the note's number behind each. Add no causes.";

    [Fact]
    public async Task A_prompt_is_run_its_answer_is_read_as_it_comes_and_what_is_to_be_checked_is_marked()
    {
        await using var model = await ModelServer.Start();
        var mayGoOn = new TaskCompletionSource();
        model.Then(ModelReplies.Waits(mayGoOn.Task, "Pump 2 was still leaking at 05:40. ", "<b>Nobody</b> noted who was told."));
        using var folder = new TemporaryFolder();
        await using var silo = await Coached(folder, model);
        var page = await Written(await DeviceOf(People.Beginner, address: silo.Address));
        await Expect(page.Locator("#observed-first"), "The coach saw nothing.").ToBeVisibleAsync();

        await Run(page).ClickAsync();
        // The guard holds the last words back until it sees what follows them.
        await Expect(page.Locator("[data-words]"), "Words that have come are not shown.").ToContainTextAsync("Pump 2 was still leaking");
        await page.Leaves(() => Task.FromResult(mayGoOn.TrySetResult()));

        await Expect(page.GetByText("<b>Nobody</b> noted who was told."), "What a model says is not shown as text.").ToBeVisibleAsync();
        await page.GetByLabel("<b>Nobody</b> noted who was told.").CheckAsync();
        await page.Leaves(() => page.GetByRole(AriaRole.Button, new() { Name = "Keep my marks" }).ClickAsync());
        await Expect(page.GetByText("You would check 1 of 2 sentences."), "Nobody says what was marked.").ToBeVisibleAsync();
        await Expect(page.GetByText("hold a number that is not in your prompt: 1."), "Nobody says what was overlooked.").ToBeVisibleAsync();
        Assert.Contains(Assert.Single(model.Requests).Messages(), message => message.Contains("day shift", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_model_is_away_the_page_says_so_and_the_rules_stay()
    {
        await using var model = await ModelServer.Start();
        model.Otherwise = ModelReplies.Fails(401);
        using var folder = new TemporaryFolder();
        await using var silo = await Coached(folder, model);
        var page = await Written(await DeviceOf(People.Beginner, address: silo.Address));

        await page.Leaves(() => Run(page).ClickAsync());

        await Expect(page.GetByText("The model gave no answer. Your prompt is kept; try again later."), "Nobody says that the model is away.").ToBeVisibleAsync();
        await Expect(page.Locator("#observed-first"), "The observations are gone.").ToBeVisibleAsync();
        await Expect(Run(page), "It cannot be tried again.").ToBeEnabledAsync();
    }

    private static async Task<SiloProcess> Coached(TemporaryFolder folder, ModelServer model)
    {
        var silo = await SiloProcess.Start([$"--Store:Directory={folder.Path}", $"--Coach:Endpoint={model.Endpoint}", "--Coach:Model=test"]);
        await RunningProduct.SampleLoaded(silo.Address);
        return silo;
    }

    private static async Task<IPage> Written(Device device)
    {
        var page = await device.Open(Pages.Screen(PromptingForWork.Exercise));
        await page.Locator("textarea").FillAsync(Prompt);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with examples" }).ClickAsync();
        await Expect(page.Locator("#written-first"), "The prompt was not taken.").ToBeVisibleAsync();
        return page;
    }

    private static ILocator Run(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Run this prompt" });
}
