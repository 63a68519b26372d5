using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Upskill.LiveSessions;
using Upskill.Silo;
using Upskill.Workforce;

namespace Upskill.Benchmarks.Session;

/// <summary>People, and a live session of all of them that has started: a store that a silo is then started on.</summary>
internal static class SessionCompany
{
    private static readonly DateTimeOffset At = DateTimeOffset.UtcNow.AddMinutes(20);

    /// <summary>The session.</summary>
    public static LiveSessionId Session { get; } = LiveSessionId.Of(new("everyday-ai"), DateOnly.FromDateTime(At.UtcDateTime));

    /// <summary>Somebody's id; number 0 hosts.</summary>
    public static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"E{number:000000}");

    /// <summary>Loads the people and starts the session.</summary>
    public static async Task Prepare(string folder, int people)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder}", "--urls=http://127.0.0.1:0"]);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        var import = grains.GetGrain<IWorkforceImportGrain>("company");
        await import.Begin(new(ImportVerb.Company(people), IsSample: false, ImportMode.Changes));
        await ImportVerb.Reached(import, ImportStage.Checked);
        await import.Accept(new(GoodRowsOnly: false, Deactivated: null));
        await ImportVerb.Reached(import, ImportStage.Loaded);
        await grains.GetGrain<ISeriesGrain>(Session.Series.Value).Plan(new(new(Person(0)), new(
            UnitId.Organisation, "Everyday AI", "", DateOnly.FromDateTime(At.UtcDateTime), new(At.Hour, At.Minute), TimeSpan.FromHours(1), "FREQ=WEEKLY;INTERVAL=2;COUNT=2", "Etc/UTC",
            new("https://meet.example.com/all"), [], null)));
        await grains.GetGrain<ILiveSessionGrain>(Session.Value).Start(CommandId.New(), 0);
        await silo.StopAsync();
    }
}
