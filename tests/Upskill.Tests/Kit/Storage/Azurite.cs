using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Upskill.Testing;

namespace Upskill.Tests.Kit.Storage;

/// <summary>Microsoft's emulator of Azure Storage, on free loopback ports and in memory; npm brings it where it is missing.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private const string Version = "3.37.0";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60), LongestInstallation = TimeSpan.FromMinutes(5);
    private readonly int tables = SiloProcess.FreePort(), blobs = SiloProcess.FreePort(), queues = SiloProcess.FreePort();
    private Process? process;

    /// <summary>For <c>Keys:Table</c> and <c>Checkpoints:Container</c>. The account and its key are the ones that every copy of the emulator has.</summary>
    public string ConnectionString => "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + string.Create(CultureInfo.InvariantCulture, $"TableEndpoint=http://127.0.0.1:{tables}/devstoreaccount1;BlobEndpoint=http://127.0.0.1:{blobs}/devstoreaccount1;");

    /// <summary>A new table.</summary>
    public TableClient Table()
    {
        var table = new TableClient(ConnectionString, "keys" + Guid.NewGuid().ToString("N"));
        table.Create();
        return table;
    }

    /// <summary>A new container.</summary>
    public BlobContainerClient Container()
    {
        var container = new BlobContainerClient(ConnectionString, "checkpoints-" + Guid.NewGuid().ToString("N"));
        container.Create();
        return container;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var main = await Installed();
        var start = new ProcessStartInfo("node", [main, "--inMemoryPersistence", "--disableTelemetry", "--skipApiVersionCheck", "--tableHost", "127.0.0.1", "--tablePort", $"{tables}", "--blobHost", "127.0.0.1", "--blobPort", $"{blobs}", "--queueHost", "127.0.0.1", "--queuePort", $"{queues}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        var started = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Table service is successfully listening", StringComparison.Ordinal) is true) // the last of its three
                started.TrySetResult();
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await started.Task.WaitAsync(LongestStart);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Where its program is. Installed aside and moved into place, so that an installation that was cut off is not taken for one.</summary>
    private static async Task<string> Installed()
    {
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "upskill-tests", $"azurite-{Version}");
        if (!Directory.Exists(home))
        {
            var aside = Directory.CreateDirectory($"{home}-{Guid.NewGuid():N}").FullName;
            using var npm = Process.Start("npm", ["install", "--prefix", aside, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error", $"azurite@{Version}"]);
            await npm.WaitForExitAsync().WaitAsync(LongestInstallation);
            if (npm.ExitCode != 0)
                throw new InvalidOperationException($"The tests of Azure Storage need Azurite, and npm did not bring it: npm install azurite@{Version}");
            Directory.Move(aside, home);
        }
        return Path.Combine(home, "node_modules", "azurite", "dist", "src", "azurite.js");
    }
}
