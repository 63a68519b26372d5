using Upskill.Testing;
using Xunit.Abstractions;

namespace Upskill.Tests.Simulation;

/// <summary>A company is played on three silos on a Redis server for as long as memory needs to show whether it grows for ever.</summary>
[Trait("Tier", "Long")]
public sealed class CompanyHourTests(ITestOutputHelper output)
{
    private const int People = 120, Weeks = 3;

    /// <summary>An hour is pressed into about 40 seconds, and with it the quarter of an hour after which an idle grain goes.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task While_a_company_is_played_on_three_silos_memory_comes_to_a_plateau_and_stays_there()
    {
        await using var cluster = await PlayedCluster.Start(People, Weeks, Idle);

        var (outcome, memory) = await cluster.Play(betweenLooks: TimeSpan.FromHours(12));

        var (first, second, last) = memory.Megabytes;
        output.WriteLine($"{outcome.Requests} requests, {memory.Looks} looks: {first:0.0}, {second:0.0}, {last:0.0} MB");
        Assert.InRange(memory.Looks, 15, int.MaxValue);
        Assert.Empty(outcome.Refused);
        Assert.Equal(0, outcome.Unheard);
        Assert.InRange(memory.Growth, double.MinValue, 0.1);
    }

    [Fact]
    public void Memory_that_grows_by_each_look_is_no_plateau()
    {
        var (leaks, keeps) = (new MemoryThirds(), new MemoryThirds());
        for (var look = 0; look < 30; look++)
        {
            leaks.Add(100 + (5 * look));
            keeps.Add(Math.Min(100 + (20 * look), 300) + (look % 3));
        }

        Assert.InRange(leaks.Growth, 0.2, 1);
        Assert.InRange(keeps.Growth, -0.01, 0.01);
    }
}
