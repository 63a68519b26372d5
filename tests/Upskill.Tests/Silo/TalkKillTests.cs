using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Upskill.PeerGroups;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Two silo processes on one store, fifty groups talking, one silo killed in the middle: what was acknowledged is there once, in one order for all.</summary>
[Trait("Tier", "Long")]
public sealed class TalkKillTests : IDisposable
{
    private const int Groups = 50, Each = 8;
    private const string Owner = "sample-0004";
    private static readonly string[] Functions = ["regulatory-affairs", "manufacturing"];
    private readonly TemporaryFolder folder = new();
    private readonly int port = SiloProcess.FreePort();
    private readonly string command = Guid.NewGuid().ToString("N");

    private string[] Settings =>
    [
        $"--ConnectionStrings:redis=127.0.0.1:{port},password=of-this-test", $"--Keys:Directory={Path.Combine(folder.Path, "keys")}",
        $"--Keys:Master={Convert.ToBase64String(new byte[32])}", $"--Keys:Release={Convert.ToBase64String(new byte[32])}", $"--Store:Directory={folder.Path}",
    ];

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_or_doubled_when_one_of_two_silos_is_killed_while_fifty_groups_talk()
    {
        await using var store = await SiloProcess.StartStore(folder.Path, "--port", $"{port}", "--password", "of-this-test");
        await using var stays = await SiloProcess.Start(Settings);
        await Testing.Sample.Loaded(stays.Address);
        await using var dies = await SiloProcess.Start(Settings);
        await Task.WhenAll(Functions.Select(function => Open(stays.Address, function)));
        var people = await Gather(stays.Address);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var i = 0; i < people.Count; i += 2)
            people[i].Talker.Visitor.Address = dies.Address;
        var talking = people.Select(person => person.Talk(Each, patience.Token)).ToList();
        await Until.True(() => Task.FromResult(people.Sum(person => person.Acknowledged.Count) > people.Count * Each / 4), "people did not begin to talk");
        await dies.Kill();
        people.ForEach(person => person.Talker.Visitor.Address = stays.Address);
        await Task.WhenAll(talking);

        var heard = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            var said = (await person.Talker.Read()).Messages.Select(message => message.Message).Where(message => message.Handle is not null).ToList();
            Assert.Equal(Each, person.Acknowledged.Count);
            Assert.All(person.Acknowledged, mine => Assert.Equal(mine.Number, Assert.Single(said, message => message.Text == mine.Text).Number));
            // Who is in one group has read the same, in the same order.
            var all = string.Join('\n', said.Select(message => $"{message.Number} {message.Handle} {message.Text}"));
            Assert.Equal(all, heard.GetOrAdd($"{person.Talker.Round} {said[0].Text}", all));
        }
        Assert.InRange(heard.Count, Groups, people.Count);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Four in each group or so: somebody of every group, and of most groups people on both silos.</summary>
    private async Task<List<Person>> Gather(Uri address)
    {
        var gathered = new ConcurrentBag<Person>();
        await Parallel.ForEachAsync(Enumerable.Range(1, 420), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"sample-{number:0000}");
            var visitor = await WebVisitor.SignIn(address, id);
            foreach (var round in Functions.Select(Round))
            {
                using var page = await visitor.Http.GetAsync($"/api/peer-groups/rounds/{round}/messages", CancellationToken.None);
                if (page.StatusCode is HttpStatusCode.OK)
                    gathered.Add(new(id, await Talker.Of(visitor, round)));
            }
        });
        return [.. gathered];
    }

    private async Task Open(Uri address, string function)
    {
        using var owner = await WebVisitor.SignIn(address, Owner);
        await Post(owner, "/api/peer-groups/rounds", ("commandId", $"{command[..20]}{function[..4]}"), ("unit", function), ("size", "10"), ("minutes", "20160"), ("starters", "What did you try?"));
        await Stage(owner, function, RoundStage.Committed);
        await Post(owner, $"/api/peer-groups/rounds/{Round(function)}/contribution", ("commandId", "words" + command), ("contribution", "words"));
        await Stage(owner, function, RoundStage.Drawn);
        await Post(owner, $"/api/peer-groups/rounds/{Round(function)}/opening", ("commandId", "open" + command));
        await Stage(owner, function, RoundStage.Open);
    }

    private string Round(string function) => $"round-{command[..20]}{function[..4]}";

    private Task Stage(WebVisitor visitor, string function, RoundStage stage) => Until.True(async () =>
        JsonDocument.Parse(await visitor.Page($"/api/peer-groups/rounds/{Round(function)}")).RootElement.GetProperty("stage").GetInt32() == (int)stage,
        $"the round of {function} did not become {stage}", TimeSpan.FromMinutes(1));

    private static async Task Post(WebVisitor visitor, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostForJson(path, WebVisitor.Token(await visitor.Page("/rounds/new")), fields);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Says one thing after the other; what got no answer is sent again with its id, as the island does.</summary>
    private sealed record Person(string Id, Talker Talker)
    {
        public ConcurrentQueue<(long Number, string Text)> Acknowledged { get; } = new();

        public async Task Talk(int messages, CancellationToken patience)
        {
            for (var i = 0; i < messages; i++)
            {
                var (id, text) = (Guid.NewGuid().ToString("N"), $"{Id} says {i}");
                long? number;
                while ((number = await Said(id, text)) is null)
                    await Task.Delay(100, patience);
                Acknowledged.Enqueue((number.Value, text));
            }
        }

        private async Task<long?> Said(string id, string text)
        {
            try
            {
                return await Talker.TrySay(text, id: id);
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
            {
                return null;
            }
        }
    }
}
