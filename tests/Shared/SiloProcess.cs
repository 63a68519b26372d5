using System.Diagnostics;
using System.Net;

namespace Upskill.Testing;

/// <summary>
/// The built silo (or one of its verbs) as a process of its own, so that it can be killed. Listens on a free loopback port and is stopped by its id.
/// </summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "Upskill.Silo.dll");

    private SiloProcess(string program, IReadOnlyDictionary<string, string> environment, string[] arguments, params string[] before)
    {
        string[] command = [.. before, "dotnet", program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Sample__Weeks"] = "0"; // a test that wants a past says so
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (lines)
                return string.Join('\n', lines);
        }
    }

    /// <summary>Where it says that it is ready, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The process's id.</summary>
    public int Id => process.Id;

    /// <summary>Starts a silo and waits for its ready line.</summary>
    /// <param name="arguments">Settings, such as <c>--Store:Directory=…</c>.</param>
    public static Task<SiloProcess> Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>Starts a silo in an environment of its own and waits for its ready line.</summary>
    public static Task<SiloProcess> Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartBuilt(Built, environment, arguments);

    /// <summary>Starts a silo that was built or published elsewhere.</summary>
    public static async Task<SiloProcess> StartBuilt(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var silo = new SiloProcess(program, environment, ["--urls", "http://127.0.0.1:0", .. arguments]);
        silo.Address = new Uri(await silo.Ready());
        return silo;
    }

    /// <summary>The same, by a program that changes what it may do and then becomes it, such as <c>setpriv</c>.</summary>
    public static async Task<SiloProcess> StartBuiltAs(string[] before, string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var silo = new SiloProcess(program, environment, ["--urls", "http://127.0.0.1:0", .. arguments], before);
        silo.Address = new Uri(await silo.Ready());
        return silo;
    }

    /// <summary>Starts <c>store DIR</c> and waits for its ready line.</summary>
    public static async Task<SiloProcess> StartStore(string directory, params string[] arguments)
    {
        var store = new SiloProcess(Built, new Dictionary<string, string>(), ["store", directory, .. arguments]);
        store.Address = new Uri("redis://" + await store.Ready());
        return store;
    }

    /// <summary>Starts another program that says where it is ready.</summary>
    public static async Task<SiloProcess> StartProgram(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var other = new SiloProcess(program, environment, arguments);
        other.Address = new Uri(await other.Ready());
        return other;
    }

    /// <summary>Runs a verb (or a start that is refused) to its end.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public static Task<(int ExitCode, string Output)> Run(IReadOnlyDictionary<string, string> environment, params string[] arguments) => Run(environment, LongestStart, arguments);

    /// <inheritdoc cref="Run(IReadOnlyDictionary{string, string}, string[])"/>
    public static async Task<(int ExitCode, string Output)> Run(IReadOnlyDictionary<string, string> environment, TimeSpan longest, params string[] arguments)
    {
        await using var verb = new SiloProcess(Built, environment, arguments);
        await verb.process.WaitForExitAsync().WaitAsync(longest);
        return (verb.process.ExitCode, verb.Output);
    }

    /// <summary>SIGKILL, and waits until the process is gone.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits until the process has ended by itself.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(LongestStart);
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort() => Silo.Hosting.FreePort.Any();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    private async Task<string> Ready()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ready.Task, ended, Task.Delay(LongestStart)) == ready.Task)
            return await ready.Task;
        var said = ended.IsCompleted ? $"The process ended with {process.ExitCode} before it was ready" : "The process was not ready in time";
        throw new InvalidOperationException($"{said}:\n{Output}");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
        if (line.Contains(" is ready at ", StringComparison.Ordinal))
            ready.TrySetResult(line[(line.IndexOf(" is ready at ", StringComparison.Ordinal) + " is ready at ".Length)..]);
    }
}
