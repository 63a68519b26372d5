using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Silo.Sample;
using Upskill.Simulation;
using Upskill.Simulation.People;
using Upskill.Workforce;

namespace Upskill.Testing;

/// <summary>A silo in this process on a store of its own, with an invented workforce that can be played on it: its clock stands at the beginning.</summary>
internal sealed class PlayedSilo : IAsyncDisposable
{
    private const string Import = "company";
    private static readonly DateOnly From = new(2026, 3, 2);
    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    /// <summary>What is played.</summary>
    public Company Company { get; private set; } = null!;

    /// <summary>Where.</summary>
    public SiloWorld World { get; private set; } = null!;

    /// <summary>Everything that is registered in the silo.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts it and loads people, as the sample organisation where that is said.</summary>
    public static async Task<PlayedSilo> Start(int people, int weeks, int seed, bool isSample = false)
    {
        var silo = new PlayedSilo();
        var clock = new PlayedClock(new(From, TimeOnly.MinValue, TimeSpan.Zero));
        silo.app = UpskillSilo.Build(
            ["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={silo.folder.Path}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"],
            builder => builder.Services.AddSingleton<DomainClock>(clock));
        await silo.app.StartAsync();
        silo.World = new(
            new(silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), silo.Services.GetRequiredService<IGrainFactory>(), clock);
        await Load(silo.World.Grains, SimulatedWorkforce.Csv(people, seed, From), isSample);
        var everybody = (await silo.Services.GetRequiredService<EmployeeDirectory>().All()).OrderBy(employee => employee.Id.Value, StringComparer.Ordinal);
        silo.Company = new(seed, From, new(From.AddDays(7 * weeks), TimeOnly.MinValue, TimeSpan.Zero), [.. everybody.Select(Colleague.Of)],
            SampleLessons.Of(silo.Services.GetRequiredService<Programme>()));
        return silo;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Loads more people.</summary>
    public static async Task Load(IGrainFactory grains, string csv, bool isSample)
    {
        var import = grains.GetGrain<IWorkforceImportGrain>(isSample ? IWorkforceImportGrain.Sample : Import);
        await import.Begin(new(csv, isSample, ImportMode.Changes));
        if (!isSample) // which is accepted by itself
        {
            await Reached(import, ImportStage.Checked);
            await import.Accept(new(GoodRowsOnly: false, Deactivated: null));
        }
        await Reached(import, ImportStage.Loaded);
    }

    private static Task Reached(IWorkforceImportGrain import, ImportStage stage) =>
        Until.True(async () => (await import.Status()).Stage == stage, $"the import did not come to {stage}", TimeSpan.FromMinutes(2));
}
