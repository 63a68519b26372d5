using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Silo;
using Upskill.Testing;
using Upskill.Workforce;
using Upskill.Workforce.Imports;

namespace Upskill.Benchmarks;

/// <summary>
/// How long it takes to load a company of 100,000: from the owner's yes until everybody is in the directory, enrolled on the ledger and in the figures.
/// Beside it, in the same run and alternating, reading and checking the file alone. Meanwhile somebody at work opens their home page again and again.
/// Three rounds, each on a store of its own; medians.
/// </summary>
internal static class ImportVerb
{
    public static async Task<int> Run(Asked asked)
    {
        var rows = asked.Size(100_000, 10_000);
        var csv = Company(rows);
        List<double> loading = [], reading = [], pages = [];
        for (var round = 0; round < asked.Size(3, 1); round++)
        {
            reading.Add(Read(csv, rows));
            loading.Add(await Load(csv, rows, $"round-{round}", pages));
        }
        var (seconds, readSeconds) = (Figures.Median(loading), Figures.Median(reading));
        return Figures.Print(asked.Json,
            ("rows", rows), ("seconds", seconds), ("secondsMax", loading.Max()), ("rowsPerSecond", rows / seconds),
            ("readOnlyRowsPerSecond", rows / readSeconds), ("ratio", readSeconds / seconds),
            ("homeMsMeanwhile", Figures.Median(pages)), ("homeMsMeanwhileMax", pages.Max()),
            ("memoryMb", Process.GetCurrentProcess().PeakWorkingSet64 / 1024.0 / 1024.0));
    }

    private static double Read(string csv, int rows)
    {
        var watch = Stopwatch.StartNew();
        if (EmployeeFile.Read(csv).Among(new Dictionary<string, string>()) is not { Bad.IsEmpty: true } read || read.Rows.Length != rows)
            throw new InvalidOperationException("The file was not read as it was made.");
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> Load(string csv, int rows, string id, List<double> pages)
    {
        using var folder = new TemporaryFolder();
        await using var silo = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder.Path}", "--urls=http://127.0.0.1:0"]);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var import = grains.GetGrain<IWorkforceImportGrain>(id);
        await grains.GetGrain<IWorkforceImportGrain>("first").Begin(new(Company(1).Replace("E000000", "at-work", StringComparison.Ordinal), IsSample: false, ImportMode.Changes));
        await Reached(grains.GetGrain<IWorkforceImportGrain>("first"), ImportStage.Checked);
        await grains.GetGrain<IWorkforceImportGrain>("first").Accept(new(GoodRowsOnly: false, Deactivated: null));
        await Reached(grains.GetGrain<IWorkforceImportGrain>("first"), ImportStage.Loaded);
        using var visitor = await WebVisitor.SignIn(new(silo.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), "at-work");
        await import.Begin(new(csv, IsSample: false, ImportMode.Changes));
        await Reached(import, ImportStage.Checked);
        using var loaded = new CancellationTokenSource();
        var atWork = AtWork(visitor, pages, loaded.Token);
        var watch = Stopwatch.StartNew();
        await import.Accept(new(GoodRowsOnly: false, Deactivated: null));
        await Reached(import, ImportStage.Loaded);
        await Until.True(async () => (await grains.GetGrain<IUnitFiguresGrain>(UnitId.Organisation.Value).Total()).Figures.Enrolled == rows + 1,
            "not everybody came into the figures", TimeSpan.FromMinutes(2));
        var seconds = watch.Elapsed.TotalSeconds;
        await loaded.CancelAsync();
        await atWork;
        await silo.StopAsync();
        return seconds;
    }

    /// <summary>Ten pages a second at most; milliseconds until each was there.</summary>
    private static async Task AtWork(WebVisitor visitor, List<double> pages, CancellationToken loaded)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!loaded.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await visitor.Page("/");
            pages.Add(watch.Elapsed.TotalMilliseconds);
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Loads a company of so many.</summary>
    internal static async Task Load(IGrainFactory grains, int people)
    {
        var import = grains.GetGrain<IWorkforceImportGrain>("company");
        await import.Begin(new(Company(people), IsSample: false, ImportMode.Changes));
        await Reached(import, ImportStage.Checked);
        await import.Accept(new(GoodRowsOnly: false, Deactivated: null));
        await Reached(import, ImportStage.Loaded);
    }

    /// <summary>Waits until an import is so far.</summary>
    private static Task Reached(IWorkforceImportGrain import, ImportStage stage) =>
        Until.True(async () => (await import.Status()).Stage == stage, $"the import did not come to {stage}", TimeSpan.FromMinutes(5));

    /// <summary>8 functions, 400 teams, 12 countries, five levels, a manager for every ten.</summary>
    private static string Company(int people)
    {
        string[] zones = ["Europe/Zurich", "Europe/London", "Asia/Tokyo", "America/New_York"], countries = ["CH", "GB", "JP", "US", "DE", "FR", "IN", "BR", "PL", "ES", "CA", "SE"];
        var csv = new StringBuilder(string.Join(',', EmployeeFile.Columns)).Append('\n');
        for (var i = 0; i < people; i++)
        {
            var (function, department, team) = (i % 8, i / 8 % 10, i / 80 % 5);
            csv.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"E{i:000000},Person {i},e{i}@example.com,Function {function},Department {department},Team {team},{countries[i % 12]},G{(i % 5) + 1},{(i == 0 ? "" : $"E{(i - 1) / 10:000000}")},{zones[i % 4]},en,2020-01-01,,,{(i == 0 ? "owner" : "")}\n");
        }
        return csv.ToString();
    }
}
