using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Silo.Checkpoints;

/// <summary>Checkpoints in the store itself: each day's signed text, and the heads of the newest in a part a partition, for a value of the store must not be large.</summary>
internal sealed class CheckpointsInStore(IConnectionMultiplexer store)
{
    private const string Texts = "upskill:ledger-checkpoints", Turn = "upskill:ledger-checkpoint-turn";
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(10);

    private IDatabase Database => store.GetDatabase();

    /// <summary>Whether there is one of a day.</summary>
    public Task<bool> Has(DateOnly on) => Database.HashExistsAsync(Texts, Field(on));

    /// <summary>The text of each day.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Days() => (await Database.HashGetAllAsync(Texts)).ToDictionary(field => (string)field.Name!, field => (string)field.Value!, StringComparer.Ordinal);

    /// <summary>Takes the turn, so that of several silos one works; disposed it is given back, and by itself after ten minutes.</summary>
    /// <returns>Null where another has it.</returns>
    public async Task<IAsyncDisposable?> TakeTurn()
    {
        var mine = Guid.NewGuid().ToString("N");
        return await Database.LockTakeAsync(Turn, mine, LongestTurn) ? new TurnTaken(Database, mine) : null;
    }

    /// <summary>Keeps one, the heads first.</summary>
    public async Task Keep(DateOnly on, string signed, IReadOnlyList<ChainHead> heads)
    {
        var parts = heads.ToLookup(head => Partition.OfHash(Convert.FromHexString(head.Subject)));
        foreach (var partition in Partition.All)
            await Database.StringSetAsync(Heads(partition), HeadList.Pack(parts[partition]));
        await Database.HashSetAsync(Texts, Field(on), signed);
    }

    /// <summary>The newest, where it is signed with this key and its heads are those that it was taken of; else null.</summary>
    public async Task<KeptCheckpoint?> Newest(byte[] key)
    {
        var newest = (await Database.HashGetAllAsync(Texts)).OrderByDescending(field => (string)field.Name!, StringComparer.Ordinal).FirstOrDefault();
        if (newest.Value.IsNull || LedgerCheckpoint.Read((string)newest.Value!, key) is not { } checkpoint)
            return null;
        var heads = new List<ChainHead>();
        foreach (var partition in Partition.All)
            heads.AddRange((byte[]?)await Database.StringGetAsync(Heads(partition)) is { } packed ? HeadList.Unpack(packed) ?? [] : []);
        heads.Sort((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));
        return checkpoint.IsOf(heads) ? new(checkpoint, heads) : null;
    }

    private static string Field(DateOnly on) => on.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Given back by who has it only: one that took too long may have become another's.</summary>
    private sealed class TurnTaken(IDatabase database, string mine) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await database.LockReleaseAsync(Turn, mine);
    }

    private static string Heads(Partition partition) => partition.Key("ledger-heads");
}
