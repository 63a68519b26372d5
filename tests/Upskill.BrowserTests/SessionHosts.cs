using System.Collections.Concurrent;
using System.Globalization;

namespace Upskill.BrowserTests;

/// <summary>Live sessions for journeys: each host has one at a time, since theirs may not overlap.</summary>
internal static class SessionHosts
{
    /// <summary>Champions of Regulatory Affairs, and of Commercial, whose sessions these are.</summary>
    public const string Together = "sample-0671", ByKeyboard = "sample-0543", WithoutScript = People.ChampionOfCommercial, AsksForPeers = People.Champion, Waits = "sample-0551", Runs = "sample-0612", IsOver = "sample-0636";

    /// <summary>Champions of other functions.</summary>
    public const string OfQuality = "sample-0060", OfFinance = "sample-1038", OfManufacturing = "sample-1152", WithCaptions = "sample-0704";

    private static readonly ConcurrentDictionary<(Uri Product, string Host), Task<string>> Planned = new();

    /// <summary>The path of the session of a host, which can be started now; planned at the first time.</summary>
    public static Task<string> Of(IPage page, string host, string unit = "regulatory-affairs") =>
        Planned.GetOrAdd((new Uri(new Uri(page.Url), "/"), host), _ => Plan(page, unit));

    /// <summary>Posts a command of somebody's, as an island does.</summary>
    public static async Task Post(IPage page, string path, params (string Name, string Value)[] fields)
    {
        var form = page.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            form.Set(name, value);
        form.Set("commandId", Guid.NewGuid().ToString("N"));
        form.Set("__RequestVerificationToken", WebVisitor.Token(await (await page.APIRequest.GetAsync("/hours/baseline")).TextAsync()));
        var answer = await page.APIRequest.PostAsync(path, new() { Form = form, Headers = new Dictionary<string, string> { ["accept"] = "application/json" } });
        Assert.True(answer.Ok, $"{path}: {answer.Status} {await answer.TextAsync()}");
    }

    /// <summary>A command to the session whose page this is.</summary>
    public static Task Send(IPage page, string command, params (string Name, string Value)[] fields) =>
        Post(page, $"/api/live-sessions/sessions/{new Uri(page.Url).Segments[2].TrimEnd('/')}/{command}", fields);

    private static async Task<string> Plan(IPage page, string unit)
    {
        var at = DateTimeOffset.UtcNow.AddMinutes(20);
        var command = Guid.NewGuid().ToString("N");
        var form = page.APIRequest.CreateFormData();
        foreach (var (name, value) in new[]
        {
            ("commandId", command), ("title", "Everyday AI, live"), ("unit", unit), ("first-on", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("at", at.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("minutes", "45"), ("every", "fortnightly"), ("count", "2"), ("zone", "Etc/UTC"), ("call-link", "https://meet.example.com/everyday-ai"),
            ("__RequestVerificationToken", WebVisitor.Token(await (await page.APIRequest.GetAsync("/hours/baseline")).TextAsync())),
        })
            form.Set(name, value);
        var answer = await page.APIRequest.PostAsync("/api/live-sessions/series", new() { Form = form, Headers = new Dictionary<string, string> { ["accept"] = "application/json" } });
        Assert.True(answer.Ok, $"The series could not be planned: {answer.Status} {await answer.TextAsync()}");
        var next = (await answer.JsonAsync())!.Value.GetProperty("next").GetString()!;
        return string.Create(CultureInfo.InvariantCulture, $"/sessions/{next[(next.LastIndexOf('/') + 1)..]}.{at:yyyyMMdd}");
    }
}
