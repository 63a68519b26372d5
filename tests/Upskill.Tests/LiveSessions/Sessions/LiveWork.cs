using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>Sessions of a running silo.</summary>
internal static class LiveWork
{
    /// <summary>Plans a series whose first session can be started now; that session.</summary>
    public static async Task<LiveSessionId> Plan(SiloFixture silo, string series, string unit, string host, string[]? coHosts = null, ModuleId? module = null)
    {
        var at = silo.Clock.Now.AddMinutes(20);
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        await silo.Grains.GetGrain<ISeriesGrain>(series).Plan(new(new(host), SeriesAtWork.Plan with
        {
            Unit = new(unit),
            FirstOn = day,
            At = new(at.Hour, at.Minute),
            Zone = "Etc/UTC",
            Rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=2",
            CoHosts = [.. (coHosts ?? []).Select(id => new PersonId(id))],
            Module = module,
        }));
        return LiveSessionId.Of(new(series), day);
    }

    /// <summary>Plans one and starts it.</summary>
    public static async Task<LiveSessionId> Start(SiloFixture silo, string series, string unit, string host, string[]? coHosts = null, ModuleId? module = null)
    {
        var session = await Plan(silo, series, unit, host, coHosts, module);
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).Start(CommandId.New(), 0);
        return session;
    }

    /// <summary>What follows an end is done by the alarm clock, too; here at once.</summary>
    public static Task Through(SiloFixture silo, LiveSessionId session) => Until.True(async () =>
    {
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).LookThrough();
        return !(await silo.Grains.GetGrain<IRunningSessionsGrain>(IRunningSessionsGrain.Organisation).Running()).Contains(session);
    }, $"{session} did not come to its end");
}

/// <summary>Somebody at a session, with a browser's cookies.</summary>
internal sealed class Attendee : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private string token = "";
    private HubConnection? hub;

    public WebVisitor Visitor { get; private init; } = null!;

    public LiveSessionId Session { get; private init; }

    /// <summary>Everything that the hub pushed, as it came.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Pushed { get; } = new();

    public static Task<Attendee> SignIn(SiloFixture silo, string person, LiveSessionId session) => SignIn(silo.Address, person, session);

    public static async Task<Attendee> SignIn(Uri address, string person, LiveSessionId session)
    {
        var attendee = new Attendee { Visitor = await WebVisitor.SignIn(address, person), Session = session };
        attendee.token = WebVisitor.Token(await attendee.Visitor.Page("/data-rules"));
        if (attendee.token.Length == 0)
            attendee.token = WebVisitor.Token(await attendee.Visitor.Page("/development/sign-in?query=Member"));
        return attendee;
    }

    public string Api(string path) => $"/api/live-sessions/sessions/{Session}/{path}";

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        Visitor.PostForJson(Api(path), token, Array.Exists(fields, field => field.Name == "commandId") ? fields : [("commandId", CommandId.New().Value), .. fields]);

    /// <summary>Sends a command; its problem's code, or null for a yes.</summary>
    public async Task<string?> Send(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await Post(path, fields);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? null : answer.StatusCode is HttpStatusCode.NotFound && body.Length == 0 ? "404" : JsonDocument.Parse(body).RootElement.GetProperty("code").GetString();
    }

    /// <summary>Asks; the question's number.</summary>
    public async Task<long> Ask(string text)
    {
        using var answer = await Post("questions", ("text", text));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        var next = JsonDocument.Parse(body).RootElement.GetProperty("next").GetString()!;
        return long.Parse(next[(next.LastIndexOf("#q", StringComparison.Ordinal) + 2)..], CultureInfo.InvariantCulture);
    }

    public async Task<SessionView> View(long after = 0) => JsonSerializer.Deserialize<SessionView>(await Visitor.Page(Api($"view?after={after}")), Json)!;

    /// <summary>Hears the session over the hub, or as a host its console.</summary>
    public async Task<long> Connect(bool asHost = false)
    {
        hub = HubSocket.To(Visitor.Address, "/hubs/live-sessions", Visitor.Cookies);
        hub.On<JsonElement>("Changed", change => Pushed.Enqueue(change.GetRawText()));
        hub.On<string, long>("Moved", (topic, number) => Pushed.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{topic} {number}")));
        await hub.StartAsync();
        return await hub.InvokeAsync<long>("Watch", Session + (asHost ? "/host" : ""));
    }

    public async Task Disconnect()
    {
        if (hub is not null)
            await hub.DisposeAsync();
        hub = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Disconnect();
        Visitor.Dispose();
    }
}
