using System.Text.Json;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Kit.Ledger;

namespace Upskill.Kit.Storage;

/// <summary>
/// The rows that unit figures are made of: a hash per unit and partition, from a learner's opaque token to their row, and a counter of its changes.
/// The learner's journal writes them in its own step; the unit's figures load them and watch the counters.
/// </summary>
public sealed class UnitRows(IConnectionMultiplexer store)
{
    /// <summary>The write that puts <paramref name="row"/> into <paramref name="unit"/>.</summary>
    public static RowWrite Put(Partition partition, UnitId unit, UnitRow row) =>
        new(Hash(partition, unit), row.Token, JsonSerializer.Serialize(row, LedgerJson.Options));

    /// <summary>The write that takes the row out of <paramref name="unit"/>.</summary>
    public static RowWrite TakeOut(Partition partition, UnitId unit, string token) => new(Hash(partition, unit), token, null);

    /// <summary>All rows of a unit, and the change counters read before them: a change in between is seen as a difference later.</summary>
    public async Task<(IReadOnlyList<UnitRow> Rows, IReadOnlyList<long> Changes)> Load(UnitId unit)
    {
        var changes = await Changes(unit);
        var hashes = await Task.WhenAll(Partition.All.Select(partition => store.GetDatabase().HashGetAllAsync(Hash(partition, unit))));
        return ([.. hashes.SelectMany(fields => fields).Where(field => field.Name != RowWrite.Changes)
            .Select(field => JsonSerializer.Deserialize<UnitRow>((string)field.Value!, LedgerJson.Options)!)], changes);
    }

    /// <summary>The change counters of a unit, one a partition.</summary>
    public async Task<IReadOnlyList<long>> Changes(UnitId unit) =>
        await Task.WhenAll(Partition.All.Select(async partition =>
            (long?)await store.GetDatabase().HashGetAsync(Hash(partition, unit), RowWrite.Changes) ?? 0));

    private static string Hash(Partition partition, UnitId unit) => partition.Key($"rows:{unit}");
}
