using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Upskill.Kit.Live;

/// <summary>
/// Tells the watchers of one hub that a topic moved. What is dropped is made up for by the pulse: every 30 seconds each watcher hears the newest number of what it watches.
/// </summary>
public sealed class LiveAnnouncements<THub, TTopics>(
    IHubContext<THub, ILiveClient> hub, TTopics topics, LiveWatchers<THub> watchers,
    ILogger<LiveAnnouncements<THub, TTopics>> log) : PushQueue(log)
    where THub : Hub<ILiveClient> where TTopics : ILiveTopics
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(30);

    /// <summary>Puts a push into the queue; never waits, never fails.</summary>
    public void Moved(string topic, long number) => Enqueue(() => hub.Clients.Group(topic).Moved(topic, number));

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(base.ExecuteAsync(stoppingToken), Repeat(stoppingToken));

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
                    await hub.Clients.Clients([.. watching]).Moved(watching.Key, number);
                }, stopping);
            }
        }
    }
}
