using Upskill.Benchmarks.Session;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// One live session of 5,000 people, each with a connection of the official client: for a minute one question and 50 upvotes a second. How late each hears each question, in which order, and how long
/// the host's console takes meanwhile. The server is a process of its own; clients and server share the machine.
/// </summary>
internal static class SessionVerb
{
    private const int Attendees = 5_000, QuestionsPerSecond = 1, UpvotesPerSecond = 50;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(bool json)
    {
        using var folder = new TemporaryFolder();
        await SessionCompany.Prepare(folder.Path, Attendees);
        await using var load = await SessionLoad.Connect(await SiloProcess.Start($"--Store:Directory={folder.Path}", "--Sample:Enabled=false"), Attendees);
        var run = await load.Run(Length, QuestionsPerSecond, UpvotesPerSecond);
        return Figures.Print(json,
            ("attendees", Attendees), ("questionsPerSecond", run.QuestionsPerSecond), ("upvotesPerSecond", run.UpvotesPerSecond), ("p50OrderMs", run.P50), ("p99OrderMs", run.P99),
            ("p99ConsoleMs", run.P99Console), ("pushesPerSecond", run.PushesPerSecond), ("serverCpuShare", run.CpuShare), ("lost", run.Lost), ("outOfOrder", run.OutOfOrder), ("votesLost", run.VotesLost));
    }
}
