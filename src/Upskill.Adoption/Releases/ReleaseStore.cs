using System.Collections.Immutable;
using System.Text.Json;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;

namespace Upskill.Adoption.Releases;

/// <summary>The store's side of a unit's release: the release journal, the rows of answers, and other grains.</summary>
internal sealed class ReleaseStore(Journal journal, AnswerRows rows, IGrainFactory grains) : IReleaseStore
{
    public async Task<IReadOnlyList<ReleaseFact>> Facts(UnitId unit, long from) =>
        [.. (await journal.Read(Name(unit), from)).Select(entry => JsonSerializer.Deserialize<ReleaseFact>(entry, LedgerJson.Options)!)];

    public async Task<bool> Append(UnitId unit, long expectedLength, ReleaseFact fact) => await journal.Append(
        Name(unit), expectedLength, CommandId.New(), JsonSerializer.SerializeToUtf8Bytes(fact, LedgerJson.Options)) is AppendOutcome.Committed;

    public Task<(IReadOnlyList<AnswerRow> Rows, long Changes)> Rows(UnitId home) => rows.Load(home);

    public Task<long> Changes(UnitId home) => rows.Changes(home);

    public Task Forget(UnitId home, WeekId week, IReadOnlyCollection<string> tokens) => rows.Forget(home, week, tokens);

    public async Task<int> People(UnitId unit, WeekId week) => (await grains.GetGrain<IRosterGrain>(week.Value).Unit(unit)).People;

    public async Task<IReadOnlyList<MovedAnswerRow>> MovedUp(IEnumerable<UnitId> units, WeekId week, bool isFinal) =>
        [.. (await Task.WhenAll(units.Select(unit => grains.GetGrain<IUnitReleaseGrain>(unit.Value).MovedUp(week, isFinal)))).SelectMany(moved => moved)];

    private static JournalName Name(UnitId unit) => new(ReleaseJournals.Kind, unit.Value);
}
