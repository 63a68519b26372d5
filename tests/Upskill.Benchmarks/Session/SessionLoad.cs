using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.Testing;

namespace Upskill.Benchmarks.Session;

/// <summary>Everybody is connected to one of the sessions; some ask and vote, and each second a host looks at their console.</summary>
internal sealed class SessionLoad : IAsyncDisposable
{
    private const int FewestVoters = 250, VotersEach = 15, AtOnceConnecting = 32;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10), BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly SiloProcess server;
    private readonly SessionHearer[] hearers;
    private readonly SessionVisitor[] hosts;
    private readonly SessionVisitor[] voters;
    private readonly Random chance = new(7);
    private readonly Dictionary<LiveSessionId, ConcurrentQueue<long>> questions;
    private int looked;
    private readonly ConcurrentDictionary<(int Voter, long Question), bool> votes = new();

    private SessionLoad(SiloProcess server, SessionHearer[] hearers, SessionVisitor[] hosts, SessionVisitor[] voters)
    {
        (this.server, this.hearers, this.hosts, this.voters) = (server, hearers, hosts, voters);
        questions = hosts.ToDictionary(host => host.Session, _ => new ConcurrentQueue<long>());
    }

    /// <summary>Signs everybody in and connects them, as many to each session; the first of each is its host.</summary>
    public static async Task<SessionLoad> Connect(SiloProcess server, int attendees, int sessions)
    {
        var (door, visitors, hearers) = (await SessionVisitor.Door(server.Address), new SessionVisitor[attendees], new SessionHearer[attendees]);
        await Parallel.ForEachAsync(Enumerable.Range(0, attendees), new ParallelOptions { MaxDegreeOfParallelism = AtOnceConnecting }, async (person, _) =>
        {
            visitors[person] = await door(SessionCompany.Person(person), SessionCompany.Session(person % sessions));
            hearers[person] = await SessionHearer.Connect(visitors[person]);
        });
        return new(server, hearers, await Task.WhenAll(visitors.Take(sessions).Select(visitor => visitor.WithToken())),
            await Task.WhenAll(visitors.Skip(sessions).Take(Math.Max(FewestVoters, sessions * VotersEach)).Select(visitor => visitor.WithToken())));
    }

    /// <summary>Questions and votes at a steady rate, whatever the server does.</summary>
    public async Task<SessionRun> Run(TimeSpan length, int questionsPerSecond, int upvotesPerSecond)
    {
        await Steadily(TimeSpan.FromSeconds(5), questionsPerSecond, upvotesPerSecond, []); // warm now
        await AllHeard();
        foreach (var hearer in hearers)
            hearer.Waits.Clear();
        using var process = Process.GetProcessById(server.Id);
        var (cpu, watch, pushes, asked, voted, looks) = (process.TotalProcessorTime, Stopwatch.StartNew(), Pushes, Questions, votes.Count, new ConcurrentBag<double>());
        await Steadily(length, questionsPerSecond, upvotesPerSecond, looks);
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var share = (process.TotalProcessorTime - cpu).TotalSeconds / seconds;
        pushes = Pushes - pushes;
        await AllHeard();
        var waits = hearers.SelectMany(hearer => hearer.Waits).Order().ToList();
        var console = looks.Order().ToList();
        return new((Questions - asked) / seconds, (votes.Count - voted) / seconds, waits[waits.Count / 2], waits[(int)(waits.Count * 0.99)], console[(int)(console.Count * 0.99)],
            pushes / seconds, share, hearers.Sum(hearer => (long)questions[hearer.Session].Count - hearer.Heard), hearers.Sum(hearer => hearer.OutOfOrder), votes.Count - await VotesCounted());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Parallel.ForEachAsync(hearers, async (hearer, _) => await hearer.DisposeAsync());
        await server.DisposeAsync();
    }

    private long Questions => questions.Values.Sum(asked => (long)asked.Count);

    private long Pushes => hearers.Sum(hearer => (long)hearer.Pushes);

    private async Task Steadily(TimeSpan length, int questionsPerSecond, int upvotesPerSecond, ConcurrentBag<double> looks)
    {
        using var over = new CancellationTokenSource(length);
        await Task.WhenAll(Each(questionsPerSecond, Ask, over.Token), Each(upvotesPerSecond, Vote, over.Token), Look(looks, over.Token));
    }

    /// <summary>Whoever waits for the server is late by its own fault, not by fewer commands.</summary>
    private static async Task Each(int perSecond, Func<Task> act, CancellationToken over)
    {
        var (watch, acting) = (Stopwatch.StartNew(), new List<Task>());
        while (!over.IsCancellationRequested)
        {
            var due = TimeSpan.FromSeconds((double)acting.Count / perSecond);
            if (due > watch.Elapsed)
                await Task.Delay(due - watch.Elapsed, CancellationToken.None);
            acting.Add(act());
        }
        await Task.WhenAll(acting);
    }

    private async Task Ask()
    {
        SessionVisitor asker;
        lock (chance)
            asker = voters[chance.Next(voters.Length)];
        var next = await asker.Post("questions", ("text", string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetTimestamp()} How long did the checking take, compared with writing it yourself?")));
        questions[asker.Session].Enqueue(long.Parse(next[(next.LastIndexOf("#q", StringComparison.Ordinal) + 2)..], CultureInfo.InvariantCulture));
    }

    /// <summary>Somebody votes for a question of their session that they have not voted for, where there is one.</summary>
    private async Task Vote()
    {
        (int Voter, long Question) vote;
        lock (chance)
        {
            vote.Voter = chance.Next(voters.Length);
            long[] known = [.. questions[voters[vote.Voter].Session].Where(question => !votes.ContainsKey((vote.Voter, question)))];
            if (known.Length == 0)
                return;
            vote.Question = known[chance.Next(known.Length)];
            votes[vote] = true;
        }
        await voters[vote.Voter].Post(string.Create(CultureInfo.InvariantCulture, $"questions/{vote.Question}/votes"), ("vote", "on"));
    }

    private async Task Look(ConcurrentBag<double> looks, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var (watch, host) = (Stopwatch.StartNew(), hosts[looked++ % hosts.Length]);
            using var answer = await host.Get($"/sessions/{host.Session}/host/part");
            answer.EnsureSuccessStatusCode();
            looks.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
    }

    private async Task AllHeard()
    {
        var watch = Stopwatch.StartNew();
        while (hearers.Any(hearer => hearer.Heard < questions[hearer.Session].Count) && watch.Elapsed < LongestWait)
            await Task.Delay(100);
    }

    private async Task<long> VotesCounted()
    {
        var counted = 0L;
        foreach (var host in hosts)
        {
            using var answer = await host.Get($"/api/live-sessions/sessions/{host.Session}/view");
            counted += JsonSerializer.Deserialize<SessionView>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!.Shared.Questions.Sum(question => (long)question.Votes);
        }
        return counted;
    }
}

/// <summary>One run's figures.</summary>
/// <param name="QuestionsPerSecond">Asked and stored.</param>
/// <param name="UpvotesPerSecond">Cast and stored.</param>
/// <param name="P50">Milliseconds from a question's post to an attendee's ear.</param>
/// <param name="P99">The same of the slowest hundredth.</param>
/// <param name="P99Console">Milliseconds of the host's console.</param>
/// <param name="PushesPerSecond">To all attendees.</param>
/// <param name="CpuShare">Processors that the server kept busy.</param>
/// <param name="Lost">Questions that an attendee never heard, of all attendees.</param>
/// <param name="OutOfOrder">Heard after a later one.</param>
/// <param name="VotesLost">Acknowledged and not counted.</param>
internal sealed record SessionRun(
    double QuestionsPerSecond, double UpvotesPerSecond, double P50, double P99, double P99Console, double PushesPerSecond, double CpuShare, long Lost, long OutOfOrder, long VotesLost);
