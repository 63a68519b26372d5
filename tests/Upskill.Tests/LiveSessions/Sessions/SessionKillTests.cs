using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.Testing;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>
/// A live session on two silo processes and one store, people on both. One silo is killed, another takes its place, then the other is killed: what was acknowledged
/// is there once, in one order for all, and the hosts' commands were done once.
/// </summary>
[Trait("Tier", "Long")]
public sealed class SessionKillTests : IDisposable
{
    private const int People = 36, QuestionsEach = 4;
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_or_doubled_when_both_silos_of_a_session_are_killed_one_after_the_other()
    {
        var (cluster, first, second) = await SessionCluster.Start();
        await using var _ = cluster;
        var session = await SessionCluster.Plan(first.Address);
        await using var host = await Attendee.SignIn(first.Address, SessionCluster.Owner, session);
        await Persist(host, "beginning");
        var poll = await Open(host, "Would you use this?", "Yes", "Not yet");
        var people = await Gather(session, first.Address, second.Address);

        var working = people.Select(person => person.Work(poll, patience.Token)).ToList();
        await Reached(people, 0.25);
        await first.Kill();
        var third = await cluster.Silo();
        Move([.. people.Select(person => person.Attendee), host], first.Address, third.Address);
        await Reached(people, 0.6);
        await second.Kill();
        Move([.. people.Select(person => person.Attendee), host], second.Address, third.Address);
        await Task.WhenAll(working);

        var answered = people[0].Asked.First().Number;
        var treatment = ("commandId", CommandId.New().Value);
        for (var i = 0; i < 3; i++)
            await Persist(host, $"questions/{answered}/treatment", treatment, ("became", "Answered"));
        var seen = (await host.View()).Shared;
        Assert.Equal(people.Sum(person => person.Asked.Count), seen.Questions.Length);
        Assert.Equal(People * QuestionsEach, seen.Questions.Length);
        Assert.Equal(people.SelectMany(person => person.Asked).OrderBy(mine => mine.Number), seen.Questions.Select(question => (question.Number, question.Text!)).OrderBy(one => one.Number));
        var votes = people.SelectMany(person => person.Voted.Keys).CountBy(question => question).ToDictionary();
        Assert.All(seen.Questions, question => Assert.Equal(votes.GetValueOrDefault(question.Number), question.Votes));
        Assert.Equal((People, (int?)People), (seen.Poll!.Counts!.Value.Sum(), seen.Poll.Answered));
        Assert.Equal([answered], seen.Questions.Where(question => question.State is QuestionState.Answered).Select(question => question.Number));
        foreach (var person in people)
        {
            var view = await person.Attendee.View();
            Assert.Equal(Order(seen), Order(view.Shared));
            Assert.Equal(person.Asked.Select(mine => mine.Number).Order(), view.Own.Order());
            Assert.Equal(person.Voted.Keys.Order(), view.Upvoted.Order());
        }
        await Persist(host, "ending");
        people.ForEach(person => person.Attendee.Visitor.Dispose());
    }

    public void Dispose() => patience.Dispose();

    private static string Order(SharedView view) => string.Join('\n', view.Questions.Select(question => $"{question.Number} {question.Votes} {question.Text}"));

    private static Task Reached(List<Busy> people, double share) => Until.True(
        () => Task.FromResult(people.Sum(person => person.Asked.Count) >= People * QuestionsEach * share), $"people did not ask {share:P0} of their questions", TimeSpan.FromMinutes(1));

    private static void Move(IEnumerable<Attendee> people, Uri from, Uri to)
    {
        foreach (var person in people.Where(person => person.Visitor.Address == from))
            person.Visitor.Address = to;
    }

    private async Task<long> Open(Attendee host, string question, params string[] options)
    {
        await Persist(host, "polls", [("question", question), .. options.Select((option, i) => ($"option{i + 1}", option))]);
        return (await host.View()).Shared.Poll!.Number;
    }

    /// <summary>People of the function, every other one on the other silo.</summary>
    private static async Task<List<Busy>> Gather(LiveSessionId session, Uri one, Uri other)
    {
        var gathered = new ConcurrentQueue<Attendee>();
        for (var number = 1; gathered.Count < People; number++)
        {
            var person = string.Create(CultureInfo.InvariantCulture, $"sample-{number:0000}");
            var attendee = await Attendee.SignIn(gathered.Count % 2 == 0 ? one : other, person, session);
            using var page = await attendee.Visitor.Http.GetAsync(attendee.Api("view"));
            if (page.StatusCode is HttpStatusCode.OK && person != SessionCluster.Owner)
                gathered.Enqueue(attendee);
            else
                attendee.Visitor.Dispose();
        }
        var known = new ConcurrentQueue<long>();
        return [.. gathered.Select((attendee, i) => new Busy(i, attendee, known))];
    }

    /// <summary>Sends one command until it is answered, with its id, as the island does.</summary>
    private Task<string> Persist(Attendee attendee, string path, params (string Name, string Value)[] fields) => Busy.Persist(attendee, path, patience.Token, fields);

    /// <summary>Asks, votes for what others asked and answers the poll, one thing after the other.</summary>
    private sealed record Busy(int Place, Attendee Attendee, ConcurrentQueue<long> Known)
    {
        public ConcurrentQueue<(long Number, string Text)> Asked { get; } = new();

        public ConcurrentDictionary<long, bool> Voted { get; } = new();

        public async Task Work(long poll, CancellationToken patience)
        {
            for (var i = 0; i < QuestionsEach; i++)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"What did number {Place} learn in part {i}?");
                var next = await Persist(Attendee, "questions", patience, ("text", text));
                var number = long.Parse(next[(next.LastIndexOf("#q", StringComparison.Ordinal) + 2)..], CultureInfo.InvariantCulture);
                Asked.Enqueue((number, text));
                Known.Enqueue(number);
                foreach (var other in Known.Where(other => (other + Place) % 3 == 0 && Asked.All(mine => mine.Number != other) && !Voted.ContainsKey(other)).TakeLast(4))
                {
                    await Persist(Attendee, $"questions/{other}/votes", patience, ("vote", "on"));
                    Voted[other] = true;
                }
                await Persist(Attendee, $"polls/{poll}/choice", patience, ("option", $"{(Place + i) % 2}"));
                await Persist(Attendee, "reactions", patience, ("reaction", nameof(LiveReaction.Applause)));
            }
        }

        public static async Task<string> Persist(Attendee attendee, string path, CancellationToken patience, params (string Name, string Value)[] fields)
        {
            fields = Array.Exists(fields, field => field.Name == "commandId") ? fields : [("commandId", CommandId.New().Value), .. fields];
            while (true)
            {
                try
                {
                    using var answer = await attendee.Post(path, fields);
                    var body = await answer.Content.ReadAsStringAsync(patience);
                    if (answer.IsSuccessStatusCode)
                        return JsonDocument.Parse(body).RootElement.GetProperty("next").GetString()!;
                    Assert.True(answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError, $"{(int)answer.StatusCode} {path}: {body}");
                }
                catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
                {
                    // The silo is gone; the same command goes to the one that is there.
                }
                await Task.Delay(100, patience);
            }
        }
    }
}
