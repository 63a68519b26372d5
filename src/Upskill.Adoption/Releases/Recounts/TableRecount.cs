using System.Collections.Immutable;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Tables;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>
/// Tables made anew from the batches behind them. A table was made of the batches that had been sealed when it was taken: the first ones that come to as many answers as it says. Each answer is
/// null where somebody in one of them was erased.
/// </summary>
/// <param name="key">Of rounding.</param>
/// <param name="batches">Recounted, of one measure, in the order of their sealing.</param>
internal sealed class TableRecount(ReleaseKey key, IReadOnlyList<RecountedBatch> batches)
{
    /// <summary>How hours are spread.</summary>
    public bool? Makes(UnitId unit, ReleasedHoursSpread spread) => First(unit, new(spread.Week), spread.Answered, _ => true,
        first => ReleaseTables.Spreads(key, new(spread.Week), first).FirstOrDefault(made => made.Unit == unit)?.Classes.SequenceEqual(spread.Classes) is true);

    /// <summary>How an item's answers changed.</summary>
    public bool? Makes(UnitId unit, string item, ReleasedAttitudeChange change) => OfQuarter(change.Quarter) is { } week ? First(unit, week, change.Pairs, IsIn(ReleasedChange.Table),
        first => ReleaseTables.Changes(key, week, item, first).FirstOrDefault(made => made.Unit == unit)?.Classes.SequenceEqual([change.Less, change.Same, change.More]) is true) : false;

    /// <summary>What timed exercises say.</summary>
    public bool? Makes(UnitId unit, ReleasedCalibration calibration) => OfQuarter(calibration.Quarter) is { } week ? First(unit, week, calibration.Pairs, IsIn(ReleasedRatios.Table),
        first => ReleaseTables.Ratios(key, week, first).FirstOrDefault(made => made.Unit == unit) is { } ratios && ReleasedCalibration.Of(calibration.Quarter, ratios) is var made
            && made.Classes.SequenceEqual(calibration.Classes) && made with { Classes = calibration.Classes } == calibration) : false;

    /// <summary>A cell of a one-way table: of the first answers in it, rounded under its first number, or under its second where a batch or more had come since the close.</summary>
    public bool? Makes(ReleasedHoursCell cell)
    {
        var (week, name) = (new WeekId(cell.Week), cell.Key ?? cell.Name);
        var ofWeek = batches.Where(batch => batch.Kept.Week == week).ToList();
        if (ofWeek.Exists(batch => batch.Answers is null))
            return null;
        var minutes = In(ofWeek).Take((int)cell.Answered).ToList();
        var atClose = In(ofWeek.Where(batch => batch.Kept.IsByClose)).Count() is var count ? count - (count % ReleaseRules.RoundingBase) : 0;
        return minutes.Count == cell.Answered && Numbers().Any(number => ReleaseTables.Cell(key, week, (cell.Table, name), number, minutes, cell.AsOf) is var sum
            && (sum.Yes, sum.Hours, ReleasedShare.Of(sum)) == (cell.FourHoursOrMore, cell.NetHours, cell.Share));

        IEnumerable<int> In(IEnumerable<RecountedBatch> some) => some.SelectMany(batch => batch.Answers!.Value)
            .Where(answer => TableCells.Read(answer.Cells).Contains((cell.Table, name))).Select(answer => answer.Minutes);

        // A country may have asked for more than fifty, so that its cell was not there at the close.
        int[] Numbers() => atClose < ReleaseRules.MinimumForOtherTables || cell.Answered < atClose + ReleaseRules.MinimumGroupSize ? [1]
            : cell.Table == ReleasedCell.Country && atClose < CountryRule.LargestGroup ? [1, 2] : [2];
    }

    private bool? First(UnitId unit, WeekId week, long answers, Func<SealedAnswer, bool> counts, Func<IReadOnlyList<SealedBatch>, bool> makes)
    {
        var (first, found) = (new List<SealedBatch>(), 0L);
        foreach (var batch in batches.Where(batch => batch.Kept.Week == week && batch.Kept.Subject.Unit.SelfAndAbove().Contains(unit)))
        {
            if (found >= answers)
                break;
            if (batch.Answers is not { } inIt)
                return null;
            first.Add(new(batch.Kept.Subject.Unit, batch.Kept.Batch.Number, batch.Kept.Batch.At, inIt));
            found += inIt.Count(counts);
        }
        return found == answers && makes(first);
    }

    private WeekId? OfQuarter(string quarter) =>
        batches.Select(batch => (WeekId?)batch.Kept.Week).FirstOrDefault(week => Attitude.QuarterOf(week!.Value.BeginsAt) == quarter);

    private static Func<SealedAnswer, bool> IsIn(string table) => answer => TableCells.Read(answer.Cells).Any(cell => cell.Table == table);
}
