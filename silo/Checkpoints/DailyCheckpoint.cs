using Upskill.Kit.Hosting;

namespace Upskill.Silo.Checkpoints;

/// <summary>Sees to it that there is a checkpoint of every day on which a silo ran. A stop does not wait for one: what is cut off is gone on with by the next silo that looks.</summary>
internal sealed class DailyCheckpoint(CheckpointTaker taker, IHostApplicationLifetime lifetime, ILogger<DailyCheckpoint> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromMinutes(1), BetweenLooks = TimeSpan.FromMinutes(10);
    private bool hasWaited;

    /// <inheritdoc/>
    protected override async Task<TimeSpan?> Work()
    {
        if (!hasWaited)
        {
            hasWaited = true; // whoever waits for the start comes first
            return AfterTheStart;
        }
        try
        {
            if (await taker.Take().WaitAsync(Stopping) is { } note)
                log.Taken(note.Chains, note.Records, note.Took);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException) // of the place beside the store; the store itself is tried again at once
        {
            log.PlaceIsAway(away);
        }
        return BetweenLooks;
    }
}

internal static partial class DailyCheckpointLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Checkpoint of the ledger: {Records} records in {Chains} chains, taken in {Took}.")]
    public static partial void Taken(this ILogger log, long chains, long records, TimeSpan took);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The checkpoint of the ledger could not be brought to its place beside the store; it is tried again in ten minutes.")]
    public static partial void PlaceIsAway(this ILogger log, Exception away);
}
