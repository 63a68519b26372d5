using System.Text.Json;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit.Ledger;

namespace Upskill.Adoption.Releases.Statements;

/// <summary>What came of recomputing the batches of a statement from what people's own ledgers say.</summary>
/// <param name="Batches">That the statement is the sum of.</param>
/// <param name="Recomputed">Of these, those of which every answer could be read, and which give the totals that were sealed.</param>
/// <param name="Wrong">Those of which every answer could be read, and which give other totals.</param>
/// <param name="Erased">People behind them whose answer nobody can read any more.</param>
public sealed record ReleaseRecount(int Batches, int Recomputed, int Wrong, int Erased)
{
    /// <summary>Recomputes.</summary>
    /// <param name="statement">That was signed here.</param>
    /// <param name="journals">Release journals of the statement's measure, entries as stored.</param>
    /// <param name="key">Of rounding.</param>
    /// <param name="minutes">Of an opaque name: minutes of a week as they were typed at a moment; null where nobody of this name is left.</param>
    public static async Task<ReleaseRecount> Of(
        ReleaseStatement statement, IEnumerable<(UnitId Unit, IReadOnlyList<byte[]> Entries)> journals, ReleaseKey key, Func<string, WeekId, DateTimeOffset, Task<int?>> minutes)
    {
        var count = new ReleaseRecount(0, 0, 0, 0);
        foreach (var (unit, week, batch) in BatchesOf(statement, journals))
        {
            var answers = await Task.WhenAll(batch.Tokens.Select(token => minutes(token, week, batch.At)));
            var erased = answers.Count(answer => answer is null);
            var isSame = erased == 0 && batch.Sum == Batch.Seal(key, new(statement.Measure, unit), week, batch.Number,
                [.. batch.Tokens.Zip(answers, (token, answer) => Answer.Of(new(token, week, 0, batch.At, answer!.Value)))], batch.At).Sum;
            count = new(count.Batches + 1, count.Recomputed + (isSame ? 1 : 0), count.Wrong + (erased == 0 && !isSame ? 1 : 0), count.Erased + erased);
        }
        return count;
    }

    /// <summary>The batches that a statement is the sum of: sealed in its unit or below it until its moment.</summary>
    internal static IEnumerable<(UnitId Unit, WeekId Week, Batch Batch)> BatchesOf(ReleaseStatement statement, IEnumerable<(UnitId Unit, IReadOnlyList<byte[]> Entries)> journals) =>
        journals.Where(journal => journal.Unit.SelfAndAbove().Contains(statement.Unit)).SelectMany(journal => journal.Entries
            .Select(entry => JsonSerializer.Deserialize<ReleaseFact>(entry, LedgerJson.Options)!)
            .Where(fact => fact.Sealing is { } batch && batch.At <= statement.Figure.AsOf && statement.IsOf(fact.Week))
            .Select(fact => (journal.Unit, fact.Week, fact.Sealing!)));
}
