using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.Simulation.Deeds;

namespace Upskill.Simulation.Play;

/// <summary>Live sessions, by who hosts them and who comes. Who comes is there by an open hub connection, as their page has it.</summary>
internal sealed class SessionVisit(Browser browser, LiveRooms rooms, Func<string, CommandId> idOf, PersonOutcome outcome)
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

    /// <summary>Ends a session; then everybody closes their page.</summary>
    public async Task Do(Deed.EndSession end)
    {
        await browser.Post($"/api/live-sessions/sessions/{end.Session}/ending", idOf($"end/{end.Session}"));
        await rooms.Leave(end.Session);
    }

    /// <summary>Comes, and waits until it is noted: the silo counts people by the machine's clock, and the domain's must not go on before.</summary>
    public async Task Do(Deed.Attend attend)
    {
        var connection = await browser.Connect("/hubs/live-sessions", _ => { });
        rooms.Stay(attend.Session, connection);
        try
        {
            await connection.InvokeAsync<long>("Watch", attend.Session.Value);
        }
        catch (HubException) // there is no such session for them
        {
            return;
        }
        if (attend.Question is { } question)
            await browser.Post($"/api/live-sessions/sessions/{attend.Session}/questions", idOf($"question/{attend.Session}"), ("text", Phrases.Question(question)));
        outcome.Attended++;
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested && await browser.Page("/sessions/attendance") is { } page && !page.Contains("What AI did for us", StringComparison.Ordinal))
            await Task.Delay(BetweenLooks, CancellationToken.None);
    }
}
