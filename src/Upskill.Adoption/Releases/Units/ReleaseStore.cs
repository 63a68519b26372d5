using System.Text.Json;
using StackExchange.Redis;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Adoption.Releases.Units;

/// <summary>The store's side of a unit's release: the release journal, the rows of answers, what was sealed, and other grains.</summary>
internal sealed class ReleaseStore(IConnectionMultiplexer store, Journal journal, AnswerRows rows, IGrainFactory grains) : IReleaseStore
{
    public async Task<IReadOnlyList<ReleaseFact>> Facts(ReleaseSubject unit, long from) =>
        [.. (await journal.Read(Name(unit), from)).Select(entry => JsonSerializer.Deserialize<ReleaseFact>(entry, LedgerJson.Options)!)];

    public async Task<bool> Append(ReleaseSubject unit, long expectedLength, ReleaseFact fact) => await journal.Append(
        Name(unit), expectedLength, CommandId.New(), JsonSerializer.SerializeToUtf8Bytes(fact, LedgerJson.Options),
        fact.Sealing is { } batch ? [Sealed(unit, fact.Week, batch)] : []) is AppendOutcome.Committed;

    public Task<(IReadOnlyList<AnswerRow> Rows, long Changes)> Rows(ReleaseSubject home) => rows.Load(home);

    public Task<long> Changes(ReleaseSubject home) => rows.Changes(home);

    public async Task Forget(ReleaseSubject home, WeekId week, IReadOnlyCollection<string> tokens)
    {
        await rows.Forget(home, week, tokens);
        await store.GetDatabase().KeyDeleteAsync(Hash(home, week));
    }

    /// <summary>Deletes the release journal, and the answers of sealed batches of these weeks.</summary>
    public async Task Remove(ReleaseSubject unit, IEnumerable<WeekId> weeks)
    {
        await store.GetDatabase().KeyDeleteAsync([.. weeks.Select(week => (RedisKey)Hash(unit, week))]);
        await journal.Delete(Name(unit));
    }

    public Task<RosterUnit> Unit(UnitId unit, WeekId week) => grains.GetGrain<IRosterGrain>(week.Value).Unit(unit);

    public async Task<IReadOnlyList<MovedAnswerRow>> MovedUp(IEnumerable<ReleaseSubject> units, WeekId week, bool isFinal) =>
        [.. (await Task.WhenAll(units.Select(unit => grains.GetGrain<IUnitReleaseGrain>(unit.ToString()).MovedUp(week, isFinal)))).SelectMany(moved => moved)];

    /// <summary>The batches that a unit itself has sealed of a week that is not finished, with their answers, in order.</summary>
    public Task<IReadOnlyList<SealedBatch>> Sealed(ReleaseSubject unit, WeekId week) => Sealed(store.GetDatabase(), unit, week);

    /// <summary>The same, for who reads a store on which no grain lives.</summary>
    public static async Task<IReadOnlyList<SealedBatch>> Sealed(IDatabase database, ReleaseSubject unit, WeekId week) =>
    [
        .. (await database.HashGetAllAsync(Hash(unit, week))).Where(field => field.Name != RowWrite.Changes)
            .OrderBy(field => (int)field.Name).Select(field => JsonSerializer.Deserialize<SealedBatch>((string)field.Value!, LedgerJson.Options)!),
    ];

    /// <summary>The release journal of a subject.</summary>
    public static JournalName Name(ReleaseSubject unit) => new(ReleaseJournals.Kind, unit.ToString());

    private static RowWrite Sealed(ReleaseSubject unit, WeekId week, Batch batch) => new(
        Hash(unit, week), batch.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        JsonSerializer.Serialize(new SealedBatch(unit.Unit, batch.Number, batch.At, batch.Answers), LedgerJson.Options));

    private static string Hash(ReleaseSubject unit, WeekId week) => Name(unit).Partition.Key($"sealed-answers:{unit}:{week}");
}
