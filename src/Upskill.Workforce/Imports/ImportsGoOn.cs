using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.Workforce.Imports;

/// <summary>
/// Wakes imports that a restart, or the death of a silo, put to sleep: an import goes on by itself as soon as it is asked for anything.
/// </summary>
internal sealed class ImportsGoOn(IGrainFactory grains, IHostApplicationLifetime lifetime, ILogger<ImportsGoOn> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan?> Work()
    {
        foreach (var import in await grains.GetGrain<IWorkforceImportsGrain>(IWorkforceImportsGrain.Organisation).Unfinished())
            await grains.GetGrain<IWorkforceImportGrain>(import).Status();
        return BetweenLooks;
    }
}
