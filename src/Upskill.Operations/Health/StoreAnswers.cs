using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;
using Upskill.Kit.Storage;

namespace Upskill.Operations.Health;

/// <summary>
/// Whether the store answers. For <see cref="Patience"/> a store that is away only degrades: nobody else would reach it either, and here people read that nothing
/// is lost, which a proxy without a process behind it does not say. After that it may be this process alone that does not reach it.
/// </summary>
internal sealed class StoreAnswers(IConnectionMultiplexer store, TimeProvider time) : IHealthCheck
{
    /// <summary>How long a restart of a store may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long answeredAt = time.GetTimestamp();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            Volatile.Write(ref answeredAt, time.GetTimestamp());
            return HealthCheckResult.Healthy();
        }
        catch (Exception away) when (away is OperationCanceledException || StoreAway.Is(away))
        {
            return time.GetElapsedTime(Volatile.Read(ref answeredAt)) < Patience
                ? HealthCheckResult.Degraded("The store does not answer; commands are refused until it does, and nothing is lost.")
                : HealthCheckResult.Unhealthy("The store has not answered for half a minute.");
        }
    }
}
