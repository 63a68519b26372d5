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
    private const int Attendees = 5_000, Sessions = 100, Each = 150;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(bool json)
    {
        var one = await Play(sessions: 1, Attendees, questionsPerSecond: 1, upvotesPerSecond: 50);
        var many = await Play(Sessions, Sessions * Each, questionsPerSecond: 10, upvotesPerSecond: 100);
        return Figures.Print(json,
            ("attendees", Attendees), ("questionsPerSecond", one.QuestionsPerSecond), ("upvotesPerSecond", one.UpvotesPerSecond), ("p50OrderMs", one.P50), ("p99OrderMs", one.P99),
            ("p99ConsoleMs", one.P99Console), ("pushesPerSecond", one.PushesPerSecond), ("serverCpuShare", one.CpuShare), ("lost", one.Lost), ("outOfOrder", one.OutOfOrder), ("votesLost", one.VotesLost),
            ("manySessions", Sessions), ("manyAttendeesEach", Each), ("manyQuestionsPerSecond", many.QuestionsPerSecond), ("manyUpvotesPerSecond", many.UpvotesPerSecond), ("manyP50OrderMs", many.P50),
            ("manyP99OrderMs", many.P99), ("manyP99ConsoleMs", many.P99Console), ("manyServerCpuShare", many.CpuShare), ("manyLost", many.Lost), ("manyOutOfOrder", many.OutOfOrder),
            ("manyVotesLost", many.VotesLost));
    }

    private static async Task<SessionRun> Play(int sessions, int attendees, int questionsPerSecond, int upvotesPerSecond)
    {
        using var folder = new TemporaryFolder();
        await SessionCompany.Prepare(folder.Path, attendees, sessions);
        await using var load = await SessionLoad.Connect(await SiloProcess.Start($"--Store:Directory={folder.Path}", "--Sample:Enabled=false"), attendees, sessions);
        return await load.Run(Length, questionsPerSecond, upvotesPerSecond);
    }
}
