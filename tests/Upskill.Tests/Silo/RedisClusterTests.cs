using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StackExchange.Redis;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Three silo processes on a real Redis: what lies where, and what one tells another.</summary>
[Trait("Tier", "Long")]
[Collection(RedisClusterFixture.Collection)]
public sealed class RedisClusterTests(RedisClusterFixture fixture)
{
    private readonly RedisCluster cluster = fixture.Cluster;

    [Fact]
    public async Task Membership_state_reminders_and_cookies_keys_lie_in_Redis_and_each_silo_says_how_durable_that_is()
    {
        await using var store = await ConnectionMultiplexer.ConnectAsync(cluster.Store.Connection);
        await using var silo = await fixture.Look();
        var reminder = new ReminderEntry { GrainId = GrainId.Create("a", "b"), ReminderName = "of-this-test", StartAt = DateTime.UtcNow, Period = TimeSpan.FromHours(1) };
        await silo.Services.GetRequiredService<IReminderTable>().UpsertRow(reminder);

        var members = await store.GetDatabase().HashGetAllAsync("upskill/members/upskill");
        Assert.All(cluster.Running, running => Assert.Contains("The store is durable: every write is on its disk before it is answered", running.Output, StringComparison.Ordinal));
        Assert.True(members.Length >= cluster.Running.Count, $"{members.Length} silos are in Redis");
        Assert.Contains(Keys(store), key => key.Contains("reminder", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Keys(store), key => key.Contains("/state/", StringComparison.Ordinal));
        Assert.True(await store.GetDatabase().ListLengthAsync("upskill:data-protection") > 0);
        await silo.StopAsync();
    }

    [Fact]
    public async Task What_is_said_at_one_silo_is_pushed_to_a_page_that_is_open_at_another()
    {
        var answers = new Answers();
        var (first, second) = (cluster.Running[0].Address, cluster.Running[1].Address);
        var hears = await ClusterClient.SignIn(cluster.Address, fixture.Groups[^1][3], answers);
        await using var page = new GroupListener(first, hears, ClusterCompany.Round, answers);
        await page.Open();
        var says = await ClusterClient.SignIn(second, fixture.Groups[^1][4], answers);

        await says.Send($"/api/peer-groups/rounds/{ClusterCompany.Round}/messages", ("text", "Said at another silo."), ("question", ""));

        await Until.True(() => Task.FromResult(page.Texts.ContainsKey("Said at another silo.")), "it was not pushed", TimeSpan.FromSeconds(5));
        Assert.Empty(answers.Beside(Answers.Acknowledged, Answers.Read));
    }

    private static List<string> Keys(IConnectionMultiplexer store) => [.. store.GetServers()[0].Keys(pageSize: 1_000).Select(key => key.ToString())];
}
