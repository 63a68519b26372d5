using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.LiveSessions.Calendars;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Series;

/// <summary>Which series somebody sees: those of their unit and of all above it, and those that they host.</summary>
internal sealed class SeriesReader(IGrainFactory grains, EmployeeDirectory directory)
{
    /// <summary>Series that somebody is invited to or hosts, in no order.</summary>
    public async Task<ImmutableArray<PlannedSeries>> Of(Employee employee)
    {
        var lists = employee.Unit.SelfAndAbove().Select(unit => unit.Value).Append(ISeriesListGrain.CoHostedBy(employee.Id));
        var listed = await Task.WhenAll(lists.Select(list => grains.GetGrain<ISeriesListGrain>(list).Listed()));
        var hosted = await grains.GetGrain<IHostCalendarGrain>(employee.Id.Value).Hosted();
        var all = await Task.WhenAll(listed.SelectMany(ids => ids).Concat(hosted).Distinct().Select(id => grains.GetGrain<ISeriesGrain>(id.Value).Series()));
        // Of the list of what they co-host, what they co-host no more falls away.
        return [.. all.OfType<PlannedSeries>().Where(series => series.Host == employee.Id || series.Plan.CoHosts.Contains(employee.Id) || IsFor(series, employee))];
    }

    /// <summary>The same of somebody by id; nothing for who has left.</summary>
    public async Task<ImmutableArray<PlannedSeries>> Of(PersonId person) => await directory.Employee(person) is { LeftOn: null } employee ? await Of(employee) : [];

    /// <summary>A series that somebody may see; null for everybody else's.</summary>
    public async Task<PlannedSeries?> Seen(CurrentPerson person, SeriesId series) =>
        await grains.GetGrain<ISeriesGrain>(series.Value).Series() is { } planned
            && (SeriesAccess.Runs(person, planned) || (await directory.Employee(person.Id) is { LeftOn: null } employee && IsFor(planned, employee)))
                ? planned : null;

    /// <summary>A series that somebody runs; null for everybody else's.</summary>
    public async Task<PlannedSeries?> Run(CurrentPerson person, SeriesId series) =>
        await grains.GetGrain<ISeriesGrain>(series.Value).Series() is { } planned && SeriesAccess.Runs(person, planned) ? planned : null;

    /// <summary>With the names of their hosts.</summary>
    public async Task<ImmutableArray<HostedSeries>> Hosted(ImmutableArray<PlannedSeries> all)
    {
        var names = new Dictionary<PersonId, string>();
        foreach (var host in all.Select(series => series.Host).Distinct())
            names[host] = await NameOf(host);
        return [.. all.Select(series => new HostedSeries(series, names[series.Host]))];
    }

    private static bool IsFor(PlannedSeries series, Employee employee) => employee.Unit.SelfAndAbove().Contains(series.Plan.Unit);

    /// <summary>A person's name, or their id where the workforce knows none.</summary>
    public async Task<string> NameOf(PersonId person) => (await directory.Employee(person))?.Name ?? person.Value;
}
