using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Upskill.Benchmarks.Chat;

/// <summary>A connection of the official client: what it heard, how late, and whether anything twice or out of order.</summary>
internal sealed class Hearer : IAsyncDisposable
{
    private readonly HashSet<long> numbers = [];
    private HubConnection connection = null!;
    private long newest, heard, at = Stopwatch.GetTimestamp();

    /// <summary>Different messages.</summary>
    public long Heard => Volatile.Read(ref heard);

    /// <summary>Heard before.</summary>
    public long Duplicated { get; private set; }

    /// <summary>Heard after something with a higher number.</summary>
    public long OutOfOrder { get; private set; }

    /// <summary>Milliseconds since each was said.</summary>
    public List<double> Waits { get; } = [];

    /// <summary>Since it last heard something.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Volatile.Read(ref at));

    /// <summary>Connects and hears the group.</summary>
    public static async Task<Hearer> Connect(Chatter chatter)
    {
        var hearer = new Hearer();
        hearer.connection = new HubConnectionBuilder().WithUrl(new Uri(chatter.Address, "/hubs/peer-groups"), options =>
        {
            options.Headers["Cookie"] = chatter.Cookies;
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        hearer.connection.On<Change>("Changed", hearer.Hear);
        await hearer.connection.StartAsync();
        await hearer.connection.InvokeAsync<long>("Watch", chatter.Round);
        return hearer;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Hear(Change change)
    {
        if (change.Message is not { } message || message.Text?.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var end)
            || !long.TryParse(message.Text.AsSpan(0, end), CultureInfo.InvariantCulture, out var said))
            return; // who is here, or a starter question
        var now = Stopwatch.GetTimestamp();
        Waits.Add(Stopwatch.GetElapsedTime(said, now).TotalMilliseconds);
        if (!numbers.Add(message.Number))
        {
            Duplicated++;
            return;
        }
        if (message.Number < newest)
            OutOfOrder++;
        newest = Math.Max(newest, message.Number);
        Volatile.Write(ref at, now);
        Volatile.Write(ref heard, heard + 1);
    }

    private sealed record Change(Message? Message);

    private sealed record Message(long Number, string? Text);
}
