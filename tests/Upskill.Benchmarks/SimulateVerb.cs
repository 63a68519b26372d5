using System.Diagnostics;
using System.Globalization;
using Upskill.Simulation.Play;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// A company of any size is played for some weeks on a silo of its own, through its web edge, as fast as it goes: who learns, claims, talks and looks, and who does not. The same seed is the same
/// company, with the same digest. Players and silo are one process on one machine.
/// </summary>
internal static class SimulateVerb
{
    private const int DefaultPeople = 1_200, DefaultWeeks = 6, DefaultSeed = 1;

    public static async Task<int> Run(string[] args, bool json)
    {
        var load = Stopwatch.StartNew();
        await using var silo = await PlayedSilo.Start(Number(args, "--people", DefaultPeople), Number(args, "--weeks", DefaultWeeks), Number(args, "--seed", DefaultSeed));
        load.Stop();
        var watch = Stopwatch.StartNew();
        var outcome = await CompanyPlay.Run(silo.Company, silo.World);
        return Print(outcome, load.Elapsed.TotalSeconds, watch.Elapsed.TotalSeconds, json);
    }

    private static int Print(Outcome outcome, double loading, double seconds, bool json)
    {
        foreach (var (code, times) in outcome.Refused.OrderBy(refused => refused.Key, StringComparer.Ordinal))
            Console.WriteLine($"refused: {code} ({times})");
        return Figures.Print(json, [("digest", outcome.Digest)],
            ("people", outcome.People), ("weeks", outcome.Weeks), ("loadSeconds", loading), ("wallSeconds", seconds), ("weeksPerMinute", outcome.Weeks / seconds * 60),
            ("events", outcome.Deeds), ("eventsPerSecond", outcome.Deeds / seconds), ("requests", outcome.Requests), ("requestsPerSecond", outcome.Requests / seconds),
            ("refused", outcome.Refused.Values.Sum()), ("neverStarted", outcome.NeverStarted), ("completedAll", outcome.CompletedAll), ("claimed", outcome.Claimed),
            ("gotSlower", outcome.GotSlower), ("messages", outcome.Messages), ("attended", outcome.Attended));
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
