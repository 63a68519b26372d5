using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.People;

namespace Upskill.Kit.Live;

/// <summary>Closes the hub connections of people who are in the workforce no more or have signed out, within a minute: an open socket asks for nothing that could be refused.</summary>
internal sealed class LeaversOut(OpenConnections connections, PersonWatch people, ILogger<LeaversOut> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(PersonWatch.Freshness);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                people.Tidy();
                await connections.CloseOver(people);
            }
            catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
            {
                log.LogWarning(failed, "Open connections could not be looked through; trying again.");
            }
        }
    }
}
