using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Benchmarks.Simulate;
using Upskill.Kit;
using Upskill.Kit.People;
using Upskill.Learning.Programmes;
using Upskill.Silo;
using Upskill.Silo.Sample;
using Upskill.Simulation;
using Upskill.Simulation.People;
using Upskill.Simulation.Play;
using Upskill.Testing;
using Upskill.Workforce;

namespace Upskill.Benchmarks;

/// <summary>
/// A company of any size is played for some weeks on a silo of its own, through its web edge, as fast as it goes: who learns, claims, talks and looks, and who does not. The same seed is the same
/// company, with the same digest. Players and silo are one process on one machine.
/// </summary>
internal static class SimulateVerb
{
    private const int DefaultPeople = 1_200, DefaultWeeks = 6, DefaultSeed = 1;
    private static readonly DateOnly From = new(2026, 3, 2);

    public static async Task<int> Run(string[] args, bool json)
    {
        var (people, weeks, seed) = (Number(args, "--people", DefaultPeople), Number(args, "--weeks", DefaultWeeks), Number(args, "--seed", DefaultSeed));
        using var folder = new TemporaryFolder();
        var clock = new PlayedClock(new(From, TimeOnly.MinValue, TimeSpan.Zero));
        await using var silo = UpskillSilo.Build(
            ["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"],
            builder => builder.Services.AddSingleton<DomainClock>(clock));
        await silo.StartAsync();
        var world = new SiloWorld(
            new(silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), silo.Services.GetRequiredService<IGrainFactory>(), clock);
        var load = Stopwatch.StartNew();
        await Load(world.Grains, SimulatedWorkforce.Csv(people, seed, From));
        load.Stop();
        var company = new Company(seed, From, new(From.AddDays(7 * weeks), TimeOnly.MinValue, TimeSpan.Zero),
            [.. (await silo.Services.GetRequiredService<EmployeeDirectory>().All()).OrderBy(employee => employee.Id.Value, StringComparer.Ordinal).Select(Colleague.Of)],
            SampleLessons.Of(silo.Services.GetRequiredService<Programme>()));
        var watch = Stopwatch.StartNew();
        var outcome = await CompanyPlay.Run(company, world);
        var seconds = watch.Elapsed.TotalSeconds;
        await silo.StopAsync();
        return Print(outcome, load.Elapsed.TotalSeconds, seconds, json);
    }

    private static int Print(Outcome outcome, double loading, double seconds, bool json)
    {
        foreach (var (code, times) in outcome.Refused.OrderBy(refused => refused.Key, StringComparer.Ordinal))
            Console.WriteLine($"refused: {code} ({times})");
        return Figures.Print(json, [("digest", outcome.Digest)],
            ("people", outcome.People), ("weeks", outcome.Weeks), ("loadSeconds", loading), ("wallSeconds", seconds), ("weeksPerMinute", outcome.Weeks / seconds * 60),
            ("events", outcome.Deeds), ("eventsPerSecond", outcome.Deeds / seconds), ("requests", outcome.Requests), ("requestsPerSecond", outcome.Requests / seconds),
            ("refused", outcome.Refused.Values.Sum()), ("neverStarted", outcome.NeverStarted), ("completedAll", outcome.CompletedAll), ("claimed", outcome.Claimed),
            ("gotSlower", outcome.GotSlower), ("messages", outcome.Messages));
    }

    private static async Task Load(IGrainFactory grains, string csv)
    {
        var import = grains.GetGrain<IWorkforceImportGrain>("company");
        await import.Begin(new(csv, IsSample: false, ImportMode.Changes));
        await ImportVerb.Reached(import, ImportStage.Checked);
        await import.Accept(new(GoodRowsOnly: false, Deactivated: null));
        await ImportVerb.Reached(import, ImportStage.Loaded);
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
