using Upskill.Adoption.Releases.Hours;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Adoption.Releases.Attitudes;

/// <summary>The one way from released attitudes to anything that is shown, for those who see released hours.</summary>
public sealed class AttitudeReader(IGrainFactory grains)
{
    /// <summary>What this person may see of the unit, or null where to them there is none.</summary>
    public async Task<ReleasedAttitude?> Of(CurrentPerson person, UnitId unit) =>
        ReleaseReader.IsSeenBy(person, unit) && await grains.GetGrain<IOrgUnitGrain>(unit.Value).Unit() is { } named
            ? new(unit, named.Name, [.. await Task.WhenAll(Attitude.Items.Select(item => ItemOf(unit, item)))])
            : null;

    private async Task<ReleasedAttitudeItem> ItemOf(UnitId unit, string item)
    {
        var releases = await Task.WhenAll(Attitude.Surveys.Select(survey =>
            grains.GetGrain<IUnitReleaseGrain>(new ReleaseSubject(Attitude.MeasureOf(survey, item), unit).ToString()).Releases()));
        var (before, after, quarterly) = (releases[0], releases[1], releases[2]);
        return new(item, await Sum(before), await Sum(after), await Sum(quarterly.TakeLast(1)), await Change(unit, item, after.Select(release => release.Week).Reverse()));
    }

    /// <summary>Of people who were asked in different quarters: the sum over all of them.</summary>
    private async Task<ReleasedAgreement?> Sum(IEnumerable<UnitRelease> releases)
    {
        if (releases.LastOrDefault() is not { } last)
            return null;
        var asked = await grains.GetGrain<IRosterGrain>(last.Week.Value).Unit(last.Unit);
        var all = last with { Sum = releases.Aggregate(ReleaseSum.Zero, (sum, release) => sum + release.Sum) };
        return all.Sum.People >= asked.MinimumGroupSize ? ReleasedAgreement.Of(all, asked.Surveyed) : null;
    }

    private async Task<ReleasedAttitudeChange?> Change(UnitId unit, string item, IEnumerable<WeekId> newestFirst)
    {
        foreach (var week in newestFirst)
        {
            if ((await grains.GetGrain<IReleaseTablesGrain>(week.Value).Changes(unit)).FirstOrDefault(change => change.Item == item) is { Classes: [var less, var same, var more] } change)
                return new(Attitude.QuarterOf(week.BeginsAt), change.Pairs, less, same, more);
        }
        return null;
    }
}
