using System.Diagnostics;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// How long from the start of the built process to its first answer over HTTP: on an empty store, and again on the same store, filled with the sample
/// organisation, after a SIGKILL. Three rounds, medians. Memory is the resident set once the sample is loaded.
/// </summary>
internal static class StartVerb
{
    public static async Task<int> Run(Asked asked)
    {
        List<double> fresh = [], afterKill = [], memory = [], sampleLoaded = [], samplePlayed = [];
        for (var round = 0; round < asked.Size(3, 1); round++)
        {
            using var folder = new TemporaryFolder();
            var store = $"--Store:Directory={folder.Path}";
            var watch = Stopwatch.StartNew();
            await using (var silo = await Ready(store))
            {
                fresh.Add(watch.Elapsed.TotalSeconds);
                await Sample.Loaded(silo.Address);
                sampleLoaded.Add(watch.Elapsed.TotalSeconds);
                using var process = Process.GetProcessById(silo.Id);
                memory.Add(process.WorkingSet64 / 1024.0 / 1024.0);
                await silo.Kill();
            }
            watch.Restart();
            await using (await Ready(store))
                afterKill.Add(watch.Elapsed.TotalSeconds);
            using var another = new TemporaryFolder();
            watch.Restart();
            await using var playing = await Ready($"--Store:Directory={another.Path}", $"--Sample:Weeks={asked.Size(6, 1)}");
            await Sample.Loaded(playing.Address);
            samplePlayed.Add(watch.Elapsed.TotalSeconds);
        }
        return Figures.Print(asked.Json,
            ("secondsToReady", Figures.Median(fresh)), ("secondsToReadyMax", fresh.Max()),
            ("secondsToReadyAfterKill", Figures.Median(afterKill)), ("secondsToReadyAfterKillMax", afterKill.Max()),
            ("secondsToSampleLoaded", Figures.Median(sampleLoaded)), ("secondsToSamplePlayed", Figures.Median(samplePlayed)), ("secondsToSamplePlayedMax", samplePlayed.Max()),
            ("memoryMb", Figures.Median(memory)));
    }

    private static async Task<SiloProcess> Ready(params string[] settings)
    {
        var silo = await SiloProcess.Start(settings);
        using var visitor = new WebVisitor(silo.Address);
        using var answer = await visitor.Http.GetAsync("/development/sign-in");
        answer.EnsureSuccessStatusCode();
        return silo;
    }
}
