using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;
using Upskill.Kit.Storage;
using Upskill.TimeSaved.Calibration;
using Upskill.TimeSaved.Claims;
using Upskill.TimeSaved.Pulse;

namespace Upskill.TimeSaved;

/// <summary>After a start, mends what a kill may have cut short between somebody's journal of answers and those that wait to be released.</summary>
internal sealed class AnswersMending(Journal journal, IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<AnswersMending> log) : AfterStart(lifetime, log)
{
    protected override async Task<TimeSpan?> Work()
    {
        var (hours, pulses, calibrations) = (
            await journal.Unfinished(HoursGrain.JournalKind), await journal.Unfinished(PulseGrain.JournalKind), await journal.Unfinished(CalibrationGrain.JournalKind));
        foreach (var person in hours)
            await grains.GetGrain<IHoursGrain>(person).Mend();
        foreach (var person in pulses)
            await grains.GetGrain<IPulseGrain>(person).Mend();
        foreach (var person in calibrations)
            await grains.GetGrain<ICalibrationGrain>(person).Mend();
        if (hours.Count + pulses.Count + calibrations.Count is var count and > 0)
            log.LogInformation("Mended the answers of {Count} people after a stop in the middle of a write.", count);
        return null;
    }
}
