using System.Collections.Immutable;

namespace Upskill.Adoption.Releases.Tables;

/// <summary>
/// What a week releases beside the tree, from batches as they were sealed. Pure. Each figure is rounded once; which are made depends on rosters and arrivals only,
/// never on a value.
/// </summary>
internal static class ReleaseTables
{
    /// <summary>Where the classes of a spread begin, but the first, in minutes; the line of four hours is among them.</summary>
    public static readonly ImmutableArray<int> Edges = [0, 2 * 60, Answer.YesFrom, 8 * 60];

    /// <summary>
    /// Cells of the one-way tables: of enough answers each, less the last one to four, so that the rest is a multiple of five; where one was released before, only
    /// if a batch or more was added.
    /// </summary>
    /// <param name="key">Of rounding.</param>
    /// <param name="week">Which.</param>
    /// <param name="batches">Of all units.</param>
    /// <param name="before">Cells that were released at the close; empty at the close itself.</param>
    /// <param name="minimum">The smallest group of somebody's country.</param>
    /// <param name="at">Now.</param>
    public static IEnumerable<ReleasedCell> Cells(
        ReleaseKey key, WeekId week, IReadOnlyCollection<SealedBatch> batches, ImmutableArray<ReleasedCell> before, Func<string, int> minimum, DateTimeOffset at)
    {
        var answers = InOrder(batches).SelectMany(batch => batch.Answers).SelectMany(answer => TableCells.Read(answer.Cells).Select(cell => (cell, answer.Minutes)));
        foreach (var cell in answers.GroupBy(answer => answer.cell, answer => answer.Minutes).OrderBy(cell => cell.Key))
        {
            var (table, name) = cell.Key;
            var size = cell.Count() - (cell.Count() % ReleaseRules.RoundingBase);
            var known = before.FirstOrDefault(one => (one.Table, one.Key) == cell.Key);
            var least = Math.Max(ReleaseRules.MinimumForOtherTables, table == ReleasedCell.Country ? ReleaseRules.Minimum(minimum(name)) : 0);
            if (size < least || (known is not null && size < known.Sum.People + ReleaseRules.MinimumGroupSize))
                continue;
            yield return new(table, name, Cell(key, week, (table, name), known is null ? 1 : 2, [.. cell.Take(size)], at));
        }
    }

    /// <summary>One cell of answers, each total rounded once.</summary>
    /// <param name="key">Of rounding.</param>
    /// <param name="week">Which.</param>
    /// <param name="cell">Its table, and its name in it.</param>
    /// <param name="number">1 where it is released for the first time, 2 for the second.</param>
    /// <param name="minutes">Of each answer.</param>
    /// <param name="at">Now.</param>
    public static ReleaseSum Cell(ReleaseKey key, WeekId week, (string Table, string Key) cell, int number, IReadOnlyList<int> minutes, DateTimeOffset at)
    {
        var named = $"{cell.Table}:{cell.Key}";
        return new(
            minutes.Count,
            RandomRound.Of(minutes.Count(value => value >= Answer.YesFrom), ReleaseRules.RoundingBase, RandomRound.Draw(key, RandomRound.Yes, week, named, number)),
            RandomRound.Of(minutes.Sum(value => (long)value), ReleaseRules.MinutesBase, RandomRound.Draw(key, RandomRound.Hours, week, named, number)) / 60, 1, at);
    }

    /// <summary>How hours are spread in each unit of enough answers, those sealed below it included.</summary>
    public static IEnumerable<ReleasedSpread> Spreads(ReleaseKey key, WeekId week, IReadOnlyCollection<SealedBatch> batches) =>
        Classed(key, "class", week, batches, answer => ClassOf(answer.Minutes), Edges.Length + 1)
            .Select(unit => new ReleasedSpread(unit.Unit, unit.Answers, unit.Classes));

    /// <summary>How answers to an item changed in each unit of enough pairs, those sealed below it included.</summary>
    public static IEnumerable<ReleasedChange> Changes(ReleaseKey key, WeekId week, string item, IReadOnlyCollection<SealedBatch> batches) =>
        Classed(key, $"{ReleasedChange.Table}-{item}", week, batches, answer => ChangeOf(answer.Cells), ReleasedChange.Names.Length)
            .Select(unit => new ReleasedChange(unit.Unit, item, unit.Answers, unit.Classes));

    /// <summary>How pairs of timed exercises came out in the whole organisation and in each function of enough pairs. Batches are multiples of five, and so are pairs.</summary>
    public static IEnumerable<ReleasedRatios> Ratios(ReleaseKey key, WeekId week, IReadOnlyCollection<SealedBatch> batches) =>
        Classed(key, ReleasedRatios.Table, week, batches, answer => RatioOf(answer.Cells), ReleasedRatios.Edges.Length + 1)
            .Where(unit => ReleasedRatios.IsOf(unit.Unit)).Select(unit => new ReleasedRatios(unit.Unit, unit.Answers, unit.Classes));

    /// <summary>In which class an answer counts.</summary>
    public static int ClassOf(int minutes) => Edges.Count(edge => minutes >= edge);

    /// <summary>In which class an answer's change counts; null where it is no pair.</summary>
    private static int? ChangeOf(string cells) => TableCells.Read(cells).Where(cell => cell.Table == ReleasedChange.Table)
        .Select(cell => (int?)ReleasedChange.Names.IndexOf(cell.Key)).FirstOrDefault();

    private static int? RatioOf(string cells) => TableCells.Read(cells).Where(cell => cell.Table == ReleasedRatios.Table)
        .Select(cell => (int?)int.Parse(cell.Key, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();

    private static IEnumerable<(UnitId Unit, long Answers, ImmutableArray<long> Classes)> Classed(
        ReleaseKey key, string measure, WeekId week, IReadOnlyCollection<SealedBatch> batches, Func<SealedAnswer, int?> of, int classes) => batches
        .SelectMany(batch => batch.Unit.SelfAndAbove().Select(unit => (Unit: unit, batch.Answers)))
        .GroupBy(batch => batch.Unit, batch => batch.Answers).OrderBy(unit => unit.Key.Value, StringComparer.Ordinal)
        .Select(unit => (Unit: unit.Key, Classes: unit.SelectMany(answers => answers).Select(of).OfType<int>().ToList()))
        .Where(unit => unit.Classes.Count >= ReleaseRules.MinimumForOtherTables)
        .Select(unit => (unit.Unit, (long)unit.Classes.Count, Enumerable.Range(0, classes).Select(number => RandomRound.Of(
            unit.Classes.Count(one => one == number), ReleaseRules.RoundingBase, RandomRound.Draw(key, measure, week, unit.Unit.Value, number))).ToImmutableArray()));

    /// <summary>As they were sealed; of two at one moment by unit and number: an order that no message can change.</summary>
    private static IEnumerable<SealedBatch> InOrder(IEnumerable<SealedBatch> batches) =>
        batches.OrderBy(batch => batch.At).ThenBy(batch => batch.Unit.Value, StringComparer.Ordinal).ThenBy(batch => batch.Number);
}
