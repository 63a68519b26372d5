using Microsoft.Extensions.Diagnostics.HealthChecks;
using Upskill.Kit.Storage;

namespace Upskill.Operations.Health;

/// <summary>Whether the store takes anything more. Nearly full, it says so to who looks; full, nobody is to be sent here.</summary>
internal sealed class StoreHasRoom(StoreGauge gauge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(gauge.Room switch
    {
        { IsFull: true } => HealthCheckResult.Unhealthy("The store is full: commands are refused, and nothing is dropped."),
        { IsNearlyFull: true } => HealthCheckResult.Degraded("The store is nearly full."),
        _ => HealthCheckResult.Healthy(),
    });
}
