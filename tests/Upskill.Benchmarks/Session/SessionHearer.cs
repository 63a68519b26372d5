using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.LiveSessions;

namespace Upskill.Benchmarks.Session;

/// <summary>A connection of the official client: which questions it heard, how late, and whether in the order of their numbers.</summary>
internal sealed class SessionHearer : IAsyncDisposable
{
    private readonly HashSet<long> heard = [];
    private HubConnection connection = null!;
    private long newest;

    /// <summary>What they hear.</summary>
    public LiveSessionId Session { get; private init; }

    /// <summary>Different questions.</summary>
    public int Heard => Volatile.Read(ref count);

    /// <summary>Heard after one with a higher number.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Pushes of any kind.</summary>
    public int Pushes { get; private set; }

    /// <summary>Milliseconds since each question was posted.</summary>
    public List<double> Waits { get; } = [];

    private int count;

    /// <summary>Connects and hears the session.</summary>
    public static async Task<SessionHearer> Connect(SessionVisitor visitor)
    {
        var hearer = new SessionHearer { Session = visitor.Session };
        hearer.connection = new HubConnectionBuilder().WithUrl(new Uri(visitor.Address, "/hubs/live-sessions"), options =>
        {
            options.Headers["Cookie"] = visitor.Cookies;
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        hearer.connection.On<Change>("Changed", hearer.Hear);
        await hearer.connection.StartAsync();
        await hearer.connection.InvokeAsync<long>("Watch", visitor.Session.Value);
        return hearer;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Hear(Change change)
    {
        var now = Stopwatch.GetTimestamp();
        Pushes++;
        foreach (var (number, text) in change.Shared.Questions)
        {
            if (text?.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var end) || !heard.Add(number) || !long.TryParse(text.AsSpan(0, end), CultureInfo.InvariantCulture, out var asked))
                continue;
            Waits.Add(Stopwatch.GetElapsedTime(asked, now).TotalMilliseconds);
            if (number < newest)
                OutOfOrder++;
            newest = Math.Max(newest, number);
            Volatile.Write(ref count, count + 1);
        }
    }

    private sealed record Change(Shared Shared);

    private sealed record Shared(Question[] Questions);

    private sealed record Question(long Number, string? Text);
}
