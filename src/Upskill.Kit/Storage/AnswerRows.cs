using System.Text.Json;
using StackExchange.Redis;
using Upskill.Adoption;
using Upskill.Kit.Ledger;

namespace Upskill.Kit.Storage;

/// <summary>
/// Answers that wait to be sealed: a hash per home and partition, from week and token to the row, and a counter of its changes. The person's journal writes
/// them in its own step; the unit's release loads them and watches the counters.
/// </summary>
public sealed class AnswerRows(IConnectionMultiplexer store)
{
    /// <summary>The write that puts <paramref name="row"/> to its <paramref name="home"/>.</summary>
    public static RowWrite Put(Partition partition, ReleaseSubject home, AnswerRow row) =>
        new(Hash(partition, home), Field(row.Week, row.Token), JsonSerializer.Serialize(row, LedgerJson.Options));

    /// <summary>The write that takes an answer back: its person has left, or was erased.</summary>
    public static RowWrite TakeOut(Partition partition, ReleaseSubject home, WeekId week, string token) => new(Hash(partition, home), Field(week, token), null);

    /// <summary>All rows of a home, and the change counters read before them: a change in between is seen as a difference later.</summary>
    public async Task<(IReadOnlyList<AnswerRow> Rows, long Changes)> Load(ReleaseSubject home)
    {
        var changes = await Changes(home);
        var hashes = await Task.WhenAll(Partition.All.Select(partition => store.GetDatabase().HashGetAllAsync(Hash(partition, home))));
        return ([.. hashes.SelectMany(fields => fields).Where(field => field.Name != RowWrite.Changes)
            .Select(field => JsonSerializer.Deserialize<AnswerRow>((string)field.Value!, LedgerJson.Options)!)], changes);
    }

    /// <summary>How often rows of a home were written.</summary>
    public async Task<long> Changes(ReleaseSubject home) => (await Task.WhenAll(Partition.All.Select(async partition =>
        (long?)await store.GetDatabase().HashGetAsync(Hash(partition, home), RowWrite.Changes) ?? 0))).Sum();

    /// <summary>Deletes the rows of a week that is finished: nothing reads them any more. Not counted as a change.</summary>
    public Task Forget(ReleaseSubject home, WeekId week, IReadOnlyCollection<string> tokens) => tokens.Count == 0 ? Task.CompletedTask
        : Task.WhenAll(Partition.All.Select(partition =>
            store.GetDatabase().HashDeleteAsync(Hash(partition, home), [.. tokens.Select(token => (RedisValue)Field(week, token))])));

    private static string Field(WeekId week, string token) => $"{week}|{token}";

    private static string Hash(Partition partition, ReleaseSubject home) => partition.Key($"answers:{home}");
}
