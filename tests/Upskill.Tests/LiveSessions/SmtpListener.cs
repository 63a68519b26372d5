using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Upskill.Tests.LiveSessions;

/// <summary>A mail server on loopback that takes what it is told to, and can leave one mail without an answer.</summary>
internal sealed partial class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<TakenMail> taken = new();
    private readonly TaskCompletionSource<TakenMail> unanswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;

    public SmtpListener()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Addresses that it never takes.</summary>
    public Func<string, bool> Refuses { get; init; } = _ => false;

    /// <summary>The first mail like that is taken, and gets no answer for as long as its connection lasts.</summary>
    public Func<TakenMail, bool> LeavesUnanswered { get; init; } = _ => false;

    /// <summary>Every mail that was taken, in order, answered or not.</summary>
    public IReadOnlyCollection<TakenMail> Taken => taken;

    /// <summary>Once there is one: the mail that got no answer.</summary>
    public Task<TakenMail> Unanswered => unanswered.Task;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        stopping.Dispose();
    }

    private async Task Accept()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(Serve(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task Serve(TcpClient accepted)
    {
        using var client = accepted;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 here");
            for (var to = ""; await reader.ReadLineAsync(stopping.Token) is { } line;)
            {
                var word = line.Split(' ')[0];
                if (word == "RCPT")
                    to = Address().Match(line).Groups[1].Value;
                if (word == "DATA" && !await Take(to, reader, writer))
                    await Task.Delay(Timeout.Infinite, stopping.Token);
                else if (word != "DATA")
                    await writer.WriteLineAsync(word == "RCPT" && Refuses(to) ? $"550 5.1.1 {to}: no such mailbox" : word == "QUIT" ? "221 bye" : "250 fine");
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // Whoever sends was killed, or the test is over.
        }
    }

    /// <returns>Whether it was answered.</returns>
    private async Task<bool> Take(string to, StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stopping.Token) is { } text && text != ".")
            data.AppendLine(text);
        var mail = new TakenMail(to, data.ToString());
        taken.Enqueue(mail);
        if (LeavesUnanswered(mail) && unanswered.TrySetResult(mail))
            return false;
        await writer.WriteLineAsync("250 taken");
        return true;
    }

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Address();
}

/// <summary>A mail as the server has it.</summary>
/// <param name="To">Of the envelope.</param>
/// <param name="Data">All of it.</param>
internal sealed record TakenMail(string To, string Data)
{
    /// <summary>The value of a header line; empty without one.</summary>
    public string Header(string name) => Data.Split('\n').FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..].Trim() ?? "";
}
