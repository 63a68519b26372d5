using System.Diagnostics;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// A company is played on three silos on a Redis server, behind one address: 600 people for six weeks are 144,000 hours at work, an hour of 144,000 people. The quarter of an hour after which an idle grain goes is pressed together, too.
/// After a full collection each: how much is alive in the three silos and their players, by thirds.
/// </summary>
internal static class HourVerb
{
    public static async Task<int> Run(Asked asked)
    {
        var (people, weeks) = (asked.Number("--people", asked.Size(600, 80)), asked.Number("--weeks", asked.Size(6, 3)));
        await using var cluster = await PlayedCluster.Start(people, weeks, TimeSpan.FromSeconds(asked.Number("--idle-seconds", asked.Size(30, 10))));
        var watch = Stopwatch.StartNew();
        var (outcome, memory) = await cluster.Play(betweenLooks: TimeSpan.FromHours(12));
        var (first, second, last) = memory.Megabytes;
        return Figures.Print(asked.Json, [("digest", outcome.Digest)], ("wallSeconds", watch.Elapsed.TotalSeconds), ("requests", outcome.Requests), ("refused", outcome.Refused.Values.Sum()),
            ("unheard", outcome.Unheard), ("looks", memory.Looks), ("megabytesFirst", first), ("megabytesSecond", second), ("megabytesLast", last), ("growth", memory.Growth));
    }
}
