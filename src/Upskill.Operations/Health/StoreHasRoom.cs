using Microsoft.Extensions.Diagnostics.HealthChecks;
using Upskill.Kit.Storage;

namespace Upskill.Operations.Health;

/// <summary>Whether the store takes commands. One that is full only degrades: every silo has the same one, and here people read what they came for, and why a command is refused.</summary>
internal sealed class StoreHasRoom(StoreGauge gauge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        gauge.Room is { IsFull: true } ? HealthCheckResult.Degraded("The store is full: commands are refused until its operator has made room, and nothing is lost.") : HealthCheckResult.Healthy());
}
