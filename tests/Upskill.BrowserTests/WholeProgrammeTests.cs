using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Activities.PromptExercises;
using Upskill.Learning.Activities.Readings;
using Upskill.Learning.Programmes;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.BrowserTests;

/// <summary>Everyday AI from its first screen to the last, as a learner goes who has read it: what is right comes from the content's files.</summary>
[Trait("Tier", "Long")]
public sealed class WholeProgrammeTests(RunningProduct product) : Journey(product)
{
    private const int MostSteps = 20;

    private static readonly Programme Programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    [Fact]
    public async Task By_keyboard_alone_one_takes_the_whole_programme_and_the_record_shows_six_completed_modules() =>
        await Take(await DeviceOf(People.WholeByKeyboard), new Keyboard());

    [Fact]
    public async Task On_a_phone_one_takes_the_whole_programme_with_a_finger_and_the_record_shows_six_completed_modules() =>
        await Take(await DeviceOf(People.WholeOnAPhone, options =>
        {
            options.ViewportSize = new() { Width = 390, Height = 844 };
            (options.HasTouch, options.IsMobile) = (true, true); // of a phone's density nothing depends, and nine times as many pixels are painted for it
        }), new Finger());

    private static async Task Take(Device device, IHands hands)
    {
        var page = await device.Open("/");
        foreach (var module in Programme.Modules)
        {
            await Expect(page.WhatNext, $"The home page does not offer “{module.Title}”.").ToContainTextAsync(module.Title);
            await hands.Press(page, "section[aria-labelledby=next] a.button-primary");
            foreach (var activity in module.Activities)
            {
                await page.Shows(activity.Title);
                await Finish(page, hands, activity, isLast: activity == module.Activities[^1]);
            }
            await page.Shows($"Completed: {module.Title}");
            await hands.Press(page, "main a.button-primary");
        }
        await Expect(page.WhatNext, "The home page still has something to do.").ToContainTextAsync("Nothing is left to do");

        await hands.Use(page, "[popovertarget=person-menu]");
        await hands.Press(page, "#person-menu a[href='/record']");
        var record = await page.Texts("section[aria-labelledby=evidence] td b");
        Assert.Equal(Programme.Modules.Select(module => $"Module completed: {module.Title}").Order(), record.Where(line => line.StartsWith("Module completed", StringComparison.Ordinal)).Order());
        Assert.Single(record, "Programme completed");
        Assert.Equal(Programme.Modules.SelectMany(module => module.Activities).OfType<Acknowledgement>().Count(), record.Count(line => line.StartsWith("Text signed", StringComparison.Ordinal)));
    }

    /// <summary>Does everything that one screen asks for; from a module's last one, completion comes by itself.</summary>
    private static async Task Finish(IPage page, IHands hands, Activity activity, bool isLast)
    {
        if (await page.Locator("#which-language").CountAsync() > 0)
            await hands.Press(page, "form[aria-labelledby=which-language] button[value=en]");
        for (var steps = 0; activity is not Reading && await page.OpenStep() is { } step; steps++)
        {
            Assert.True(steps < MostSteps, $"{activity.Id} is not finished after {MostSteps} steps.");
            await Answer(page, hands, activity, step);
            await hands.Press(page, "kept-form form[action$='/submissions'] button[type=submit]:not([data-by], [data-next])");
        }
        if (isLast && activity is not Reading)
            return;
        if (activity is not Reading)
            await Expect(page.Locator("a[rel=next].button-primary"), $"{activity.Id} was not passed.").ToBeVisibleAsync();
        await hands.GoOn(page);
    }

    private static async Task Answer(IPage page, IHands hands, Activity activity, string step)
    {
        string[] right = [.. ModuleWalk.Choices(activity, step, (await page.Locator(".person-name").TextContentAsync())!)];
        switch (activity)
        {
            case Check check when check[step]!.InOrder:
                await PutInOrder(page, hands, right);
                break;
            case PromptExercise:
                await hands.Type(page, "textarea", right[0]);
                break;
            case Acknowledgement:
                await hands.Type(page, "#signature", right[0]);
                break;
            default:
                await hands.Choose(page, right);
                break;
        }
    }

    private static async Task PutInOrder(IPage page, IHands hands, string[] order)
    {
        foreach (var (place, option) in order.Index())
        {
            for (var at = await page.PlaceOf(option); at > place; at--)
            {
                await hands.Use(page, $"#item-{option} button[data-by='-1']");
                Assert.Equal(at - 1, await page.PlaceOf(option));
            }
        }
    }
}
