using System.Globalization;
using StackExchange.Redis;
using Upskill.Silo.Store;

namespace Upskill.Silo.Verbs;

/// <summary>
/// <c>store DIR [--port N] [--password TEXT]</c>: runs the embedded engine as a process of its own, for several silos on one machine, until it is stopped. Keeps its log short as a silo does.
/// </summary>
internal static class RunStore
{
    public static async Task<int> Run(string directory, string[] rest)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(rest).Build();
        var port = settings["port"] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : (int?)null;
        var store = EmbeddedStore.Start(new StoreFolder(directory), port, settings["password"]);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(store.Address.ConnectionString);
        using var logs = LoggerFactory.Create(logging => logging.AddConsole());
        using var service = new EmbeddedStoreService(store, connection, logs.CreateLogger<EmbeddedStoreService>());
        await service.StartAsync(CancellationToken.None);
        var stopped = new TaskCompletionSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopped.TrySetResult();
        };
        using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                stopped.TrySetResult();
            });
        // Without the password: a line on a console ends up in logs. It is in store.json, for the owner of the folder only.
        Console.WriteLine($"The store in {Path.GetFullPath(directory)} is ready at 127.0.0.1:{store.Address.Port}");
        await stopped.Task;
        await service.StopAsync(CancellationToken.None);
        return 0;
    }
}
