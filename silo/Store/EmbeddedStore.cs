using System.Globalization;
using System.Security.Cryptography;
using Garnet;
using Upskill.Kit.Storage;
using Upskill.Silo.Hosting;

namespace Upskill.Silo.Store;

/// <summary>
/// The embedded engine: Garnet, in this process, on a loopback port, with a password made for this start and an append-only log in its folder.
/// </summary>
internal sealed class EmbeddedStore : IDisposable
{
    private const int ThreadsForWaiting = 64;

    private readonly GarnetServer server;
    private readonly IDisposable folderLock;

    private EmbeddedStore(GarnetServer server, IDisposable folderLock, StoreAddress address)
    {
        this.server = server;
        this.folderLock = folderLock;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public StoreAddress Address { get; }

    /// <summary>Locks the folder, starts the engine on what is in it and says where it is.</summary>
    /// <param name="folder">Made where missing.</param>
    /// <param name="port">Null for a free one.</param>
    /// <param name="password">Null for a new one.</param>
    /// <exception cref="StartRefusedException">The folder is in use, or the engine does not start on it.</exception>
    public static EmbeddedStore Start(StoreFolder folder, int? port = null, string? password = null)
    {
        var held = folder.Lock();
        try
        {
            return StartLocked(folder, held, new(port ?? FreePort.Any(), password ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))));
        }
        catch (Exception failed) when (failed is not StartRefusedException)
        {
            held.Dispose();
            throw new StartRefusedException($"The store in {folder.Path} could not be started: {failed.Message}", failed);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        server.Dispose(deleteDir: false);
        folderLock.Dispose();
    }

    /// <summary>
    /// Each write is in the log before it is answered (<c>aof-commit-wait</c>): without it, a kill under load lost acknowledged writes. Memory is left at the
    /// engine's default: bounded below the data it drops data without a word. Scripts run as transactions, so that two never interleave; what they write is
    /// logged one by one all the same, which is why an append is no script (<see cref="AppendProcedure"/>).
    /// </summary>
    private static EmbeddedStore StartLocked(StoreFolder folder, IDisposable held, StoreAddress address)
    {
        Directory.CreateDirectory(folder.Engine);
        // A connection's thread waits for the log, and what it waits for needs a thread, too: with as few as there are cores, a write took seconds (seen).
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, ThreadsForWaiting), completions);
        string[] settings =
        [
            "--port", address.Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
            "--auth", "Password", "--password", address.Password,
            "--checkpointdir", folder.Engine, "--recover", "--aof", "--aof-commit-freq", "0", "--aof-commit-wait",
            "--lua", "--lua-transaction-mode", "--device-type", "RandomAccess", "--logger-level", "Error",
        ];
        // The engine greets on the console; this process prints one line, and it is not that one.
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            var server = new GarnetServer(settings);
            server.Register.NewTransactionProc(Journal.AppendCommand, () => new AppendProcedure());
            server.Start();
            folder.Publish(address);
            return new(server, held, address);
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
