using Upskill.Benchmarks.Session;
using Upskill.Testing;

namespace Upskill.Benchmarks;

/// <summary>
/// One live session of 5,000 people, each with a connection of the official client: for a minute one question and 50 upvotes a second; then 100 sessions at once of 150 people each, and 10
/// questions and 100 upvotes a second among all of them. How late each hears each question, in which order, and how long a host's console takes meanwhile. The server is a process of its own;
/// clients and server share the machine.
/// </summary>
internal static class SessionVerb
{
    public static async Task<int> Run(Asked asked)
    {
        var (attendees, sessions, each, length) = (asked.Size(5_000, 500), asked.Size(100, 10), asked.Size(150, 50), TimeSpan.FromSeconds(asked.Size(60, 8)));
        var one = await Play(sessions: 1, attendees, length, questionsPerSecond: 1, upvotesPerSecond: 50);
        var many = await Play(sessions, sessions * each, length, questionsPerSecond: 10, upvotesPerSecond: 100);
        return Figures.Print(asked.Json,
            ("attendees", attendees), ("questionsPerSecond", one.QuestionsPerSecond), ("upvotesPerSecond", one.UpvotesPerSecond), ("p50OrderMs", one.P50), ("p99OrderMs", one.P99),
            ("p99ConsoleMs", one.P99Console), ("pushesPerSecond", one.PushesPerSecond), ("serverCpuShare", one.CpuShare), ("lost", one.Lost), ("outOfOrder", one.OutOfOrder), ("votesLost", one.VotesLost),
            ("manySessions", sessions), ("manyAttendeesEach", each), ("manyQuestionsPerSecond", many.QuestionsPerSecond), ("manyUpvotesPerSecond", many.UpvotesPerSecond), ("manyP50OrderMs", many.P50),
            ("manyP99OrderMs", many.P99), ("manyP99ConsoleMs", many.P99Console), ("manyServerCpuShare", many.CpuShare), ("manyLost", many.Lost), ("manyOutOfOrder", many.OutOfOrder),
            ("manyVotesLost", many.VotesLost));
    }

    private static async Task<SessionRun> Play(int sessions, int attendees, TimeSpan length, int questionsPerSecond, int upvotesPerSecond)
    {
        using var folder = new TemporaryFolder();
        await SessionCompany.Prepare(folder.Path, attendees, sessions);
        await using var load = await SessionLoad.Connect(await SiloProcess.Start($"--Store:Directory={folder.Path}", "--Sample:Enabled=false"), attendees, sessions);
        return await load.Run(length, questionsPerSecond, upvotesPerSecond);
    }
}
