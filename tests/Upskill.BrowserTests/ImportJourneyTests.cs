using System.Text;

namespace Upskill.BrowserTests;

/// <summary>An owner brings the files of a workforce that shrinks, by keyboard alone.</summary>
public sealed class ImportJourneyTests(RunningProduct product) : Journey(product)
{
    private const string Header = "id,name,email,function,department,team,country,grade,manager_id,time_zone,language,start_date,leave_from,leave_to,roles\n";

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Many_who_would_leave_are_named_and_their_number_is_typed_before_anything_changes()
    {
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Start($"--Store:Directory={folder.Path}"); // of its own: other journeys count its people
        await RunningProduct.SampleLoaded(silo.Address);
        // The refusal below is an answer that a browser writes into its console.
        var page = await (await DeviceOf(People.Owner, address: silo.Address)).Expects("409 (Conflict)").Open("/people");

        await Bring(page, "Only changes", Line("a", "Ana Roth", "", "owner"), Line("b", "Béla Kiss", "a"), Line("c", "陈 静", "a"));
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Import 3 changes" }));
        await Expect(page.Locator("main"), "The first file was not loaded.").ToContainTextAsync("Loaded", new() { Timeout = 20_000 });

        await page.GotoAsync("/people");
        await Bring(page, "Everybody: people", Line("a", "Ana Roth", "", "owner"));
        await Press(page, page.GetByText("See the 2 people"));
        await Expect(page.GetByText("Béla Kiss"), "Who would leave is not named.").ToBeVisibleAsync();
        await Expect(page.GetByText("陈 静"), "Who would leave is not named.").ToBeVisibleAsync();

        var number = page.GetByLabel("Type the number");
        await number.FocusAsync();
        await page.Keyboard.TypeAsync("3");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "2 people would be deactivated, not 3" }), "The wrong number was not refused on the spot.").ToBeVisibleAsync();
        await Expect(number, "What was typed is gone.").ToHaveValueAsync("3");
        await number.FillAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main"), "The second file was not loaded.").ToContainTextAsync("Loaded", new() { Timeout = 20_000 });
        await page.CloseAsync(); // before its silo goes
    }

    private static async Task Bring(IPage page, string mode, params string[] lines)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Header + string.Join('\n', lines) + "\n"),
        });
        await page.GetByLabel(mode).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }));
        await Expect(page.Locator("h1"), "The import's page did not come.").ToHaveTextAsync("Import people");
        await Expect(page.Locator("#accept"), "The file was not read.").ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    private static async Task Press(IPage page, ILocator control)
    {
        await control.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static string Line(string id, string name, string manager, string roles = "") =>
        $"{id},{name},,Quality,,,CH,G2,{manager},Europe/Zurich,en,2026-01-01,,,{roles}";
}
