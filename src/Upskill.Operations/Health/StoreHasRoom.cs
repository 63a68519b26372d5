using Microsoft.Extensions.Diagnostics.HealthChecks;
using Upskill.Kit.Storage;

namespace Upskill.Operations.Health;

/// <summary>Whether the store takes commands. Nearly full is no reason to send people elsewhere.</summary>
internal sealed class StoreHasRoom(StoreGauge gauge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        gauge.Room is { IsFull: true } ? HealthCheckResult.Unhealthy("The store is full: commands are refused until its operator has made room, and nothing is lost.") : HealthCheckResult.Healthy());
}
