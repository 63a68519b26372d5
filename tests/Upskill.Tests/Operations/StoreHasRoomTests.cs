using Microsoft.Extensions.Diagnostics.HealthChecks;
using Upskill.Kit.Storage;
using Upskill.Operations.Health;

namespace Upskill.Tests.Operations;

/// <summary>A store without room, as a proxy and an operator are told.</summary>
public sealed class StoreHasRoomTests
{
    [Theory]
    [InlineData(99, HealthStatus.Healthy)]
    [InlineData(100, HealthStatus.Unhealthy)]
    public async Task A_silo_whose_store_is_full_is_not_ready_and_one_whose_store_is_nearly_full_is(long used, HealthStatus expected)
    {
        var gauge = new StoreGauge();
        gauge.Read(new(used, 100));

        Assert.Equal(expected, (await new StoreHasRoom(gauge).CheckHealthAsync(new())).Status);
    }
}
