using Upskill.Benchmarks.Chat;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// 200 groups of ten talk: as much as the server takes, then 200 messages a second; every member hears each over a connection of the official client. Beside it, alternating in one
/// run, a bare server that takes the same posts and pushes the same facts and stores nothing. Both are processes of their own; clients and servers share the machine. Medians of three rounds.
/// </summary>
internal static class ChatVerb
{
    public static async Task<int> Run(Asked asked)
    {
        using var folder = new TemporaryFolder();
        await ChatCompany.Prepare(folder.Path);
        await using var product = await ChatLoad.Connect(await SiloProcess.Start($"--Store:Directory={folder.Path}", "--Sample:Enabled=false"), Chatter.ToProduct);
        await using var bare = await ChatLoad.Connect(await SiloProcess.StartProgram(typeof(ChatVerb).Assembly.Location, Figures.AsWebServer(folder.Path), BareChat.Verb), Chatter.ToBare);
        var (ours, theirs) = await Figures.Alternate(asked.Size(3, 1), product.Run, bare.Run);
        var (lost, duplicated, outOfOrder) = product.Faults();
        return Figures.Print(asked.Json,
            ("deliveredPerSecond", Figures.Median(ours, run => run.DeliveredPerSecond)), ("bareDeliveredPerSecond", Figures.Median(theirs, run => run.DeliveredPerSecond)),
            ("throughputRatio", Figures.Median(ours, run => run.DeliveredPerSecond) / Figures.Median(theirs, run => run.DeliveredPerSecond)),
            ("p50Ms", Figures.Median(ours, run => run.P50)), ("bareP50Ms", Figures.Median(theirs, run => run.P50)),
            ("p99Ms", Figures.Median(ours, run => run.P99)), ("bareP99Ms", Figures.Median(theirs, run => run.P99)), ("p99Ratio", Figures.Median(ours, run => run.P99) / Figures.Median(theirs, run => run.P99)),
            ("serverCpuMicrosPerDelivered", Figures.Median(ours, run => run.CpuMicros)), ("bareServerCpuMicrosPerDelivered", Figures.Median(theirs, run => run.CpuMicros)),
            ("cpuRatio", Figures.Median(ours, run => run.CpuMicros) / Figures.Median(theirs, run => run.CpuMicros)),
            ("lost", lost), ("duplicated", duplicated), ("outOfOrder", outOfOrder));
    }
}
