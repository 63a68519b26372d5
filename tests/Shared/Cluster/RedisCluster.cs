using System.Diagnostics;

namespace Upskill.Testing;

/// <summary>Three silo processes on one Redis server, behind one address.</summary>
internal sealed class RedisCluster : IAsyncDisposable
{
    private const int Silos = 3;
    private readonly List<SiloProcess> silos = [], gone = [];
    private OneAddress front = null!;

    /// <summary>The store.</summary>
    public RedisServer Store { get; private init; } = null!;

    /// <summary>The address of all of them.</summary>
    public Uri Address => front.Address;

    /// <summary>The silos that run.</summary>
    public IReadOnlyList<SiloProcess> Running => silos;

    /// <inheritdoc cref="OneAddress.Failures"/>
    public string NotPassedOn => front.Failures;

    /// <summary>What each silo is told, and whatever else works on the store.</summary>
    public string[] Settings { get; private init; } = [];

    /// <summary>Starts the store alone: for what is to be in it before a silo runs.</summary>
    /// <param name="folder">Everything lies here.</param>
    public static async Task<RedisCluster> StartStore(string folder)
    {
        var (store, key) = (await RedisServer.Start(Path.Combine(folder, "redis")), Convert.ToBase64String(new byte[32]));
        return new()
        {
            Store = store,
            Settings =
            [
                $"--ConnectionStrings:redis={store.Connection}", $"--Cluster:Silos={Silos}", "--Sample:Enabled=false", $"--Store:Directory={folder}",
                $"--Keys:Directory={Path.Combine(folder, "keys")}", $"--Keys:Master={key}", $"--Keys:Release={key}",
            ],
        };
    }

    /// <summary>Starts the silos, one after the other, and the address in front of them.</summary>
    public async Task StartSilos()
    {
        front = await OneAddress.Start();
        for (var i = 0; i < Silos; i++)
            silos.Add(await SiloProcess.Start(Settings));
        front.SendTo(silos.Select(silo => silo.Address));
    }

    /// <summary>Replaces the silo that runs longest, as an update does: a new one comes first, then the old one is asked to stop.</summary>
    /// <returns>The old one, which has ended, and how long that took.</returns>
    public async Task<(SiloProcess Gone, TimeSpan Took)> Replace()
    {
        silos.Add(await SiloProcess.Start(Settings));
        front.SendTo(silos.Select(silo => silo.Address));
        var (old, watch) = (silos[0], Stopwatch.StartNew());
        await old.Stop();
        watch.Stop();
        silos.Remove(old);
        gone.Add(old);
        front.SendTo(silos.Select(silo => silo.Address));
        return (old, watch.Elapsed);
    }

    /// <summary>What the silos that run, and those that were replaced, have logged of faults of the program, for the message of a test that met one.</summary>
    public string Faults => string.Join('\n', gone.Concat(silos).SelectMany(silo => silo.Output.Split("fail: ").Skip(1)).Where(fault => fault.Contains("ProblemHandler", StringComparison.Ordinal)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos)
            await silo.DisposeAsync();
        if (front is not null)
            await front.DisposeAsync();
        await Store.DisposeAsync();
    }
}
