namespace Upskill;

/// <summary>
/// The store has no room for what a command would add, and has taken nothing of it. No <see cref="Refusal"/>: the domain did not say no, and the same command is taken once there is room.
/// </summary>
[GenerateSerializer, Alias("Upskill.StoreFull")]
public sealed class StoreFullException() : Exception(
    "The store is full. What you sent was not saved, and nothing that was saved is lost. Your operator makes room: with a larger Store:BudgetMegabytes, or by moving the store into a Redis (move-store). Then send it again.");
