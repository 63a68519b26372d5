using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Upskill.Testing;

/// <summary>
/// A Redis server of a test's own: on a free loopback port, with a password, durable (every write is on the disk before it is answered) unless the test says otherwise.
/// Stopped, killed and started again by its process's id, on the same port and the same folder.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Password = "of-this-test";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly string program;
    private readonly string[] arguments;
    private readonly ConcurrentQueue<string> lines = new();
    private Process process = null!;

    private RedisServer(string program, string folder, IEnumerable<(string Name, string Value)> settings)
    {
        this.program = program;
        (string, string)[] all =
        [
            ("port", Port.ToString(CultureInfo.InvariantCulture)), ("bind", "127.0.0.1"), ("requirepass", Password), ("dir", folder), ("save", ""),
            ("appendonly", "yes"), ("appendfsync", "always"), ("maxmemory-policy", "noeviction"), .. settings,
        ];
        arguments = [.. all.SelectMany(setting => new[] { "--" + setting.Item1, setting.Item2 })];
    }

    /// <summary>Where it listens, on loopback.</summary>
    public int Port { get; } = SiloProcess.FreePort();

    /// <summary>What a silo is given as <c>ConnectionStrings:redis</c>.</summary>
    public string Connection => $"127.0.0.1:{Port},password={Password}";

    /// <summary>The id of its process.</summary>
    public int Id => process.Id;

    /// <summary>What it has printed, all starts together.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Starts one, and waits until it takes commands.</summary>
    /// <param name="folder">Where its data lie; made where missing.</param>
    /// <param name="settings">Of its configuration file, in place of those above.</param>
    public static async Task<RedisServer> Start(string folder, params (string Name, string Value)[] settings)
    {
        Directory.CreateDirectory(folder);
        var server = new RedisServer(await Program(), folder, settings);
        await server.Start();
        return server;
    }

    /// <summary>After it was stopped or killed: starts it again on what it had written.</summary>
    public async Task Start()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(ready.Task, process.WaitForExitAsync(), Task.Delay(Longest)) != ready.Task)
            throw new InvalidOperationException($"The Redis server did not start:\n{Output}");
    }

    /// <summary>SIGTERM, and waits until it has ended by itself: it closes its log first.</summary>
    public async Task Stop()
    {
        using var term = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(Longest);
        process.Dispose();
    }

    /// <summary>SIGKILL, and waits until it is gone.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Kill();
        }
        catch (InvalidOperationException)
        {
            // it was stopped before
        }
    }

    private static async Task<string> Program() =>
        SystemProgram.Installed("redis-server") ?? await SystemProgram.FromPackageManager("redis-server", "redis-server")
        ?? throw new InvalidOperationException("The tests of a cluster need a Redis server: install it (on Debian: apt-get install redis-server) so that redis-server is on PATH.");

    private void Hear(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            ready.TrySetResult();
    }
}
