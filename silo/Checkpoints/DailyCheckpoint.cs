using Upskill.Kit.Hosting;

namespace Upskill.Silo.Checkpoints;

/// <summary>Sees to it that there is a checkpoint of every day on which a silo ran.</summary>
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
        if (await taker.Take() is { } note)
            log.Taken(note.Chains, note.Records, note.Took);
        return BetweenLooks;
    }
}

internal static partial class DailyCheckpointLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Checkpoint of the ledger: {Records} records in {Chains} chains, taken in {Took}.")]
    public static partial void Taken(this ILogger log, long chains, long records, TimeSpan took);
}
