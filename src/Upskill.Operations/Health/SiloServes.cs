using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Upskill.Operations.Health;

/// <summary>Whether this process is a member of its cluster and will still be one in a moment: a stop is seen here first, before anything is handed over.</summary>
internal sealed class SiloServes(ISiloStatusOracle silos, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("This process is stopping and hands over its work.")
        : silos.CurrentStatus is not SiloStatus.Active ? HealthCheckResult.Unhealthy("This process is not a member of its cluster.")
        : HealthCheckResult.Healthy());
}
