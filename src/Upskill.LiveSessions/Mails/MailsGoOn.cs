using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.LiveSessions.Mails;

/// <summary>
/// The alarm clock of the outbox: what is to be told goes out, and what a restart cut off goes on. Some times a day it looks who came into the units of series, and who went. Sleeps where no mail server is set.
/// </summary>
internal sealed class MailsGoOn(IGrainFactory grains, Invitees invitees, MailSettings settings, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<MailsGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5), BetweenRosters = TimeSpan.FromHours(6), AfterFailure = TimeSpan.FromMinutes(10);

    private DateTimeOffset rostersAt = DateTimeOffset.MinValue;

    protected override async Task<TimeSpan?> Work()
    {
        if (!settings.IsOn)
            return null;
        foreach (var series in await grains.GetGrain<ISeriesListGrain>(ISeriesListGrain.Outbox).Listed())
        {
            await Send(series, grains.GetGrain<ISeriesMailGrain>(series.Value).SendSome);
        }
        if (time.GetUtcNow() >= rostersAt)
            rostersAt = time.GetUtcNow() + (await CatchUp() ? BetweenRosters : AfterFailure);
        return BetweenLooks;
    }

    /// <summary>By unit, since no list holds all series. Two servers that look at once do not harm: each series is one grain's.</summary>
    private async Task<bool> CatchUp()
    {
        var areAllThrough = true;
        foreach (var unit in await invitees.Units())
            foreach (var series in await grains.GetGrain<ISeriesListGrain>(unit.Value).Listed())
                areAllThrough &= await Send(series, grains.GetGrain<ISeriesRosterGrain>(series.Value).CatchUp);
        return areAllThrough;
    }

    private async Task<bool> Send(SeriesId series, Func<Task<bool>> some)
    {
        try
        {
            while (await some())
            {
                // Some more.
            }
            return true;
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            // Not the exception itself: what it says may name an address.
            log.LogWarning("Mails of series {Series} wait ({Failure}); trying again.", series, failed is MailUndeliveredException ? failed.Message : failed.GetType().Name);
            return false;
        }
    }
}
