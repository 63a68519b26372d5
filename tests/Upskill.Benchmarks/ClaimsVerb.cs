using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Kit.Web;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Claims;

namespace Upskill.Benchmarks;

/// <summary>
/// Claims stored durably, each with its row and its message to the unit that seals it: by grain beside raw journal appends of the same size, and by HTTP beside
/// the same request that makes an empty grain call. All warm, in one run, alternating; medians of three rounds. Clients and silo share the machine.
/// </summary>
internal static class ClaimsVerb
{
    private const int Senders = 32, AtOnce = 256, FirstByHttp = 1_000;
    private static readonly byte[] Entry = new byte[500];
    private static readonly WeekId Week = WeekId.Of(DateTimeOffset.UtcNow);

    public static async Task<int> Run(Asked asked)
    {
        using var folder = new TemporaryFolder();
        await using var silo = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        silo.MapHours("/benchmark/empty").MapPost("", async (CurrentPerson person, HttpRequest request, IGrainFactory grains) =>
        {
            await grains.GetGrain<IHoursGrain>(person.Id.Value).SkipBaseline(new("again"));
            return request.GoOnAt("/hours");
        });
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var count = asked.Size(2_000, 400);
        await ImportVerb.Load(grains, count);
        var people = Enumerable.Range(0, count).Select(i => $"E{i:000000}").ToList();
        var journal = silo.Services.GetRequiredService<Journal>();
        var address = new Uri(silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var visitors = await Task.WhenAll(people.Take(Senders).Select(person => SignIn(address, person)));

        var (each, httpEach) = (asked.Size(10, 2), asked.Size(200, 40));
        List<double> claims = [], appends = [], http = [], empty = [];
        var waits = new ConcurrentBag<double>();
        // Never what the same person said last: there would be nothing to store.
        var turns = Enumerable.Range(0, each).SelectMany(turn => people.Select(person => (Person: person, Turn: turn))).ToList();
        for (var round = -1; round < asked.Size(3, 1); round++)
        {
            var before = (round + 1) * each;
            var claim = await PerSecond(turns, turn => grains.GetGrain<IHoursGrain>(turn.Person).Claim(new(CommandId.New(), Week, [new(new("drafting"), before + turn.Turn + 1, 0, 0)])));
            var append = await PerSecond(turns, turn => journal.Append(new("benchmark", turn.Person), before + turn.Turn, CommandId.New(), Entry));
            waits.Clear();
            var byHttp = await PerSecond(visitors, httpEach, (visitor, turn) => Post(visitor, $"/api/time-saved/weeks/{Week}/claim", FirstByHttp + (before * httpEach / each) + turn, waits));
            var nothing = await PerSecond(visitors, httpEach, (visitor, turn) => Post(visitor, "/benchmark/empty", turn, []));
            if (round < 0)
                continue; // warm now
            claims.Add(claim);
            appends.Add(append);
            http.Add(byHttp);
            empty.Add(nothing);
        }
        foreach (var (visitor, _) in visitors)
            visitor.Dispose();
        var stored = (await Task.WhenAll(people.Select(person => journal.Read(new(HoursGrain.JournalKind, person))))).Sum(entries => entries.Count);
        if (stored < (claims.Count + 1) * (turns.Count + (Senders * httpEach)))
            throw new InvalidOperationException($"Only {stored} claims are in the store: what was measured is not the storing of claims.");
        await silo.StopAsync();
        var (claimed, appended, sent, idle) = (Figures.Median(claims), Figures.Median(appends), Figures.Median(http), Figures.Median(empty));
        return Figures.Print(asked.Json,
            ("claimsPerSecond", claimed), ("appendsPerSecond", appended), ("appendRatio", claimed / appended),
            ("httpClaimsPerSecond", sent), ("httpEmptyPerSecond", idle), ("httpRatio", sent / idle),
            ("p99Ms", waits.Order().ElementAt((int)(waits.Count * 0.99))));
    }

    private static async Task<(WebVisitor Visitor, string Token)> SignIn(Uri address, string person)
    {
        var visitor = await WebVisitor.SignIn(address, person);
        return (visitor, WebVisitor.Token(await visitor.Page("/hours")));
    }

    private static async Task Post((WebVisitor Visitor, string Token) sender, string path, int minutes, ConcurrentBag<double> waits)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await sender.Visitor.PostForJson(path, sender.Token,
            ("commandId", CommandId.New().Value), ("drafting-saved", minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        answer.EnsureSuccessStatusCode();
        waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static async Task<double> PerSecond<T>(IReadOnlyCollection<T> turns, Func<T, Task> act)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(turns, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (turn, _) => await act(turn));
        return turns.Count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> PerSecond<T>(IReadOnlyCollection<T> senders, int each, Func<T, int, Task> act)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(senders.Select(async sender =>
        {
            for (var i = 0; i < each; i++)
                await act(sender, i);
        }));
        return senders.Count * each / watch.Elapsed.TotalSeconds;
    }
}
