using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Upskill.Benchmarks.Connections;

/// <summary>
/// One hub connection, written by hand for being one of many: the official client's thousands would take the processors from the server that is measured. Speaks SignalR's JSON protocol.
/// </summary>
internal sealed class CrowdMember(string topic, string cookies) : IDisposable
{
    private const byte End = 0x1e;
    private static readonly byte[] Ping = "{\"type\":6}\u001e"u8.ToArray(), Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();

    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[512];
    private readonly TaskCompletionSource watching = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The newest number that was heard.</summary>
    public long Number { get; private set; }

    /// <summary>When, as of <see cref="Stopwatch"/>.</summary>
    public long HeardAt { get; private set; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => socket.State is WebSocketState.Open;

    /// <summary>Connects and watches its topic.</summary>
    public async Task Connect(Uri hub, HttpMessageInvoker network)
    {
        socket.Options.SetRequestHeader("Cookie", cookies);
        await socket.ConnectAsync(hub, network, CancellationToken.None);
        await Send(Handshake);
        _ = Hear();
        await Send(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Watch\",\"arguments\":[\"{topic}\"]}}\u001e")));
        await watching.Task;
    }

    /// <summary>Says that it is still there: a server closes connections that say nothing for half a minute.</summary>
    public Task StayAlive() => IsOpen ? Send(Ping) : Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private Task Send(byte[] message) => socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task Hear()
    {
        var length = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None) is { MessageType: WebSocketMessageType.Text } received)
            {
                length += received.Count;
                while (buffer.AsSpan(0, length).IndexOf(End) is var end and >= 0)
                {
                    Understand(buffer.AsSpan(0, end));
                    buffer.AsSpan(end + 1, length - end - 1).CopyTo(buffer);
                    length -= end + 1;
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            watching.TrySetException(gone);
        }
    }

    private void Understand(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"type\":3"u8) && message.IndexOf("\"error\""u8) >= 0)
            watching.TrySetException(new InvalidOperationException(Encoding.UTF8.GetString(message)));
        else if (message.StartsWith("{\"type\":3"u8))
            watching.TrySetResult();
        else if (message.IndexOf("\"Moved\""u8) >= 0 && Utf8Parser.TryParse(message[(message.LastIndexOf((byte)',') + 1)..], out long number, out _) && number > Number)
            (HeardAt, Number) = (Stopwatch.GetTimestamp(), number);
    }
}
