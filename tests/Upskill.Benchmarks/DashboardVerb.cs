using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Adoption.Dashboards;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit.People;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.TimeSaved;
using Upskill.Workforce;

namespace Upskill.Benchmarks;

/// <summary>
/// The owner's dashboard of a company of 100,000 in 8 functions, 400 teams and 12 countries: what reading its figures costs, beside 1,000 people; how long a
/// completion and a seal take to an open dashboard while 500 claims a second come in; memory; and how long after a restart all figures are what they were. Clients and
/// silo are one process on one machine.
/// </summary>
internal static class DashboardVerb
{
    private const int Small = 1_000, ClaimsASecond = 500, Reads = 2_000, Functions = 8;
    private static readonly WeekId Week = WeekId.Of(DateTimeOffset.UtcNow), Closed = Week.Plus(-2);
    private static readonly ModuleId Module = new("prompting-for-work");

    public static async Task<int> Run(Asked asked)
    {
        var (large, length) = (asked.Size(100_000, 20_000), asked.Size(20, 5));
        using var small = new TemporaryFolder();
        double read1k;
        await using (var silo = await Start(small.Path))
        {
            await Load(silo, Small);
            await Claim(silo, [.. Enumerable.Range(0, Small / 2)]);
            await Read(silo); // the compiler is done with it once: what is read first is not to look slower
            read1k = await Read(silo);
            await silo.StopAsync();
        }
        using var folder = new TemporaryFolder();
        double read100k, memory;
        List<double> pushes;
        (AdoptionFigures Census, ReleaseSum Hours) before;
        await using (var silo = await Start(folder.Path))
        {
            await Load(silo, large);
            await Claim(silo, [.. Enumerable.Range(0, Small).Select(i => (i * Functions) + 1)]);
            read100k = await Read(silo);
            pushes = await Push(silo, large, length);
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            memory = process.WorkingSet64 / 1024.0 / 1024.0;
            before = await Figures(silo);
            await silo.StopAsync();
        }
        var watch = Stopwatch.StartNew();
        await using var again = await Start(folder.Path);
        await Until.True(async () => await Figures(again) == before, "the figures did not come back", TimeSpan.FromMinutes(2));
        var seconds = watch.Elapsed.TotalSeconds;
        await again.StopAsync();
        return Benchmarks.Figures.Print(asked.Json,
            ("readMs1k", read1k), ("readMs100k", read100k), ("ratio", read100k / read1k),
            ("pushP99Ms", pushes.Order().ElementAt((int)(pushes.Count * 0.99))), ("pushMedianMs", Benchmarks.Figures.Median(pushes)), ("pushes", pushes.Count),
            ("memoryMb", memory), ("secondsToCorrectAfterRestart", seconds));
    }

    private static async Task<WebApplication> Start(string folder)
    {
        var silo = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"]);
        await silo.StartAsync();
        return silo;
    }

    private static async Task Load(WebApplication silo, int people)
    {
        await ImportVerb.Load(Grains(silo), people);
        await Until.True(async () => (await Figures(silo)).Census.Enrolled == people, "not everybody came into the figures", TimeSpan.FromMinutes(2));
    }

    /// <summary>A week that ended lately, closed with tables and all.</summary>
    private static async Task Claim(WebApplication silo, IReadOnlyList<int> people)
    {
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (person, _) => await Claim(silo, person, Closed));
        await Grains(silo).GetGrain<IReleaseCalendarGrain>(IReleaseCalendarGrain.Organisation).LookThrough();
    }

    private static Task Claim(WebApplication silo, int person, WeekId week) =>
        Grains(silo).GetGrain<IHoursGrain>($"E{person:000000}").Claim(new(CommandId.New(), week, [new(new("drafting"), person % 600, 0, 0)]));

    /// <summary>Milliseconds of a read of all that the page of the whole organisation shows, as the owner sees it: the median, warm.</summary>
    private static async Task<double> Read(WebApplication silo)
    {
        var owner = new CurrentPerson(new("E000000"), "", Roles.ProgrammeOwner, [], [], "UTC");
        var (census, hours) = (silo.Services.GetRequiredService<CensusReader>(), silo.Services.GetRequiredService<ReleaseReader>());
        var attitudes = silo.Services.GetRequiredService<AttitudeReader>();
        var measured = new List<double>();
        for (var i = 0; i < 2 * Reads; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (await census.Of(owner, UnitId.Organisation) is null || await attitudes.Of(owner, UnitId.Organisation) is null
                || await hours.Of(owner, UnitId.Organisation) is not { Weeks.IsEmpty: false })
                throw new InvalidOperationException("There is nothing to read.");
            if (i >= Reads)
                measured.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Benchmarks.Figures.Median(measured);
    }

    /// <summary>Milliseconds until an open dashboard of the organisation hears of a completion, or of a batch, while claims come in.</summary>
    private static async Task<List<double>> Push(WebApplication silo, int people, int seconds)
    {
        var address = new Uri(silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        using var owner = await WebVisitor.SignIn(address, "E000000");
        await using var dashboard = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/adoption"), options => options.Cookies = owner.Cookies).Build();
        var heard = new ConcurrentQueue<(string Topic, long Number, DateTimeOffset At)>();
        dashboard.On<string, long>("Moved", (topic, number) => heard.Enqueue((topic, number, DateTimeOffset.UtcNow)));
        await dashboard.StartAsync();
        var (census, hours) = (UnitId.Organisation.Value, ReleasedHours.TopicOf(UnitId.Organisation));
        await dashboard.InvokeAsync<long>("Watch", census);
        var sealedBefore = await dashboard.InvokeAsync<long>("Watch", hours);
        var delays = new List<double>();
        await Claim(silo, people - 1, Week); // takes the week's roster
        var claims = Paced(silo, seconds);
        for (var i = 0; !claims.IsCompleted; i++)
        {
            var known = heard.Where(move => move.Topic == census).Select(move => move.Number).DefaultIfEmpty().Max();
            await Begin(silo, (i * Functions) + 2);
            var at = DateTimeOffset.UtcNow;
            await Until.True(() => Task.FromResult(heard.Any(move => move.Topic == census && move.Number > known)), "a completion was not heard of", TimeSpan.FromSeconds(5));
            delays.Add(Math.Max(0, (heard.Where(move => move.Topic == census && move.Number > known).Min(move => move.At) - at).TotalMilliseconds));
            await Task.Delay(600);
        }
        await claims;
        var seals = (await Seals(silo)).ToList();
        await Until.True(() => Task.FromResult(heard.Any(move => move.Topic == hours && move.Number >= sealedBefore + seals.Count)), "a seal was not heard of", TimeSpan.FromSeconds(10));
        delays.AddRange(seals.Index().Select(seal => (heard.Where(move => move.Topic == hours && move.Number > sealedBefore + seal.Index).Min(move => move.At) - seal.Item).TotalMilliseconds));
        return delays;
    }

    /// <summary>As many claims a second as are aimed at, of people of one function.</summary>
    private static async Task Paced(WebApplication silo, int seconds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var under = new List<Task>();
        for (var i = 0; i < ClaimsASecond * seconds; i++)
        {
            under.Add(Claim(silo, i * Functions, Week));
            if (i % (ClaimsASecond / 10) == 0)
                await timer.WaitForNextTickAsync();
        }
        await Task.WhenAll(under);
    }

    private static async Task Begin(WebApplication silo, int person)
    {
        var module = silo.Services.GetRequiredService<Programme>()[Module]!;
        await Grains(silo).GetGrain<ILearnerGrain>($"E{person:000000}").Submit(ModuleWalk.Right(module, module.Activities[0], "").First());
    }

    private static async Task<IEnumerable<DateTimeOffset>> Seals(WebApplication silo)
    {
        var store = silo.Services.GetRequiredService<ReleaseStore>();
        var homes = await Grains(silo).GetGrain<IRosterGrain>(Week.Value).Homes();
        var batches = await Task.WhenAll(homes.Select(home => store.Sealed(new(ReleaseSubject.Hours, home.Unit), Week)));
        return batches.SelectMany(some => some).Select(batch => batch.At).Order();
    }

    private static async Task<(AdoptionFigures Census, ReleaseSum Hours)> Figures(WebApplication silo)
    {
        var releases = await Grains(silo).GetGrain<IUnitReleaseGrain>(UnitId.Organisation.Value).Releases();
        return ((await Grains(silo).GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Total()).Figures,
            releases.Aggregate(ReleaseSum.Zero, (sum, release) => sum + release.Sum));
    }

    private static IGrainFactory Grains(WebApplication silo) => silo.Services.GetRequiredService<IGrainFactory>();
}
