using StackExchange.Redis;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>The embedded engine as a process of its own.</summary>
public sealed class RunStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Asked_to_stop_it_takes_a_checkpoint_so_that_the_next_start_need_not_read_its_whole_log()
    {
        await using (var process = await SiloProcess.StartStore(folder.Path, "--password=of-this-test"))
        {
            await using var store = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{process.Address.Port},password=of-this-test");
            await store.GetDatabase().StringSetAsync("kept", "a value");
            Assert.Empty(Checkpoints);
            await process.Stop();
        }

        Assert.NotEmpty(Checkpoints);
        using var engine = EmbeddedStore.Start(new StoreFolder(folder.Path));
        await using var again = await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString);
        Assert.Equal("a value", await again.GetDatabase().StringGetAsync("kept"));
    }

    public void Dispose() => folder.Dispose();

    private string[] Checkpoints => Path.Combine(folder.Path, "store", "Store", "checkpoints") is var place && Directory.Exists(place) ? Directory.GetFiles(place, "info.dat*", SearchOption.AllDirectories) : [];
}
