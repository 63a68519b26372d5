using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Upskill.PeerGroups;

namespace Upskill.Testing;

/// <summary>
/// Somebody's open page of a peer group, as the island keeps it: a socket that comes back whenever it ended; what is pushed and is the very next is taken, after a gap and after a reconnect it is asked for.
/// </summary>
internal sealed class GroupListener(Uri address, ClusterClient client, string round, Answers answers) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromMilliseconds(100);
    private readonly Channel<Change> changes = Channel.CreateUnbounded<Change>();
    private readonly CancellationTokenSource leaving = new();
    private readonly ConcurrentDictionary<string, int> texts = new(StringComparer.Ordinal);
    private Task staying = Task.CompletedTask, hearing = Task.CompletedTask;
    private long newest;

    /// <summary>What was said, and how often it was heard.</summary>
    public IReadOnlyDictionary<string, int> Texts => texts;

    /// <summary>Opens the page; it stays open until it is disposed.</summary>
    public async Task Open()
    {
        var connected = new TaskCompletionSource();
        staying = Stay(connected);
        hearing = Hear();
        await connected.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        changes.Writer.TryComplete();
        await Task.WhenAll(staying, hearing);
        leaving.Dispose();
    }

    private async Task Stay(TaskCompletionSource connected)
    {
        while (!leaving.IsCancellationRequested)
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var hub = HubSocket.To(address, "/hubs/peer-groups", client.Cookies);
            hub.On<Change>("Changed", change => changes.Writer.TryWrite(change));
            hub.Closed += _ => { ended.TrySetResult(); return Task.CompletedTask; };
            try
            {
                await hub.StartAsync(leaving.Token);
                var number = await hub.InvokeAsync<long>("Watch", round, leaving.Token);
                answers.Add(connected.TrySetResult() ? Answers.Read : Answers.Reconnected);
                changes.Writer.TryWrite(new(number, null));
                await ended.Task.WaitAsync(leaving.Token);
            }
            catch (Exception away) when (away is not OutOfMemoryException)
            {
                if (!leaving.IsCancellationRequested)
                    await Task.Delay(BeforeRepeat, CancellationToken.None);
            }
        }
    }

    private async Task Hear()
    {
        await foreach (var change in changes.Reader.ReadAllAsync())
        {
            if (change.Number == newest + 1 && change.Message is { } next)
            {
                Note(next.Text);
                newest = change.Number;
            }
            else if (change.Number > newest)
            {
                await CatchUp();
            }
        }
    }

    private async Task CatchUp()
    {
        var page = JsonSerializer.Deserialize<GroupPage>(await client.Read($"/api/peer-groups/rounds/{round}/messages?after={newest}"), Json)!;
        foreach (var message in page.Messages)
            Note(message.Message.Text);
        newest = page.Newest;
    }

    private void Note(string? text) => texts.AddOrUpdate(text ?? "", 1, (_, times) => times + 1);

    private sealed record Change(long Number, Said? Message);

    private sealed record Said(string? Text);
}
