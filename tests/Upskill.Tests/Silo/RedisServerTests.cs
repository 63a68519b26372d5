using StackExchange.Redis;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>The server that tests of a cluster start.</summary>
public sealed class RedisServerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_Redis_server_that_was_killed_and_started_again_has_every_write_that_it_had_answered()
    {
        await using var server = await RedisServer.Start(folder.Path);
        await using (var store = await ConnectionMultiplexer.ConnectAsync(server.Connection))
            await store.GetDatabase().ListRightPushAsync("list", "first");
        await server.Kill();
        await server.Start();
        await using (var store = await ConnectionMultiplexer.ConnectAsync(server.Connection))
            Assert.Equal("first", await store.GetDatabase().ListGetByIndexAsync("list", 0));
    }

    public void Dispose() => folder.Dispose();
}
