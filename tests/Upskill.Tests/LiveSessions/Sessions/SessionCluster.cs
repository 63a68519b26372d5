using System.Globalization;
using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.Testing;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>A store as a process of its own and silos on it, with the sample organisation.</summary>
internal sealed class SessionCluster : IAsyncDisposable
{
    /// <summary>Who plans and hosts.</summary>
    public const string Owner = "sample-0004";

    private readonly TemporaryFolder folder = new();
    private readonly int port = SiloProcess.FreePort();
    private readonly List<SiloProcess> silos = [];
    private SiloProcess store = null!;

    /// <summary>Starts the store and two silos.</summary>
    public static async Task<(SessionCluster Cluster, SiloProcess One, SiloProcess Other)> Start()
    {
        var cluster = new SessionCluster();
        cluster.store = await SiloProcess.StartStore(cluster.folder.Path, "--port", $"{cluster.port}", "--password", "of-this-test");
        var one = await cluster.Silo();
        await Sample.Loaded(one.Address);
        return (cluster, one, await cluster.Silo());
    }

    /// <summary>Starts one more silo.</summary>
    public async Task<SiloProcess> Silo()
    {
        var silo = await SiloProcess.Start(
            $"--ConnectionStrings:redis=127.0.0.1:{port},password=of-this-test", $"--Keys:Directory={Path.Combine(folder.Path, "keys")}",
            $"--Keys:Master={Convert.ToBase64String(new byte[32])}", $"--Keys:Release={Convert.ToBase64String(new byte[32])}", $"--Store:Directory={folder.Path}");
        silos.Add(silo);
        return silo;
    }

    /// <summary>Plans a series of Regulatory Affairs; its first session, which can be started now.</summary>
    public static async Task<LiveSessionId> Plan(Uri address, string host = Owner)
    {
        var at = DateTimeOffset.UtcNow.AddMinutes(20);
        var series = await Plan(address, "regulatory-affairs", at, host);
        return LiveSessionId.Of(series, DateOnly.FromDateTime(at.UtcDateTime));
    }

    /// <summary>Plans a series of a unit.</summary>
    public static async Task<SeriesId> Plan(Uri address, string unit, DateTimeOffset at, string host = Owner)
    {
        using var owner = await WebVisitor.SignIn(address, host);
        using var answer = await owner.PostForJson("/api/live-sessions/series", WebVisitor.Token(await owner.Page("/sessions/plan")),
            ("commandId", CommandId.New().Value), ("title", "Everyday AI"), ("unit", unit), ("first-on", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("at", at.ToString("HH:mm", CultureInfo.InvariantCulture)), ("minutes", "60"), ("every", "fortnightly"), ("count", "2"), ("zone", "Etc/UTC"), ("call-link", "https://meet.example.com/all"));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        var next = JsonDocument.Parse(body).RootElement.GetProperty("next").GetString()!;
        return new(next[(next.LastIndexOf('/') + 1)..]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos)
            await silo.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }
}
