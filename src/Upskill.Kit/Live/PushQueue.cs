using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Kit.Live;

/// <summary>
/// Pushes beside the commands: a bounded queue, at most a second a push, the oldest dropped when full. They are begun in their order, and none waits until a backplane has answered the one before.
/// What is dropped has to be made up for by a pulse.
/// </summary>
public abstract class PushQueue(ILogger log) : BackgroundService
{
    private const int QueueLength = 10_000, MostUnderWay = 64;
    private static readonly TimeSpan LongestPush = TimeSpan.FromSeconds(1);

    private readonly Channel<Func<Task>> queue =
        Channel.CreateBounded<Func<Task>>(new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Puts a push into the queue; never waits, never fails.</summary>
    protected void Enqueue(Func<Task> push) => queue.Writer.TryWrite(push);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var underWay = new Queue<Task>();
        await foreach (var push in queue.Reader.ReadAllAsync(stoppingToken))
        {
            if (underWay.Count == MostUnderWay)
                await underWay.Dequeue();
            underWay.Enqueue(Try(push, stoppingToken));
        }
    }

    /// <summary>One push, whose failure is logged by its kind: its content may be somebody's words.</summary>
    protected async Task Try(Func<Task> push, CancellationToken stopping)
    {
        try
        {
            await push().WaitAsync(LongestPush, stopping);
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            log.PushLost(GetType().Name, failed.GetType().Name);
        }
    }
}

internal static partial class PushQueueLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A push of {Queue} was lost ({Failure}); the next pulse makes up for it.")]
    public static partial void PushLost(this ILogger log, string queue, string failure);
}
