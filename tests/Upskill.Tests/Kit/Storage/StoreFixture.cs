using StackExchange.Redis;
using Upskill.Silo.Store;
using Upskill.Testing;

namespace Upskill.Tests.Kit.Storage;

/// <summary>The embedded engine on a folder of its own, for tests of what is stored and how.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private EmbeddedStore engine = null!;

    /// <summary>A connection to it.</summary>
    public IConnectionMultiplexer Store { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        engine = EmbeddedStore.Start(new StoreFolder(folder.Path));
        Store = await Connect();
    }

    /// <summary>Another connection, as another process would have.</summary>
    public async Task<IConnectionMultiplexer> Connect() =>
        await ConnectionMultiplexer.ConnectAsync(engine.Address.ConnectionString + ",allowAdmin=true,asyncTimeout=60000"); // whether it is right is asked, not how fast

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        engine.Dispose();
        folder.Dispose();
    }
}
