using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Kit.Hosting;

/// <summary>
/// Work that begins when the silo serves, for it needs grains. What fails is logged and tried again a second later: a store or a silo may be away at a start.
/// </summary>
public abstract class AfterStart(IHostApplicationLifetime lifetime, ILogger log) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Set when the silo was asked to stop, which waits for the work under way.</summary>
    protected CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Does what is to be done now. May be done twice.</summary>
    /// <returns>After how long there may be more to do; null when there never is.</returns>
    protected abstract Task<TimeSpan?> Work();

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (await Try() is { } wait)
            await Task.Delay(wait, stoppingToken);
    }

    private async Task<TimeSpan?> Try()
    {
        try
        {
            return await Work();
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            log.TriesAgain(GetType().Name, failed);
            return TryAgainAfter;
        }
    }
}

internal static partial class AfterStartLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} failed; trying again.")]
    public static partial void TriesAgain(this ILogger log, string work, Exception failed);
}
