using System.Diagnostics;
using Upskill.Simulation.Play;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// A company of any size is played for some weeks on a silo of its own, through its web edge, as fast as it goes: who learns, claims, talks and looks, and who does not. The same seed is the same
/// company, with the same digest. Players and silo are one process on one machine.
/// </summary>
internal static class SimulateVerb
{
    public static async Task<int> Run(Asked asked)
    {
        var load = Stopwatch.StartNew();
        await using var silo = await PlayedSilo.Start(asked.Number("--people", asked.Size(1_200, 120)), asked.Number("--weeks", asked.Size(6, 2)), asked.Number("--seed", 1));
        load.Stop();
        var watch = Stopwatch.StartNew();
        var outcome = await CompanyPlay.Run(silo.Company, silo.World);
        return Print(outcome, load.Elapsed.TotalSeconds, watch.Elapsed.TotalSeconds, asked.Json);
    }

    private static int Print(Outcome outcome, double loading, double seconds, bool json)
    {
        foreach (var (code, times) in outcome.Refused.OrderBy(refused => refused.Key, StringComparer.Ordinal))
            Console.WriteLine($"refused: {code} ({times})");
        return Figures.Print(json, [("digest", outcome.Digest)],
            ("people", outcome.People), ("weeks", outcome.Weeks), ("loadSeconds", loading), ("wallSeconds", seconds), ("weeksPerMinute", outcome.Weeks / seconds * 60),
            ("events", outcome.Deeds), ("eventsPerSecond", outcome.Deeds / seconds), ("requests", outcome.Requests), ("requestsPerSecond", outcome.Requests / seconds),
            ("refused", outcome.Refused.Values.Sum()), ("neverStarted", outcome.NeverStarted), ("completedAll", outcome.CompletedAll), ("claimed", outcome.Claimed),
            ("gotSlower", outcome.GotSlower), ("messages", outcome.Messages), ("unheard", outcome.Unheard), ("attended", outcome.Attended));
    }
}
