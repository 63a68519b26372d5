using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;
using Upskill.Kit.Storage;

namespace Upskill.TimeSaved.Claims;

/// <summary>After a start, mends what a kill may have cut short between somebody's journal of hours and the answers that wait to be released.</summary>
internal sealed class HoursMending(Journal journal, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<HoursMending> log) : AfterStart(lifetime, log)
{
    protected override async Task<TimeSpan?> Work()
    {
        var unfinished = await journal.Unfinished(HoursGrain.JournalKind);
        foreach (var person in unfinished)
            await grains.GetGrain<IHoursGrain>(person).Mend();
        if (unfinished.Count > 0)
            log.LogInformation("Mended the answers of {Count} people after a stop in the middle of a write.", unfinished.Count);
        return null;
    }
}
