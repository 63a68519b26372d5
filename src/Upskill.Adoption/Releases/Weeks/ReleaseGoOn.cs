using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.Adoption.Releases.Weeks;

/// <summary>Wakes the calendar: it decides by the domain's clock what is due.</summary>
internal sealed class ReleaseGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<ReleaseGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(20);

    protected override async Task<TimeSpan?> Work()
    {
        await grains.GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
        return BetweenLooks;
    }
}
