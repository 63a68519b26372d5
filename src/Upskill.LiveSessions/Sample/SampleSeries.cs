using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit;
using Upskill.Kit.Hosting;
using Upskill.Kit.People;
using Upskill.LiveSessions.Series;
using Upskill.Workforce;

namespace Upskill.LiveSessions.Sample;

/// <summary>Whether the sample organisation is loaded: <c>Sample:Enabled</c>.</summary>
internal sealed record SampleSeriesSettings(bool IsEnabled);

/// <summary>Once the sample organisation is loaded, its champion of Regulatory Affairs plans a series. It goes with the sample.</summary>
internal sealed class SampleSeries(
    SampleSeriesSettings settings, IGrainFactory grains, EmployeeDirectory directory, DomainClock clock, IHostApplicationLifetime lifetime, ILogger<SampleSeries> log) : AfterStart(lifetime, log)
{
    /// <summary>The series' id.</summary>
    public const string Id = "series-everyday-ai-in-regulatory";

    private const int MostChampions = 100;
    private static readonly TimeSpan WhileLoading = TimeSpan.FromSeconds(1);
    private static readonly UnitId Unit = new("regulatory-affairs");

    protected override async Task<TimeSpan?> Work()
    {
        if (!settings.IsEnabled)
            return null;
        switch ((await grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample).Status()).Stage)
        {
            case ImportStage.Removing or ImportStage.Removed or ImportStage.Discarded:
                return null;
            case ImportStage.Loaded:
                if (await Champion() is { } host)
                    await grains.GetGrain<ISeriesGrain>(Id).Plan(new(host.Id, Plan(host)));
                return null;
            default:
                return WhileLoading;
        }
    }

    private async Task<Employee?> Champion() =>
        (await directory.Search(new("", Roles.Champion), MostChampions)).Where(employee => employee.IsSample && employee.ChampionOf.Contains(Unit))
            .MinBy(employee => employee.Id.Value, StringComparer.Ordinal);

    /// <summary>Every other Thursday from the next one on, in the champion's afternoon.</summary>
    private SeriesPlan Plan(Employee host)
    {
        var today = SeriesTime.Clock(clock.Now, host.TimeZone).Day;
        var first = today.AddDays(((int)DayOfWeek.Thursday - (int)today.DayOfWeek + 6) % 7 + 1);
        return new(Unit, "Everyday AI in Regulatory", "Colleagues show what they did with AI, what came back, and what they checked by hand.", first, new(15, 0), TimeSpan.FromMinutes(45),
            "FREQ=WEEKLY;INTERVAL=2;COUNT=26", host.TimeZone, new("https://meet.example.com/everyday-ai-in-regulatory"), [], null);
    }
}
