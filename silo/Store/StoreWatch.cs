using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Store;

/// <summary>
/// Measures the store every two seconds and tells the operator, once for each crossing, that it is nearly full, full, or has room again. In two seconds a store grows by less than what lies between its budget and
/// what its engine holds.
/// </summary>
internal sealed class StoreWatch(IConnectionMultiplexer store, StoreGauge gauge, StoreConnection connection, IConfiguration configuration, ILogger<StoreWatch> log) : BackgroundService
{
    /// <summary>The setting, in MB.</summary>
    public const string Setting = "Store:BudgetMegabytes";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private bool saidThatNoneIsKnown;

    /// <summary>The budget that was set, in bytes; null where none was.</summary>
    /// <exception cref="StartRefusedException">It is no whole number above 0.</exception>
    public static long? Asked(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => null,
        var text => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0
            ? (long)megabytes << 20
            : throw new StartRefusedException($"{Setting} is the memory that the store's data may take, in MB: a whole number above 0, or nothing for the default."),
    };

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Look(); // a store that is full at the start lets nothing in
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Look();
    }

    private async Task Look()
    {
        try
        {
            Tell(gauge.Room, await Measure());
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException || StoreAway.Is(away))
        {
            log.NotMeasured(away); // what was measured last stands
        }
    }

    private async Task<StoreRoom?> Measure()
    {
        var figures = await EngineFigures.Ask(store);
        var asked = Asked(configuration);
        if ((figures.Limit ?? asked) is not { } limit)
        {
            if (!saidThatNoneIsKnown)
                log.NoLimit();
            saidThatNoneIsKnown = true;
            return null;
        }
        var machine = connection.IsEmbedded ? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes : long.MaxValue;
        return StoreRoom.Of(connection.IsEmbedded ? OnThisDisk(figures.Memory) : new(figures.Memory), StoreRoom.BudgetOf(asked, figures.Limit is null ? long.MaxValue : limit, machine));
    }

    private StoreUse OnThisDisk(long memory) => new(
        memory,
        new DirectoryInfo(connection.Folder.Engine).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length),
        new DriveInfo(connection.Folder.Engine).AvailableFreeSpace);

    private void Tell(StoreRoom? before, StoreRoom? now)
    {
        gauge.Read(now);
        var (was, stage) = (Stage(before), Stage(now));
        if (was == stage || now is null)
            return;
        var (limit, used, budget) = (now.Limit, now.Used >> 20, now.Budget >> 20);
        if (stage == 2)
            log.Full(limit, used, budget);
        else if (stage == 1)
            log.NearlyFull(now.Percent, limit, used, budget);
        else
            log.HasRoom(now.Percent, limit);
    }

    private static int Stage(StoreRoom? room) => room switch { { IsFull: true } => 2, { IsNearlyFull: true } => 1, _ => 0 };
}

internal static partial class StoreWatchLog
{
    [LoggerMessage(Level = LogLevel.Error, Message =
        "The store is full: {Used} of {Budget} MB ({Limit}). Commands are refused and nothing is dropped. Raise Store:BudgetMegabytes where the machine has more, make room on the disk, or move the store into a Redis with move-store.")]
    public static partial void Full(this ILogger log, StoreLimit limit, long used, long budget);

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The store is {Percent} % full: {Used} of {Budget} MB ({Limit}). At 100 % commands are refused. Raise Store:BudgetMegabytes, make room on the disk, or move the store into a Redis with move-store.")]
    public static partial void NearlyFull(this ILogger log, long percent, StoreLimit limit, long used, long budget);

    [LoggerMessage(Level = LogLevel.Information, Message = "The store has room again: {Percent} % of its {Limit} is used.")]
    public static partial void HasRoom(this ILogger log, long percent, StoreLimit limit);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This Redis names no limit (maxmemory), so that nobody is told before it is full: set Store:BudgetMegabytes to what its data may take.")]
    public static partial void NoLimit(this ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store could not be measured.")]
    public static partial void NotMeasured(this ILogger log, Exception away);
}
