using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.Workforce.FirstOwner;

/// <summary>
/// Outside Development, prints a one-time code at a start at which nobody owns the programme. On the console and nowhere else: a log is read by others.
/// </summary>
internal sealed class FirstOwnerNotice(IGrainFactory grains, IHostEnvironment host, IHostApplicationLifetime lifetime, ILogger<FirstOwnerNotice> log)
    : AfterStart(lifetime, log)
{
    protected override async Task<TimeSpan?> Work()
    {
        if (!host.IsDevelopment() && await grains.GetGrain<IFirstOwnerGrain>(IFirstOwnerGrain.Organisation).Issue() is { } code)
            Console.WriteLine($"Nobody owns the programme yet. Whoever signs in and presents this code within an hour does: {code}");
        return null;
    }
}
