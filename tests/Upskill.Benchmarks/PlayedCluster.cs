using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Silo.Sample;
using Upskill.Simulation;
using Upskill.Simulation.People;
using Upskill.Simulation.Play;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// Three silos on a Redis server behind one address, in this process since they share the clock of what is played; with an invented workforce. Their memory is this process's.
/// </summary>
internal sealed class PlayedCluster : IAsyncDisposable
{
    private const int Silos = 3;
    private static readonly DateOnly From = new(2026, 3, 2);
    private readonly TemporaryFolder folder = new();
    private readonly List<WebApplication> silos = [];
    private RedisCluster store = null!;
    private OneAddress front = null!;
    private Company company = null!;
    private SiloWorld world = null!;

    /// <summary>Starts them and loads people.</summary>
    /// <param name="people">How many.</param>
    /// <param name="weeks">That are played.</param>
    /// <param name="idle">After how long a grain that nobody asks goes: a quarter of an hour where time is not pressed together.</param>
    public static async Task<PlayedCluster> Start(int people, int weeks, TimeSpan idle)
    {
        var cluster = new PlayedCluster();
        cluster.store = await RedisCluster.StartStore(cluster.folder.Path);
        cluster.front = await OneAddress.Start();
        var clock = new PlayedClock(new(From, TimeOnly.MinValue, TimeSpan.Zero));
        for (var i = 0; i < Silos; i++)
            cluster.silos.Add(await cluster.StartSilo(clock, idle));
        cluster.front.SendTo(cluster.silos.Select(silo => new Uri(silo.Urls.Single())));
        var services = cluster.silos[0].Services;
        cluster.world = new(cluster.front.Address, services.GetRequiredService<IGrainFactory>(), clock);
        await PlayedSilo.Load(cluster.world.Grains, SimulatedWorkforce.Csv(people, seed: 1, From), isSample: false);
        var everybody = (await services.GetRequiredService<EmployeeDirectory>().All()).OrderBy(employee => employee.Id.Value, StringComparer.Ordinal);
        cluster.company = new(1, From, new(From.AddDays(7 * weeks), TimeOnly.MinValue, TimeSpan.Zero), [.. everybody.Select(Colleague.Of)], SampleLessons.Of(services.GetRequiredService<Programme>()));
        return cluster;
    }

    /// <summary>Plays all of it, and looks at the memory so often by the domain's clock, while nobody does anything.</summary>
    public async Task<(Outcome Outcome, MemoryThirds Memory)> Play(TimeSpan betweenLooks)
    {
        var (memory, next) = (new MemoryThirds(), DateTimeOffset.MinValue);
        var outcome = await CompanyPlay.Run(company, world, note: now =>
        {
            if (now >= next)
            {
                memory.Look();
                next = now + betweenLooks;
            }
            return Task.CompletedTask;
        });
        return (outcome, memory);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos)
        {
            await silo.StopAsync();
            await silo.DisposeAsync();
        }
        if (front is not null)
            await front.DisposeAsync();
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task<WebApplication> StartSilo(PlayedClock clock, TimeSpan idle)
    {
        var silo = UpskillSilo.Build(["--environment=Development", "--urls=http://127.0.0.1:0", .. store.Settings], builder =>
        {
            builder.Services.AddSingleton<DomainClock>(clock);
            builder.Services.Configure<GrainCollectionOptions>(options => (options.CollectionQuantum, options.CollectionAge) = (TimeSpan.FromSeconds(1), idle));
        });
        await silo.StartAsync();
        return silo;
    }
}
