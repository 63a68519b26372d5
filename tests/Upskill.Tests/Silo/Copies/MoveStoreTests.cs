using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Testing;

namespace Upskill.Tests.Silo.Copies;

/// <summary>From the embedded store into a Redis, on which people then go on learning; and a backup of that Redis while they do.</summary>
[Trait("Tier", "Long")]
public sealed class MoveStoreTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private readonly TemporaryFolder folder = new();
    private readonly Programme programme = ProgrammeFiles.Read(Path.Combine(AppContext.BaseDirectory, "Programmes", "everyday-ai"));

    private string Embedded => $"--Store:Directory={Path.Combine(folder.Path, "embedded")}";

    [Fact]
    public async Task People_go_on_learning_on_the_Redis_that_their_embedded_store_was_moved_into()
    {
        var walkers = Enumerable.Range(1, 8).Select(number => new Walker($"sample-{number:0000}", programme[new("prompting-for-work")]!)).ToList();
        await using var redis = await RedisServer.Start(Path.Combine(folder.Path, "redis"));
        var move = new[] { "move-store", $"--to={redis.Connection}", Embedded };
        await using (var silo = await SiloProcess.Start(Embedded))
        {
            await Sample.Loaded(silo.Address);
            await Task.WhenAll(walkers.Select(walker => walker.SignIn(silo.Address)));
            await Task.WhenAll(walkers.Select(walker => Learn(walker, 5)));
            Assert.Contains("is in use by process", await Run(1, move), StringComparison.Ordinal);
            await silo.Stop();
        }
        await RefusesWhatWouldLose(redis, move);

        var said = await Run(0, move);
        var figures = $"The ledger holds: {1_201 + (walkers.Count * 5)} records in 1201 chains checked.";
        Assert.Contains($"Here: {figures}", said, StringComparison.Ordinal);
        Assert.Contains($"There: {figures}", said, StringComparison.Ordinal);
        Assert.Contains("is not empty", await Run(1, move), StringComparison.Ordinal);

        await using (var silo = await SiloProcess.Start(Cluster(redis)))
        {
            await Task.WhenAll(walkers.Select(walker => walker.SignIn(silo.Address)));
            await Task.WhenAll(walkers.Select(walker => Learn(walker, 3)));
            var working = walkers.Select(walker => Learn(walker, 20)).ToList();
            Assert.Contains("The ledger holds", await Run(0, ["backup", Path.Combine(folder.Path, "backup"), .. Cluster(redis)]), StringComparison.Ordinal);
            await Task.WhenAll(working);
            await silo.Stop();
        }
        Assert.Contains($"The ledger holds: {1_201 + walkers.Sum(walker => walker.Acknowledged.Count)} records", await Run(0, ["verify-ledger", .. Cluster(redis)]), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Key(string name) => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder.Path, "embedded", "keys", name)));

    private string[] Cluster(RedisServer redis) =>
    [
        $"--ConnectionStrings:redis={redis.Connection}", $"--Keys:Master={Key("master")}", $"--Keys:Release={Key("release")}", $"--Keys:Directory={Path.Combine(folder.Path, "embedded", "keys")}",
        $"--Store:Directory={Path.Combine(folder.Path, "silo")}",
    ];

    /// <summary>A Redis that throws away when it is full, and one with something in it.</summary>
    private static async Task RefusesWhatWouldLose(RedisServer redis, string[] move)
    {
        await using var store = await ConnectionMultiplexer.ConnectAsync(redis.Connection + ",allowAdmin=true");
        await store.GetServers()[0].ConfigSetAsync("maxmemory-policy", "allkeys-lru");
        Assert.Contains("throws keys away", await Run(1, move), StringComparison.Ordinal);
        await store.GetServers()[0].ConfigSetAsync("maxmemory-policy", "noeviction");
        await store.GetDatabase().StringSetAsync("something", "of somebody");
        Assert.Contains("is not empty", await Run(1, move), StringComparison.Ordinal);
        await store.GetDatabase().KeyDeleteAsync("something");
    }

    private static async Task Learn(Walker walker, int submissions)
    {
        foreach (var submission in walker.Way.Skip(walker.Acknowledged.Count).Take(submissions).ToList())
        {
            while (!await walker.Send(submission, CancellationToken.None))
            {
                // away, or held by a backup: sent again with its id
            }
        }
    }

    private static async Task<string> Run(int expected, params string[] arguments)
    {
        var (exitCode, output) = await SiloProcess.Run(None, arguments);
        Assert.True(exitCode == expected, output);
        return output;
    }
}
