using Upskill.Adoption.Attendances;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Statements;
using Upskill.LiveSessions;

namespace Upskill.Adoption.Releases.Recounts;

/// <summary>The figures of a unit's statement, each with what it is made of. How many sessions were held or are planned was never sealed, and is none.</summary>
internal sealed class StatedFigures(ReleaseKey key, SealedArchive archive)
{
    /// <summary>All of them.</summary>
    public IEnumerable<StatedFigure> Of(UnitStatement statement) =>
        Hours(statement.Hours).Concat(statement.Attitudes.Items.SelectMany(item => Attitudes(statement.Attitudes.Unit, item))).Concat(statement.Sessions is { } sessions ? Sessions(sessions) : []);

    private IEnumerable<StatedFigure> Hours(ReleasedHours hours)
    {
        foreach (var week in hours.Weeks)
            yield return StatedFigure.Of(week.Week, new(hours.Unit, week));
        foreach (var (unit, _, _, week) in hours.Units)
        {
            if (week is not null)
                yield return StatedFigure.Of($"{unit} in {week.Week}", new(unit, week));
        }
        if (hours.Baseline is { } baseline)
            yield return StatedFigure.Of("the baseline", new(hours.Unit, baseline) { Measure = ReleaseSubject.Baseline });
        if (hours.Calibration is { } calibration)
            yield return new("the calibration", Of(ReleaseSubject.Calibration, hours.Unit, calibration.Quarter), batches => new TableRecount(key, batches).Makes(hours.Unit, calibration));
        if (hours.Spread is { } spread)
            yield return new($"the spread of {spread.Week}", Of(hours.Unit, spread.Week), batches => new TableRecount(key, batches).Makes(hours.Unit, spread));
        foreach (var cell in hours.Cells)
            yield return new($"{cell.Table} {cell.Name} in {cell.Week}", Of(UnitId.Organisation, cell.Week), batches => new TableRecount(key, batches).Makes(cell));
    }

    private IEnumerable<StatedFigure> Attitudes(UnitId unit, ReleasedAttitudeItem item)
    {
        foreach (var (survey, figure) in new[] { (Attitude.Before, item.Before), (Attitude.After, item.After), (Attitude.Quarterly, item.Latest) })
        {
            if (figure is not null)
                yield return new($"{survey} {item.Item}", kept => Of(Attitude.MeasureOf(survey, item.Item), unit, survey == Attitude.Quarterly ? figure.Quarter : null)(kept) && kept.Batch.At <= figure.AsOf,
                    batches => Makes(unit, batches, figure));
        }
        if (item.Change is { } change)
            yield return new($"the change of {item.Item}", Of(Attitude.MeasureOf(Attitude.After, item.Item), unit, change.Quarter), batches => new TableRecount(key, batches).Makes(unit, item.Item, change));
    }

    private IEnumerable<StatedFigure> Sessions(ReleasedSessions sessions)
    {
        var sums = sessions.Sessions.Select(session => (Stated: session, Sealed: archive.Sessions.GetValueOrDefault(new(session.Session))?.Of(sessions.Unit))).ToList();
        foreach (var (session, kept) in sums.Where(one => one.Stated.Figure is not null))
        {
            yield return new($"the session {session.Session}", batch => batch.Subject.Measure == SessionRelease.MeasureOf(new(session.Session)),
                _ => kept is not null && AttendanceFigures.Of(kept) == session.Figure);
        }
        if (sessions.Sum is not null)
            yield return new("all sessions", _ => false, _ => AttendanceFigures.Together(sessions.Unit, sums.Select(one => one.Sealed).OfType<AttendanceSum>()) == sessions.Sum);
    }

    private static bool? Makes(UnitId unit, IReadOnlyList<RecountedBatch> batches, ReleasedAgreement figure) => StatedFigure.Sum(batches) is { Batches: > 0 } sum
        && ReleasedAgreement.Of(new(unit, new(batches.Max(batch => batch.Kept.Week.Value)!), sum), figure.Asked) == figure;

    private static Func<KeptBatch, bool> Of(UnitId unit, string week) =>
        kept => kept.Subject.Measure == ReleaseSubject.Hours && kept.Week.Value == week && kept.Subject.Unit.SelfAndAbove().Contains(unit);

    private static Func<KeptBatch, bool> Of(string measure, UnitId unit, string? quarter) => kept =>
        kept.Subject.Measure == measure && kept.Subject.Unit.SelfAndAbove().Contains(unit) && (quarter is null || Attitude.QuarterOf(kept.Week.BeginsAt) == quarter);
}
