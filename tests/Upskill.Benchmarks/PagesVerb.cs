using System.Globalization;
using Upskill.Benchmarks.Pages;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// 200 people of the sample organisation, whose weeks were played, click through the pages that their first page links to: as many as the server gives, then each a page a second. Beside it,
/// alternating in one run, a bare server's static file of the size of a first page. Both are processes of their own; clients and servers share the machine. Medians of three rounds.
/// </summary>
internal static class PagesVerb
{
    private const int AtOnceSigningIn = 8;

    public static async Task<int> Run(Asked asked)
    {
        var (people, rounds, seconds) = (asked.Number("--people", asked.Size(200, 50)), asked.Size(3, 1), asked.Size(20, 4));
        using var folder = new TemporaryFolder();
        await using var silo = await SiloProcess.Start($"--Store:Directory={folder.Path}", $"--Sample:Weeks={asked.Size(6, 1)}");
        await Sample.Loaded(silo.Address);
        var clickers = new Clicker[people];
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = AtOnceSigningIn }, async (person, _) =>
            clickers[person] = await Clicker.SignIn(silo.Address, Person(person)));
        var bytes = Figures.Median(clickers.Select(clicker => (double)clicker.FirstPageBytes));
        await using var bare = await SiloProcess.StartProgram(typeof(PagesVerb).Assembly.Location, Figures.AsWebServer(folder.Path),
            BareFile.Verb, ((int)bytes).ToString(CultureInfo.InvariantCulture));
        HttpClient[] browsers = [.. clickers.Select(_ => new HttpClient { BaseAddress = bare.Address })];

        var (ours, theirs) = await Figures.Alternate(rounds, () => new PageLoad(people, person => clickers[person].Click()).Run(seconds), () => new PageLoad(people, person => browsers[person].GetByteArrayAsync(BareFile.Path)).Run(seconds));
        foreach (var one in clickers.Concat<IDisposable>(browsers))
            one.Dispose();
        return Figures.Print(asked.Json,
            ("people", people), ("p50Ms", Figures.Median(ours, run => run.P50)), ("p99Ms", Figures.Median(ours, run => run.P99)), ("p99MsMin", ours.Min(run => run.P99)), ("p99MsMax", ours.Max(run => run.P99)),
            ("staticP50Ms", Figures.Median(theirs, run => run.P50)), ("staticP99Ms", Figures.Median(theirs, run => run.P99)),
            ("requestsPerSecond", Figures.Median(ours, run => run.PerSecond)), ("requestsPerSecondMin", ours.Min(run => run.PerSecond)), ("requestsPerSecondMax", ours.Max(run => run.PerSecond)),
            ("staticRequestsPerSecond", Figures.Median(theirs, run => run.PerSecond)),
            ("firstPageBytes", bytes), ("firstPageBytesMax", clickers.Max(clicker => clicker.FirstPageBytes)), ("scriptAndStyleBytes", await FirstLoad.ScriptAndStyleBytes(silo.Address, Person(0))));
    }

    private static string Person(int number) => string.Create(CultureInfo.InvariantCulture, $"sample-{number + 1:0000}");
}
