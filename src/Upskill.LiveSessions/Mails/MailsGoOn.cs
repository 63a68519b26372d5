using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.LiveSessions.Mails;

/// <summary>The alarm clock of the outbox: what is to be told goes out, and what a restart cut off goes on. Sleeps where no mail server is set.</summary>
internal sealed class MailsGoOn(IGrainFactory grains, MailSettings settings, IHostApplicationLifetime lifetime, ILogger<MailsGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        if (!settings.IsOn)
            return null;
        foreach (var series in await grains.GetGrain<ISeriesListGrain>(ISeriesListGrain.Outbox).Listed())
        {
            try
            {
                while (await grains.GetGrain<ISeriesMailGrain>(series.Value).SendSome())
                {
                    // Some more.
                }
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                // Not the exception itself: what it says may name an address.
                log.LogWarning("Mails of series {Series} wait ({Failure}); trying again.", series, failed is MailUndeliveredException ? failed.Message : failed.GetType().Name);
            }
        }
        return BetweenLooks;
    }
}
