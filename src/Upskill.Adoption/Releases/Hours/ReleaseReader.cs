using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases.Hours;

/// <summary>
/// The one way from released answers to anything that is shown. What is released may be seen by those who lead the unit or more, by champions of its function, by
/// owners and auditors; it holds whoever sees it, so nothing is withheld from one that another may see.
/// </summary>
public sealed class ReleaseReader(IGrainFactory grains, DomainClock clock)
{
    /// <summary>What this person may see of the unit, or null where to them there is none.</summary>
    public async Task<ReleasedHours?> Of(CurrentPerson person, UnitId unit)
    {
        if (!IsSeenBy(person, unit) || await grains.GetGrain<IOrgUnitGrain>(unit.Value).Unit() is not { } named)
            return null;
        var releases = await Release(ReleaseSubject.Hours, unit).Releases();
        var weeks = (await Task.WhenAll(releases.Select(async release => Shown(release, await Roster(release.Week).Unit(unit))))).OfType<ReleasedHoursWeek>().ToImmutableArray();
        var hours = new ReleasedHours(unit, named.Name, weeks)
        {
            Number = ReleasedHours.NumberOf(releases),
            Baseline = await BaselineOf(unit),
            Calibration = await CalibrationOf(unit),
        };
        return weeks.LastOrDefault(week => new WeekId(week.Week).ClosesAt <= clock.Now) is { } closed ? hours with
        {
            Units = await UnitsOf(named, new(closed.Week)),
            Spread = await Tables(new(closed.Week)).Spread(unit) is { } spread ? new(closed.Week, spread.People, spread.Classes) : null,
            Cells = unit == UnitId.Organisation ? await CellsOf(new(closed.Week)) : [],
        } : hours;
    }

    /// <summary>How many answers a figure of the unit needs at least, and whether fewer people than these were in it on the newest roster; before the first roster nobody knows.</summary>
    internal async Task<(int Minimum, bool IsTooSmall)> MinimumOf(UnitId unit)
    {
        foreach (var week in new[] { WeekId.Of(clock.Now), WeekId.Of(clock.Now).Previous })
        {
            if ((await Roster(week).Unit(UnitId.Organisation)).People > 0 && await Roster(week).Unit(unit) is var now)
                return (now.MinimumGroupSize, now.People < now.MinimumGroupSize);
        }
        return (ReleaseRules.MinimumGroupSize, false);
    }

    /// <summary>Sums over the weeks in which baselines were given, of people who are asked now.</summary>
    private async Task<ReleasedHoursWeek?> BaselineOf(UnitId unit)
    {
        var releases = await Release(ReleaseSubject.Baseline, unit).Releases();
        return releases.IsEmpty ? null : Shown(
            releases[^1] with { Sum = releases.Aggregate(ReleaseSum.Zero, (sum, release) => sum + release.Sum) }, await Roster(releases[^1].Week).Unit(unit));
    }

    private async Task<ReleasedCalibration?> CalibrationOf(UnitId unit)
    {
        if (!ReleasedRatios.IsOf(unit))
            return null;
        foreach (var week in (await Release(ReleaseSubject.Calibration, unit).Releases()).Select(release => release.Week).Reverse())
        {
            if (await Tables(week).Ratios(unit) is { } ratios)
                return ReleasedCalibration.Of(Attitude.QuarterOf(week.BeginsAt), ratios);
        }
        return null;
    }

    private async Task<ImmutableArray<ReleasedHoursUnit>> UnitsOf(OrgUnit unit, WeekId week)
    {
        var released = (await Release(ReleaseSubject.Hours, unit.Id).Below(week)).ToDictionary(release => release.Unit);
        return
        [
            .. (await Roster(week).Below(unit.Id)).Join(unit.Children, below => below.Unit, child => child.Id, (below, child) => new ReleasedHoursUnit(
                below.Unit, child.Name, below.Claimers, released.TryGetValue(below.Unit, out var release) ? Shown(release, below) : null)).OrderBy(below => below.Name, StringComparer.CurrentCulture),
        ];
    }

    private async Task<ImmutableArray<ReleasedHoursCell>> CellsOf(WeekId week)
    {
        var cells = await Task.WhenAll(new[] { ReleasedCell.Country, ReleasedCell.Grade, ReleasedCell.Cohort }.Select(table => Tables(week).Table(table)));
        return [.. await Task.WhenAll(cells.SelectMany(table => table).Select(async cell => new ReleasedHoursCell(
            week.Value, cell.Table, await NameOf(cell), cell.Sum.People, cell.Sum.Yes, cell.Sum.Hours, ReleasedShare.Of(cell.Sum)!, cell.Sum.SealedAt!.Value) { Key = cell.Key }))];
    }

    private async Task<string> NameOf(ReleasedCell cell) => cell.Table != ReleasedCell.Cohort ? cell.Key
        : (await grains.GetGrain<ICohortGrain>(cell.Key).Cohort())?.Name ?? cell.Key;

    private static ReleasedHoursWeek? Shown(UnitRelease release, RosterUnit unit) =>
        release.Sum.People >= unit.MinimumGroupSize ? ReleasedHoursWeek.Of(release, unit.Claimers) : null;

    private IUnitReleaseGrain Release(string measure, UnitId unit) => grains.GetGrain<IUnitReleaseGrain>(new ReleaseSubject(measure, unit).ToString());

    private IRosterGrain Roster(WeekId week) => grains.GetGrain<IRosterGrain>(week.Value);

    private IReleaseTablesGrain Tables(WeekId week) => grains.GetGrain<IReleaseTablesGrain>(week.Value);

    internal static bool IsSeenBy(CurrentPerson person, UnitId unit) =>
        person.Is(Roles.ProgrammeOwner | Roles.Auditor) || unit.SelfAndAbove().Any(above => person.Leads.Contains(above) || person.ChampionOf.Contains(above));
}
