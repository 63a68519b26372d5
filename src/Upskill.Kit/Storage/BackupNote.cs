using System.Text.Json;
using StackExchange.Redis;

namespace Upskill.Kit.Storage;

/// <summary>The last backup, as the store that it was made of says: for the operator's page.</summary>
/// <param name="At">The moment that it shows.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Keys">How many keys of the store are in it.</param>
/// <param name="IsVerified">Whether the file was read again and every chain of the ledger in it holds.</param>
public sealed record BackupNote(DateTimeOffset At, long Bytes, long Keys, bool IsVerified)
{
    private const string Key = "upskill:last-backup";

    /// <summary>The last one; null where there was none.</summary>
    public static async Task<BackupNote?> Last(IConnectionMultiplexer store) =>
        (string?)await store.GetDatabase().StringGetAsync(Key) is { } text ? JsonSerializer.Deserialize<BackupNote>(text) : null;

    /// <summary>Keeps this one as the last.</summary>
    public Task Keep(IConnectionMultiplexer store) => store.GetDatabase().StringSetAsync(Key, JsonSerializer.Serialize(this));
}
