using System.Text.Json;
using StackExchange.Redis;

namespace Upskill.Kit.Ledger;

/// <summary>The last checkpoint of the ledger, for the operator's page.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="Chains">How many chains it knows.</param>
/// <param name="Records">How many records are in them.</param>
/// <param name="Took">How long it took.</param>
public sealed record CheckpointNote(DateTimeOffset At, long Chains, long Records, TimeSpan Took)
{
    private const string Key = "upskill:last-checkpoint";

    /// <summary>The last one; null where there was none.</summary>
    public static async Task<CheckpointNote?> Last(IConnectionMultiplexer store) =>
        (string?)await store.GetDatabase().StringGetAsync(Key) is { } text ? JsonSerializer.Deserialize<CheckpointNote>(text) : null;

    /// <summary>Keeps this one as the last.</summary>
    public Task Keep(IConnectionMultiplexer store) => store.GetDatabase().StringSetAsync(Key, JsonSerializer.Serialize(this));
}
