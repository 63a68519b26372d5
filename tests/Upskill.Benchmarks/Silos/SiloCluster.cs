using System.Globalization;
using Upskill.Testing;

namespace Upskill.Benchmarks.Silos;

/// <summary>Some silo processes on one store process, in a folder that people were loaded into before; a single one has the store in itself.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private const string Password = "of-this-benchmark";
    private SiloProcess? store;

    /// <summary>The silos.</summary>
    public List<SiloProcess> Silos { get; } = [];

    /// <summary>Starts them, one after the other.</summary>
    /// <param name="folder">Of the store.</param>
    /// <param name="silos">How many.</param>
    /// <param name="start">Starts one with its settings.</param>
    /// <param name="isAlone">Whether a single one has the store in itself, as it comes, or beside it, as several have it.</param>
    public static async Task<SiloCluster> Start(string folder, int silos, Func<string[], Task<SiloProcess>> start, bool isAlone)
    {
        var cluster = new SiloCluster();
        string[] settings = [.. Settings(folder), $"--Cluster:Silos={silos}"];
        if (silos > 1 || !isAlone)
        {
            var port = SiloProcess.FreePort();
            cluster.store = await SiloProcess.StartStore(folder, "--port", port.ToString(CultureInfo.InvariantCulture), "--password", Password);
            settings = [.. settings, $"--ConnectionStrings:redis=127.0.0.1:{port},password={Password}", $"--Cluster:Id={Guid.NewGuid():N}"];
        }
        for (var number = 0; number < silos; number++)
            cluster.Silos.Add(await start(settings));
        return cluster;
    }

    /// <summary>Settings of whatever works on the store in this folder: all of them have the same keys.</summary>
    public static string[] Settings(string folder)
    {
        var key = Convert.ToBase64String(new byte[32]);
        return [$"--Store:Directory={folder}", $"--Keys:Directory={Path.Combine(folder, "keys")}", $"--Keys:Master={key}", $"--Keys:Release={key}", "--Sample:Enabled=false"];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        if (store is not null)
            await store.DisposeAsync();
    }
}
