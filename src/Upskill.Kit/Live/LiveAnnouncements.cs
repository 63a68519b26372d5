using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Kit.Live;

/// <summary>
/// Tells the watchers of one hub, beside the commands: a bounded queue, at most a second a push, the oldest dropped when full. What is dropped is made up by
/// the pulse: every 30 seconds each watcher hears the newest number of what it watches.
/// </summary>
public sealed class LiveAnnouncements<THub, TTopics>(
    IHubContext<THub, ILiveClient> hub, TTopics topics, LiveWatchers<THub> watchers,
    ILogger<LiveAnnouncements<THub, TTopics>> log) : BackgroundService
    where THub : Hub<ILiveClient> where TTopics : ILiveTopics
{
    private const int QueueLength = 10_000;
    private static readonly TimeSpan LongestPush = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(30);

    private readonly Channel<(string Topic, long Number)> queue = Channel.CreateBounded<(string, long)>(
        new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Puts a push into the queue; never waits, never fails.</summary>
    public void Moved(string topic, long number) => queue.Writer.TryWrite((topic, number));

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Push(stoppingToken), Repeat(stoppingToken));

    private async Task Push(CancellationToken stopping)
    {
        await foreach (var (topic, number) in queue.Reader.ReadAllAsync(stopping))
            await Try(() => hub.Clients.Group(topic).Moved(topic, number).WaitAsync(LongestPush, stopping));
    }

    private async Task Repeat(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pulse);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            foreach (var watching in watchers.ByTopic())
            {
                await Try(async () =>
                {
                    var number = await topics.Newest(watching.Key);
                    await hub.Clients.Clients([.. watching]).Moved(watching.Key, number).WaitAsync(LongestPush, stopping);
                });
            }
        }
    }

    private async Task Try(Func<Task> push)
    {
        try
        {
            await push();
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            log.LogWarning(failed, "A push of {Hub} was lost; the next pulse makes up for it.", typeof(THub).Name);
        }
    }
}
