using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Tests.Silo;

/// <summary>A whole silo in this process: embedded store on a folder of its own, Orleans, web edge. A small organisation is loaded by the importer.</summary>
public class SiloFixture : IAsyncLifetime
{
    /// <summary>
    /// Two functions. Anna runs all, Ben leads Alpha with a team One of four and a department Two of one; Zoe works in Beta. Chris is a champion of Alpha.
    /// </summary>
    private const string Organisation = """
        id,name,email,function,department,team,country,grade,manager_id,time_zone,language,start_date,leave_from,leave_to,roles
        anna,Anna Above,,Board,,,CH,G5,,Europe/Zurich,en,2020-01-01,,,
        ben,Ben Boss,,Alpha,,,CH,G4,anna,Europe/Zurich,en,2020-01-01,,,
        lea,Lea Lead,,Alpha,Main,One,CH,G3,ben,Europe/Zurich,en,2020-01-01,,,
        mia,Mia Member,,Alpha,Main,One,CH,G2,lea,Europe/Zurich,en,2020-01-01,,,
        max,Max Member,,Alpha,Main,One,DE,G2,lea,Europe/Berlin,en,2020-01-01,,,
        kim,Kim Member,,Alpha,Main,One,DE,G2,lea,Europe/Berlin,en,2020-01-01,,,
        chris,Chris Champion,,Alpha,Main,One,DE,G2,lea,Europe/Berlin,en,2020-01-01,,,champion:Alpha
        tom,Tom Two,,Alpha,Side,,GB,G2,ben,Europe/London,en,2020-01-01,,,
        zoe,Zoe Beta,,Beta,,,GB,G2,anna,Europe/London,en,2020-01-01,,,
        olga,Olga Owner,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,owner
        adam,Adam Auditor,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,auditor
        otto,Otto Operator,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,operator
        """;

    /// <summary>A cohort with nobody in it.</summary>
    public const string Cohort = "spring";

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Everything that is registered in it.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its grains.</summary>
    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Start();
        await Import("organisation", Organisation);
        await Grains.GetGrain<ICohortGrain>(Cohort).Make(new("Spring", new(2026, 1, 1), new(2099, 12, 31), new("olga")));
    }

    /// <summary>Stops the silo and starts another one on the same store.</summary>
    public async Task Restart()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Start();
    }

    /// <summary>Loads a file, as a file of changes unless said otherwise, and waits until it is loaded.</summary>
    public async Task Import(string id, string csv, ImportMode mode = ImportMode.Changes, PersonId? by = null)
    {
        var import = Grains.GetGrain<IWorkforceImportGrain>(id);
        await import.Begin(new(csv, IsSample: false, mode, "test.csv", by));
        await Until.True(async () => (await import.Status()).Stage is ImportStage.Checked, $"the import {id} was not read");
        var preview = (await import.Status()).Preview!;
        await import.Accept(new(GoodRowsOnly: false, preview.Deactivated));
        await Until.True(async () => (await import.Status()).Stage is ImportStage.Loaded, $"the import {id} was not loaded");
    }

    /// <summary>Somebody takes the first screen of “Prompting for work”.</summary>
    public async Task Begin(string person)
    {
        var module = Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;
        await Grains.GetGrain<ILearnerGrain>(person).Submit(ModuleWalk.Right(module, module.Activities[0], "").First());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>What a test replaces in it: a clock, for example.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder) { }

    private async Task Start()
    {
        app = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0"], Adjust);
        await app.StartAsync();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}

/// <summary>The silo of <see cref="SiloFixture"/> is shared by all tests that only need one.</summary>
[CollectionDefinition(Name)]
public sealed class SiloCollection : ICollectionFixture<SiloFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "silo";
}
