using Microsoft.Extensions.Diagnostics.HealthChecks;
using Upskill.Kit.Storage;
using Upskill.Operations.Health;

namespace Upskill.Tests.Operations;

/// <summary>A store without room, as a proxy and an operator are told.</summary>
public sealed class StoreHasRoomTests
{
    [Theory]
    [InlineData(99, HealthStatus.Healthy)]
    [InlineData(100, HealthStatus.Degraded)]
    public async Task People_are_still_sent_to_a_silo_whose_store_is_full_for_all_have_the_same_one_and_there_they_read_why(long used, HealthStatus expected)
    {
        var gauge = new StoreGauge();
        gauge.Read(new(used, 100));

        Assert.Equal(expected, (await new StoreHasRoom(gauge).CheckHealthAsync(new())).Status);
    }
}
