using System.Globalization;
using Upskill.Simulation.Deeds;

namespace Upskill.Simulation.Play;

/// <summary>Live sessions, by who hosts them and who comes, as somebody without script does.</summary>
internal sealed class SessionVisit(Browser browser, Func<string, CommandId> idOf, PersonOutcome outcome)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Plans a series.</summary>
    public Task Do(Deed.PlanSeries plan) => browser.Post("/api/live-sessions/series", new(plan.Series),
        ("title", "What AI did for us"), ("description", "Colleagues show what they tried, what came back, and what they checked by hand."), ("unit", plan.Function.Value),
        ("first-on", plan.FirstAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("at", plan.FirstAt.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ("minutes", ((int)SeriesToCome.Length.TotalMinutes).ToString(CultureInfo.InvariantCulture)), ("every", "fortnightly"), ("count", plan.Sessions.ToString(CultureInfo.InvariantCulture)),
        ("zone", "Etc/UTC"), ("call-link", $"https://meet.example.com/{plan.Series}"));

    /// <summary>Begins a session.</summary>
    public Task Do(Deed.BeginSession begin) => browser.Post($"/api/live-sessions/sessions/{begin.Session}/beginning", idOf($"begin/{begin.Session}"));

    /// <summary>Ends a session.</summary>
    public Task Do(Deed.EndSession end) => browser.Post($"/api/live-sessions/sessions/{end.Session}/ending", idOf($"end/{end.Session}"));

    /// <summary>Comes, says so, and waits until it is noted: the silo counts people by the machine's clock, and the domain's must not go on before.</summary>
    public async Task Do(Deed.Attend attend)
    {
        var path = $"/api/live-sessions/sessions/{attend.Session}";
        if (await browser.Post($"{path}/presence", idOf($"here/{attend.Session}"), ("here", "yes")) is null)
            return;
        if (attend.Question is { } question)
            await browser.Post($"{path}/questions", idOf($"question/{attend.Session}"), ("text", Phrases.Question(question)));
        outcome.Attended++;
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested && await browser.Page("/sessions/attendance") is { } page && !page.Contains("What AI did for us", StringComparison.Ordinal))
            await Task.Delay(BetweenLooks, CancellationToken.None);
    }
}
