using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Upskill.LiveSessions;
using Upskill.Silo;

namespace Upskill.Benchmarks.Session;

/// <summary>People, and live sessions that have started: a store that a silo is then started on.</summary>
internal static class SessionCompany
{
    private static readonly DateTimeOffset At = DateTimeOffset.UtcNow.AddMinutes(20);

    /// <summary>One of the sessions, from 0.</summary>
    public static LiveSessionId Session(int number) => LiveSessionId.Of(new($"everyday-ai-{number}"), DateOnly.FromDateTime(At.UtcDateTime));

    /// <summary>Somebody's id; number <c>n</c> hosts session <c>n</c>.</summary>
    public static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"E{number:000000}");

    /// <summary>Loads the people and starts the sessions, to all of which everybody is invited.</summary>
    public static async Task Prepare(string folder, int people, int sessions)
    {
        await using var silo = UpskillSilo.Build(["--environment=Development", "--Sample:Enabled=false", $"--Store:Directory={folder}", "--urls=http://127.0.0.1:0"]);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await ImportVerb.Load(grains, people);
        for (var number = 0; number < sessions; number++)
        {
            await grains.GetGrain<ISeriesGrain>(Session(number).Series.Value).Plan(new(new(Person(number)), new(
                UnitId.Organisation, "Everyday AI", "", DateOnly.FromDateTime(At.UtcDateTime), new(At.Hour, At.Minute), TimeSpan.FromHours(1), "FREQ=WEEKLY;INTERVAL=2;COUNT=2", "Etc/UTC",
                new("https://meet.example.com/all"), [], null)));
            await grains.GetGrain<ILiveSessionGrain>(Session(number).Value).Start(CommandId.New(), 0);
        }
        await silo.StopAsync();
    }
}
