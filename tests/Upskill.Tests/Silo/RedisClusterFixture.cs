using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Three silo processes on a Redis server behind one address, in which fifty groups of ten are open.</summary>
public sealed class RedisClusterFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The silos and their store.</summary>
    internal RedisCluster Cluster { get; private set; } = null!;

    /// <summary>Who is in which group.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Groups { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Cluster = await RedisCluster.StartStore(folder.Path);
        Groups = await ClusterCompany.Prepare(Cluster.Settings);
        await Cluster.StartSilos();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        folder.Dispose();
    }
}
