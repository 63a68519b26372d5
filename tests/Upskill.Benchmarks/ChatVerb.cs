using Upskill.Benchmarks.Chat;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// 200 groups of ten talk: as much as the server takes, then 200 messages a second; every member hears each over a connection of the official client. Beside it, alternating in one
/// run, a bare server that takes the same posts and pushes the same facts and stores nothing. Both are processes of their own; clients and servers share the machine. Medians of three rounds.
/// </summary>
internal static class ChatVerb
{
    private const int Rounds = 3;

    public static async Task<int> Run(bool json)
    {
        using var folder = new TemporaryFolder();
        await ChatCompany.Prepare(folder.Path);
        await using var product = await ChatLoad.Connect(await SiloProcess.Start($"--Store:Directory={folder.Path}", "--Sample:Enabled=false"), Chatter.ToProduct);
        await using var bare = await ChatLoad.Connect(await SiloProcess.StartProgram(typeof(ChatVerb).Assembly.Location, Typical(folder.Path), BareChat.Verb), Chatter.ToBare);
        List<ChatRun> ours = [], theirs = [];
        for (var round = -1; round < Rounds; round++)
        {
            var (one, other) = (await product.Run(), await bare.Run());
            if (round < 0)
                continue; // warm now
            ours.Add(one);
            theirs.Add(other);
        }
        var (lost, duplicated, outOfOrder) = product.Faults();
        return Figures.Print(json,
            ("deliveredPerSecond", Of(ours, run => run.DeliveredPerSecond)), ("bareDeliveredPerSecond", Of(theirs, run => run.DeliveredPerSecond)),
            ("throughputRatio", Of(ours, run => run.DeliveredPerSecond) / Of(theirs, run => run.DeliveredPerSecond)),
            ("p50Ms", Of(ours, run => run.P50)), ("bareP50Ms", Of(theirs, run => run.P50)),
            ("p99Ms", Of(ours, run => run.P99)), ("bareP99Ms", Of(theirs, run => run.P99)), ("p99Ratio", Of(ours, run => run.P99) / Of(theirs, run => run.P99)),
            ("serverCpuMicrosPerDelivered", Of(ours, run => run.CpuMicros)), ("bareServerCpuMicrosPerDelivered", Of(theirs, run => run.CpuMicros)),
            ("cpuRatio", Of(ours, run => run.CpuMicros) / Of(theirs, run => run.CpuMicros)),
            ("lost", lost), ("duplicated", duplicated), ("outOfOrder", outOfOrder));
    }

    /// <summary>The collector that a web server has where nothing else is said, which the silo gives up for less memory; and a temporary folder of its own, since test programs of one wait for each other.</summary>
    private static Dictionary<string, string> Typical(string folder) => new() { ["DOTNET_gcServer"] = "1", ["TMPDIR"] = folder };

    private static double Of(IEnumerable<ChatRun> runs, Func<ChatRun, double> figure) => Figures.Median(runs.Select(figure));
}
