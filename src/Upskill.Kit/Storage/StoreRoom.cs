namespace Upskill.Kit.Storage;

/// <summary>What of a store is the tightest.</summary>
public enum StoreLimit
{
    /// <summary>The memory that its data may take.</summary>
    Memory,

    /// <summary>The disk that its log and checkpoints lie on.</summary>
    Disk,
}

/// <summary>What a store takes, and what it may take: the operator is told from 80 % on, and at 100 % nothing is added any more, so that nothing is ever dropped.</summary>
/// <param name="Used">Bytes.</param>
/// <param name="Budget">Bytes.</param>
/// <param name="Limit">Of what.</param>
public sealed record StoreRoom(long Used, long Budget, StoreLimit Limit = StoreLimit.Memory)
{
    private const int NearlyFull = 80, Full = 100;

    /// <summary>How much of the budget is used, rounded down; 100 where there is no budget at all.</summary>
    public long Percent => Budget <= 0 ? Full : Used * Full / Budget;

    /// <summary>From 80 % on.</summary>
    public bool IsNearlyFull => Percent >= NearlyFull;

    /// <summary>From 100 % on.</summary>
    public bool IsFull => Percent >= Full;

    /// <summary>
    /// The tighter of memory and disk. On the disk room is kept for one more checkpoint of the data and for the log until then, since a checkpoint lies beside the one before it until it is complete.
    /// </summary>
    /// <param name="use">As measured.</param>
    /// <param name="budget">Bytes of memory for the data.</param>
    public static StoreRoom Of(StoreUse use, long budget)
    {
        var memory = new StoreRoom(use.Memory, budget);
        if (use is not { OnDisk: { } taken, FreeOnDisk: { } free })
            return memory;
        var disk = new StoreRoom(taken, taken + Math.Max(0, free - use.Memory - StoreUse.LongestLog), StoreLimit.Disk);
        return disk.Percent > memory.Percent ? disk : memory;
    }

    /// <summary>
    /// Where the operator sets none: a quarter of the machine's memory, for the process takes about two and a half times what the engine counts as data, and at most three quarters of what the engine holds, for beyond
    /// that it drops data without a word.
    /// </summary>
    /// <param name="asked">What the operator set, in bytes; null for nothing.</param>
    /// <param name="engine">What the engine holds, in bytes.</param>
    /// <param name="machine">What the process may take of the machine's memory, in bytes.</param>
    public static long BudgetOf(long? asked, long engine, long machine) => Math.Min(asked ?? machine / 4, engine / 4 * 3);
}

/// <summary>What a store takes, measured at one moment; in bytes.</summary>
/// <param name="Memory">Its data in the engine's memory.</param>
/// <param name="OnDisk">Its folder; null where it is not on this machine.</param>
/// <param name="FreeOnDisk">What is free on that disk.</param>
public sealed record StoreUse(long Memory, long? OnDisk = null, long? FreeOnDisk = null)
{
    /// <summary>So long the engine's log grows, in bytes, before a checkpoint makes it short again.</summary>
    public const long LongestLog = 256L << 20;
}
