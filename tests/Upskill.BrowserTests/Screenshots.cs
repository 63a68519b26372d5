using System.Reflection;

namespace Upskill.BrowserTests;

/// <summary>The README's pictures, written into the folder that the environment variable UPSKILL_SCREENSHOTS names.</summary>
public sealed class Screenshots(RunningProduct product) : Journey(product)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("UPSKILL_SCREENSHOTS");

    [Fact]
    [Trait("Tier", "Long")]
    public async Task The_pages_that_the_readme_shows_are_there()
    {
        await PromptingForWork.Learn(Address, People.OnHerPhone, until: PromptingForWork.FirstCheck);
        if (Folder is not null)
            await ManyLearn();

        await Take("home", People.OnHerPhone, "/", "Good ", ColorScheme.Light, 1280);
        await Take("player", People.OnHerPhone, Pages.Screen("six-parts"), "Six parts of a prompt", ColorScheme.Light, 1280);
        await Take("adoption", People.HeadOfRegulatory, Pages.Regulatory, "Adoption in Regulatory Affairs", ColorScheme.Light, 1280);
        await Take("adoption-dark-phone", People.HeadOfRegulatory, Pages.Regulatory, "Adoption in Regulatory Affairs", ColorScheme.Dark, 390);
    }

    private async Task Take(string name, string person, string path, string heading, ColorScheme scheme, int width)
    {
        var device = await DeviceOf(person, options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new() { Width = width, Height = 800 };
            options.DeviceScaleFactor = 2;
        });
        var page = await device.Open(path);
        await Expect(page.Locator("h1"), $"The page of {name}.png did not come.").ToContainTextAsync(heading);
        if (Folder is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = path == Pages.Regulatory });
    }

    /// <summary>
    /// Some two thirds of Regulatory Affairs, more in one department than in another, so that the plot has a shape; nobody who has a journey.
    /// </summary>
    private async Task ManyLearn()
    {
        using var file = new StreamReader(Assembly.Load("Upskill.Workforce").GetManifestResourceStream("Upskill.Workforce.Sample.organisation.csv")!);
        var people = (await file.ReadToEndAsync()).Split('\n').Select(line => line.Split(','))
            .Where(row => row is [_, _, _, "Regulatory Affairs", ..] && !People.Learners.Contains(row[0]));
        await Parallel.ForEachAsync(people, async (row, _) =>
        {
            var (number, eagerness) = (row[0].Sum(letter => letter * 7) % 10, 3 + row[4].Length % 5);
            if (number <= eagerness + 1)
                await (number < eagerness ? EverydayAi.Learn(Address, row[0]) : PromptingForWork.Learn(Address, row[0], until: PromptingForWork.FirstCheck));
        });
    }
}
