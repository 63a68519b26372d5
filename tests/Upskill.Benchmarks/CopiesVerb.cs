using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.Silo;
using Upskill.Silo.Checkpoints;
using Upskill.Testing;
using Upskill.TimeSaved;

namespace Upskill.Benchmarks;

/// <summary>
/// A company of 100,000 lies in an embedded store, or in a Redis server with <c>--redis</c>, and a silo runs on it. Somebody claims hours without a pause: alone, while the day's checkpoint is taken, and while the store is backed up.
/// Then the backup is restored into an empty store, and the ledger in it verified.
/// </summary>
internal static class CopiesVerb
{
    private const string Person = "E000000";
    private static readonly WeekId Week = WeekId.Of(DateTimeOffset.UtcNow);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20), Alone = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(Asked asked)
    {
        var (people, isRedis) = (asked.Size(100_000, 5_000), asked.Arguments.Contains("--redis"));
        using var folder = new TemporaryFolder();
        await using var from = await Place.Make(Path.Combine(folder.Path, "from"), isRedis);
        await using var to = await Place.Make(Path.Combine(folder.Path, "to"), isRedis);
        await Load(people, from.Settings);

        var waits = new ConcurrentQueue<(DateTimeOffset At, double Ms)>();
        var file = Path.Combine(folder.Path, "backup");
        await using var silo = await SiloProcess.Start(from.Settings);
        using var visitor = await WebVisitor.SignIn(silo.Address, Person);
        using var ends = new CancellationTokenSource();
        var claiming = Claim(visitor, waits, ends.Token);
        var begin = DateTimeOffset.UtcNow;
        await Until.True(() => Task.FromResult(silo.Output.Contains("Checkpoint of the ledger", StringComparison.Ordinal)), "no checkpoint was taken", Longest);
        var checkpoint = DateTimeOffset.UtcNow;
        var backupSeconds = await Verb("backup", file, from.Settings);
        await ends.CancelAsync();
        await claiming;
        await silo.Stop();
        var restoreSeconds = await Verb("restore", file, to.Settings);
        var verifySeconds = await Verb("verify-ledger", null, to.Settings);

        var (alone, taking, copying) = (Of(waits, begin, begin + Alone), Of(waits, begin + Alone, checkpoint), Of(waits, checkpoint, DateTimeOffset.MaxValue));
        return Figures.Print(asked.Json,
            ("people", people), ("checkpointSeconds", Taken(silo.Output)), ("backupSeconds", backupSeconds), ("backupMb", new FileInfo(file).Length / 1024.0 / 1024.0),
            ("restoreSeconds", restoreSeconds), ("verifySeconds", verifySeconds),
            ("claimMsAlone", Figures.Median(alone)), ("claimMsAloneMax", alone.Max()), ("claimMsCheckpoint", Figures.Median(taking)), ("claimMsCheckpointMax", taking.Max()),
            ("claimMsBackup", Figures.Median(copying)), ("claimMsBackupMax", copying.Max()));
    }

    private static async Task Load(int people, string[] settings)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", .. settings],
            builder => builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(DailyCheckpoint)))); // there is one a day, which is measured later
        await silo.StartAsync();
        await ImportVerb.Load(silo.Services.GetRequiredService<IGrainFactory>(), people);
        await silo.StopAsync();
    }

    /// <summary>One claim after the other, each sent until it is acknowledged; milliseconds from its first sending.</summary>
    private static async Task Claim(WebVisitor visitor, ConcurrentQueue<(DateTimeOffset At, double Ms)> waits, CancellationToken ends)
    {
        var token = WebVisitor.Token(await visitor.Page("/hours"));
        for (var minutes = 1; !ends.IsCancellationRequested; minutes++)
        {
            var (at, id, start) = (DateTimeOffset.UtcNow, CommandId.New().Value, Stopwatch.GetTimestamp());
            while (true)
            {
                using var answer = await visitor.PostForJson($"/api/time-saved/weeks/{Week}/claim", token, ("commandId", id), ("drafting-saved", (minutes % 1_000 + 1).ToString(CultureInfo.InvariantCulture)));
                if (answer.IsSuccessStatusCode)
                    break;
                if ((int)answer.StatusCode != 503)
                    throw new InvalidOperationException($"A claim was answered with {(int)answer.StatusCode}.");
                await Task.Delay(100, CancellationToken.None);
            }
            waits.Enqueue((at, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }
    }

    private static async Task<double> Verb(string verb, string? file, string[] settings)
    {
        var watch = Stopwatch.StartNew();
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), Longest, [verb, .. file is null ? [] : new[] { file }, .. settings]);
        return exitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{verb} ended with {exitCode}: {output}");
    }

    private static List<double> Of(IEnumerable<(DateTimeOffset At, double Ms)> waits, DateTimeOffset from, DateTimeOffset until) =>
        [.. waits.Where(wait => wait.At >= from && wait.At < until).Select(wait => wait.Ms)];

    private static double Taken(string output)
    {
        const string Before = "taken in ";
        var at = output.LastIndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return TimeSpan.Parse(output[at..].Split('\n')[0].TrimEnd('.', '\r'), CultureInfo.InvariantCulture).TotalSeconds;
    }

    /// <summary>Where a store and its keys are, and what a silo and a verb are told of it.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private RedisServer? server;

        public string[] Settings { get; private set; } = [];

        public static async Task<Place> Make(string folder, bool isRedis)
        {
            var (place, key) = (new Place(), Convert.ToBase64String(new byte[32]));
            if (isRedis)
                place.server = await RedisServer.Start(Path.Combine(folder, "redis"));
            place.Settings =
            [
                "--Sample:Enabled=false", $"--Store:Directory={folder}", $"--Keys:Directory={Path.Combine(folder, "keys")}", $"--Keys:Master={key}", $"--Keys:Release={key}",
                .. place.server is { } redis ? [$"--ConnectionStrings:redis={redis.Connection}"] : Array.Empty<string>(),
            ];
            return place;
        }

        public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
