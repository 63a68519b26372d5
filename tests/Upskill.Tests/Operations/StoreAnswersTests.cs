using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;
using Upskill.Operations.Health;
using Upskill.Testing;

namespace Upskill.Tests.Operations;

/// <summary>A store that is away, as a proxy and an operator are told.</summary>
public sealed class StoreAnswersTests
{
    private readonly StoppedTime time = new();

    [Fact]
    public async Task People_are_still_sent_here_while_a_store_restarts_and_no_more_when_it_may_be_this_process_alone_that_does_not_reach_it()
    {
        var nobody = ConfigurationOptions.Parse($"127.0.0.1:{SiloProcess.FreePort()},abortConnect=false,connectTimeout=100,connectRetry=0");
        nobody.BacklogPolicy = BacklogPolicy.FailFast;
        await using var store = await ConnectionMultiplexer.ConnectAsync(nobody);
        var check = new StoreAnswers(store, time);

        var first = await check.CheckHealthAsync(new());
        time.Passed = StoreAnswers.Patience;
        var later = await check.CheckHealthAsync(new());

        Assert.Equal(HealthStatus.Degraded, first.Status);
        Assert.Contains("nothing is lost", first.Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, later.Status);
    }

    private sealed class StoppedTime : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
