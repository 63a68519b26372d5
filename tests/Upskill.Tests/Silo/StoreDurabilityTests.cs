using StackExchange.Redis;
using Upskill.Silo;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>How durable a store is said to be, and on which none is started: the rule, and what a real server says.</summary>
public sealed class StoreDurabilityTests : IDisposable
{
    private static readonly StoreSettings Good = new()
    {
        Version = new(7, 0),
        EvictionPolicy = "noeviction",
        IsAppending = true,
        AppendSync = "always",
    };

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void No_silo_starts_on_a_store_that_evicts_and_the_sentence_names_the_cure()
    {
        foreach (var policy in new[] { "allkeys-lru", "allkeys-lfu", "allkeys-random", "volatile-lru", "volatile-lfu", "volatile-random", "volatile-ttl" })
        {
            var durability = StoreDurability.Of(Good with { EvictionPolicy = policy });

            Assert.Equal(StoreStanding.Unfit, durability.Standing);
            Assert.Equal($"The store drops data when its memory is full (maxmemory-policy {policy}). Nothing was started: set maxmemory-policy noeviction.", durability.Sentence);
        }
    }

    [Fact]
    public void What_may_be_lost_is_said_by_how_often_the_log_comes_to_the_disk()
    {
        Assert.Equal((StoreStanding.Durable, "The store is durable: every write is on its disk before it is answered (appendonly yes, appendfsync always), and nothing is evicted."), Of(Good));
        Assert.Contains("up to one second", Of(Good with { AppendSync = "everysec" }).Sentence, StringComparison.Ordinal);
        Assert.Equal(StoreStanding.Lossy, Of(Good with { AppendSync = "no" }).Standing);
        Assert.Contains("only snapshots are kept", Of(Good with { IsAppending = false, Snapshots = "3600 1" }).Sentence, StringComparison.Ordinal);
        Assert.Equal((StoreStanding.Lossy, "The store keeps no append-only file: nothing is kept on disk, so a restart of it loses everything. Set appendonly yes; nothing is evicted."), Of(Good with { IsAppending = false }));
    }

    [Fact]
    public void What_a_store_does_not_say_is_not_taken_for_good()
    {
        Assert.Contains("cannot be asked", Of(Good with { AppendSync = null }).Sentence, StringComparison.Ordinal);
        Assert.Contains("see that its policy is noeviction", Of(Good with { EvictionPolicy = null }).Sentence, StringComparison.Ordinal);
        Assert.Equal(StoreStanding.Lossy, Of(Good with { IsAppending = null }).Standing);
    }

    [Fact]
    public void No_silo_starts_on_a_replica_an_old_Redis_one_without_scripts_or_a_Garnet_that_is_not_ours()
    {
        Assert.Equal(StoreStanding.Unfit, Of(Good with { IsReplica = true }).Standing);
        Assert.Equal(StoreStanding.Unfit, Of(Good with { Version = new(5, 0, 14) }).Standing);
        Assert.Equal(StoreStanding.Unfit, Of(Good with { RunsScripts = false }).Standing);
        Assert.Equal(StoreStanding.Unfit, Of(new() { IsGarnet = true }).Standing);
        Assert.Equal(StoreStanding.Durable, Of(new() { IsGarnet = true, KnowsAppend = true }).Standing);
    }

    [Theory]
    [InlineData("appendfsync", "always", nameof(StoreStanding.Durable), "every write is on its disk before it is answered")]
    [InlineData("appendfsync", "everysec", nameof(StoreStanding.Durable), "up to one second of acknowledged work")]
    [InlineData("appendfsync", "no", nameof(StoreStanding.Lossy), "half a minute")]
    [InlineData("appendonly", "no", nameof(StoreStanding.Lossy), "nothing is kept on disk")]
    public async Task A_real_server_is_asked_how_it_is_set(string name, string value, string standing, string said)
    {
        await using var server = await RedisServer.Start(folder.Path, (name, value));

        var durability = StoreCheck.Demand(ConfigurationOptions.Parse(server.Connection));

        Assert.Equal(standing, durability.Standing.ToString());
        Assert.Contains(said, durability.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_does_not_let_its_settings_be_asked_is_judged_by_what_it_says_of_itself()
    {
        await using var server = await RedisServer.Start(folder.Path, ("maxmemory-policy", "allkeys-lru"));
        await using var store = await ConnectionMultiplexer.ConnectAsync(server.Connection);
        await store.GetDatabase().ExecuteAsync("ACL", "SETUSER", "managed", "on", ">secret", "~*", "&*", "+@all", "-config");
        var managed = ConfigurationOptions.Parse($"127.0.0.1:{server.Port},user=managed,password=secret");

        Assert.Contains("maxmemory-policy allkeys-lru", Assert.Throws<StartRefusedException>(() => StoreCheck.Demand(managed)).Message, StringComparison.Ordinal);
        await store.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "noeviction");
        Assert.Contains("how often it comes to the disk cannot be asked", StoreCheck.Demand(managed).Sentence, StringComparison.Ordinal);

        await store.GetDatabase().ExecuteAsync("ACL", "SETUSER", "managed", "-@scripting");
        Assert.Contains("runs no Lua scripts for this user", Assert.Throws<StartRefusedException>(() => StoreCheck.Demand(managed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_a_wrong_password_and_a_store_that_is_not_there_are_each_said_in_a_sentence()
    {
        await using (var replica = await RedisServer.Start(folder.Path, ("replicaof", "127.0.0.1 1")))
            Assert.Contains("is a read-only replica", Refused(replica.Connection), StringComparison.Ordinal);
        await using var server = await RedisServer.Start(folder.Path);
        Assert.Equal($"The store at 127.0.0.1:{server.Port} does not let this process in: see user and password in ConnectionStrings:redis.", Refused($"127.0.0.1:{server.Port},password=wrong"));
        Assert.Contains("did not answer within 1 seconds", Refused($"127.0.0.1:{SiloProcess.FreePort()}"), StringComparison.Ordinal);

        string Refused(string connection) =>
            Assert.Throws<StartRefusedException>(() => StoreCheck.Demand(ConfigurationOptions.Parse(connection), TimeSpan.FromSeconds(1))).Message;
    }

    [Fact]
    public async Task A_silo_ends_with_the_sentence_and_exit_code_1_on_a_Redis_that_evicts()
    {
        await using var server = await RedisServer.Start(Path.Combine(folder.Path, "redis"), ("maxmemory-policy", "allkeys-lru"));

        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), $"--ConnectionStrings:redis={server.Connection}", $"--Store:Directory={folder.Path}");

        Assert.Equal((1, "The store drops data when its memory is full (maxmemory-policy allkeys-lru). Nothing was started: set maxmemory-policy noeviction."), (exitCode, output.Trim()));
    }

    public void Dispose() => folder.Dispose();

    private static (StoreStanding Standing, string Sentence) Of(StoreSettings settings) => StoreDurability.Of(settings) is var (standing, sentence) ? (standing, sentence) : default;
}
