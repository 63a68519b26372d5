using Microsoft.AspNetCore.Builder;
using Upskill.Silo;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Three silo processes on a Redis server behind one address, in which fifty groups of ten are open. Its tests run when nothing else does.</summary>
public sealed class RedisClusterFixture : IAsyncLifetime
{
    /// <summary>Of its tests.</summary>
    public const string Collection = "Three silos on a Redis server";

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

    /// <summary>One silo more, in this process, to look with.</summary>
    internal async Task<WebApplication> Look()
    {
        var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", .. Cluster.Settings]);
        await silo.StartAsync();
        return silo;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Cluster.DisposeAsync();
        folder.Dispose();
    }
}

/// <inheritdoc cref="RedisClusterFixture"/>
[CollectionDefinition(RedisClusterFixture.Collection, DisableParallelization = true)]
public sealed class RedisClusterCollection : ICollectionFixture<RedisClusterFixture>;
