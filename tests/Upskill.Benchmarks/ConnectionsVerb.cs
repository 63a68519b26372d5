using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Benchmarks.Connections;
using Upskill.Benchmarks.Silos;
using Upskill.Silo;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// 20,000 people have their home page open, each with a hub connection that watches their own standing: what each costs in memory after a full collection, and how long a push to all of them takes. Beside
/// it, alternating in one run, a bare hub. Where a process may not open so many sockets there are several silos on one store, and as many bare hubs. Servers and crowds are processes of their own on
/// one machine. Medians of three rounds.
/// </summary>
internal static class ConnectionsVerb
{
    private const int FilesOfItsOwn = 1_500, Pushes = 5;
    private const long FirstNumber = 1_000_000; // no standing has it
    private static readonly TimeSpan LongestPush = TimeSpan.FromSeconds(15);

    public static async Task<int> Run(Asked asked)
    {
        var count = asked.Number("--connections", asked.Size(20_000, 1_000));
        var servers = asked.Number("--servers", ((count - 1) / MostSockets()) + 1);
        using var folder = new TemporaryFolder();
        await Prepare(folder.Path, count);
        var (ours, theirs) = await Figures.Alternate(asked.Size(3, 1), () => OfSilos(folder.Path, servers, count), () => OfBareHubs(folder.Path, servers, count), warmUp: false);
        var (bytes, bare) = (Figures.Median(ours, run => run.BytesEach), Figures.Median(theirs, run => run.BytesEach));
        return Figures.Print(asked.Json,
            ("connections", ours.Min(run => run.Open)), ("servers", servers), ("bytesPerConnection", bytes), ("bytesPerConnectionMax", ours.Max(run => run.BytesEach)),
            ("bareBytesPerConnection", bare), ("bareBytesPerConnectionMax", theirs.Max(run => run.BytesEach)), ("bytesRatio", bytes / bare),
            ("residentBytesPerConnection", Figures.Median(ours, run => run.ResidentEach)), ("bareResidentBytesPerConnection", Figures.Median(theirs, run => run.ResidentEach)),
            ("pushToAllMs", Figures.Median(ours, run => run.PushMs)), ("pushToAllMsMax", ours.Max(run => run.PushMs)), ("barePushToAllMs", Figures.Median(theirs, run => run.PushMs)),
            ("unheard", ours.Sum(run => run.Unheard)), ("connectionsPerSecond", Figures.Median(ours, run => run.PerSecond)), ("bareConnectionsPerSecond", Figures.Median(theirs, run => run.PerSecond)));
    }

    private static async Task Prepare(string folder, int people)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Critical", "--Logging:LogLevel:Orleans=None", .. SiloCluster.Settings(folder)]);
        await silo.StartAsync();
        await ImportVerb.Load(silo.Services.GetRequiredService<IGrainFactory>(), people);
        await silo.StopAsync();
    }

    private static async Task<HubRun> OfSilos(string folder, int silos, int count)
    {
        await using var cluster = await SiloCluster.Start(folder, silos, settings => Server(folder, [MeasuredSilo.Verb, .. settings]), isAlone: true);
        return await Measure(folder, cluster.Silos, count, isBare: false);
    }

    private static async Task<HubRun> OfBareHubs(string folder, int hubs, int count)
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, hubs).Select(_ => Server(folder, BareConnections.Verb)));
        try
        {
            return await Measure(folder, servers, count, isBare: true);
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }

    private static async Task<HubRun> Measure(string folder, IReadOnlyList<SiloProcess> servers, int count, bool isBare)
    {
        var each = ((count - 1) / servers.Count) + 1;
        var crowds = await Task.WhenAll(servers.Select((server, at) =>
            Server(folder, [Crowd.Verb, server.Address.ToString(), Text(at * each), Text(Math.Min(each, count - (at * each))), .. isBare ? ["bare"] : (string[])[]])));
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
            await Post(http, crowds, "/arrival");
            var before = await Memory(http, servers);
            var watch = Stopwatch.StartNew();
            await Post(http, crowds, "/connection");
            var seconds = watch.Elapsed.TotalSeconds;
            var used = await Memory(http, servers);
            List<double> pushes = [];
            var heard = new HeardBy(0, 0, 0);
            for (var number = FirstNumber; number < FirstNumber + Pushes; number++)
            {
                var (began, hearing) = await Push(http, servers, crowds, each, count, number);
                heard = hearing;
                pushes.Add(Stopwatch.GetElapsedTime(began, heard.LastAt).TotalMilliseconds);
            }
            return new(heard.Open, (used.Heap - before.Heap) / (double)count, (used.Resident - before.Resident) / (double)count, Figures.Median(pushes), count - heard.Count, count / seconds);
        }
        finally
        {
            foreach (var crowd in crowds)
                await crowd.DisposeAsync();
        }
    }

    private static async Task<(long Began, HeardBy Heard)> Push(HttpClient http, IReadOnlyList<SiloProcess> servers, SiloProcess[] crowds, int each, int count, long number)
    {
        var began = await Task.WhenAll(servers.Select(async (server, at) =>
        {
            using var answer = await http.PostAsync(new Uri(server.Address, $"{MeasuredSilo.Push}?from={at * each}&count={each}&number={number}"), null);
            return await answer.Content.ReadFromJsonAsync<long>();
        }));
        var watch = Stopwatch.StartNew();
        HeardBy all;
        do
        {
            await Task.Delay(100);
            var heard = await Task.WhenAll(crowds.Select(crowd => http.GetFromJsonAsync<HeardBy>(new Uri(crowd.Address, $"/heard?number={number}"))));
            all = new(heard.Sum(one => one!.Open), heard.Sum(one => one!.Count), heard.Max(one => one!.LastAt));
        }
        while (all.Count < count && watch.Elapsed < LongestPush);
        return (began.Min(), all);
    }

    private static async Task Post(HttpClient http, SiloProcess[] crowds, string path)
    {
        foreach (var done in await Task.WhenAll(crowds.Select(crowd => http.PostAsync(new Uri(crowd.Address, path), null))))
            using (done)
                done.EnsureSuccessStatusCode();
    }

    private static async Task<FullCollection> Memory(HttpClient http, IReadOnlyList<SiloProcess> servers) =>
        (await Task.WhenAll(servers.Select(server => http.GetFromJsonAsync<FullCollection>(new Uri(server.Address, FullCollection.Path))))).Aggregate((one, other) => one! + other!)!;

    private static Task<SiloProcess> Server(string folder, params string[] arguments) =>
        SiloProcess.StartProgram(typeof(ConnectionsVerb).Assembly.Location, new Dictionary<string, string> { ["TMPDIR"] = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName }, arguments);

    /// <summary>Sockets that a process may open beside its own files, by the hard limit, which the runtime takes.</summary>
    private static int MostSockets()
    {
        const string Limits = "/proc/self/limits", Name = "Max open files";
        var line = File.Exists(Limits) ? File.ReadLines(Limits).First(line => line.StartsWith(Name, StringComparison.Ordinal)) : Name;
        return line[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var hard, ..] && int.TryParse(hard, CultureInfo.InvariantCulture, out var files)
            ? files - FilesOfItsOwn : int.MaxValue;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One round's figures.</summary>
/// <param name="Open">Connections that were open at the end.</param>
/// <param name="BytesEach">Bytes of living objects that a connection added.</param>
/// <param name="ResidentEach">Bytes that it added to the processes.</param>
/// <param name="PushMs">Milliseconds from a push to all until the last heard it: the median of some.</param>
/// <param name="Unheard">Connections that did not hear the last push.</param>
/// <param name="PerSecond">Connections made a second.</param>
internal sealed record HubRun(int Open, double BytesEach, double ResidentEach, double PushMs, int Unheard, double PerSecond);
