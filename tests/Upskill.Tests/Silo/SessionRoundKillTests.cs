using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;
using Upskill.Tests.LiveSessions.Sessions;

namespace Upskill.Tests.Silo;

/// <summary>SIGKILL while many at a live session say yes at once: every yes that was acknowledged is in the roster, and the asking goes on.</summary>
[Trait("Tier", "Long")]
public sealed class SessionRoundKillTests : IDisposable
{
    private const int People = 24;
    private const string Champion = "sample-0299";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Every_yes_that_was_acknowledged_before_a_kill_is_in_the_roster()
    {
        var store = $"--Store:Directory={folder.Path}";
        var taken = new ConcurrentBag<string>();
        LiveSessionId session;
        await using (var first = await SiloProcess.Start(store))
        {
            await Testing.Sample.Loaded(first.Address);
            session = await SessionCluster.Plan(first.Address, Champion);
            await using var host = await Attendee.SignIn(first.Address, Champion, session);
            Assert.Null(await host.Send("beginning"));
            await Post(host.Visitor, "/api/peer-groups/rounds", ("unit", $"session:{session}"), ("size", "10"), ("minutes", "20160"), ("starters", ""));
            var people = await Gather(first.Address, session);
            var saying = people.Select(person => Say(person, taken)).ToList();
            await Until.True(() => Task.FromResult(taken.Count >= People / 2), "few could say yes");
            await first.Kill();
            await Task.WhenAll(saying);
        }
        await using var second = await SiloProcess.Start(store);
        using var champion = await WebVisitor.SignIn(second.Address, Champion);
        Assert.Equal(RoundStage.Asking, await Stage(champion, session));
        await using (var again = await Attendee.SignIn(second.Address, taken.First(), session))
            Assert.Contains("You take part", await again.Visitor.Page($"/sessions/{session}/peers"), StringComparison.Ordinal);

        await Post(champion, $"/api/peer-groups/rounds/{RoundId.Of(session)}/roster");
        await Until.True(async () => await Stage(champion, session) is RoundStage.Committed, "no roster was made");
        var rows = Roster.Parse(await champion.Page($"/api/peer-groups/rounds/{RoundId.Of(session)}/roster")).Rows.Length;
        Assert.InRange(rows, taken.Count, People); // one whose answer the kill swallowed may have been kept
        foreach (var person in taken)
        {
            using var member = await WebVisitor.SignIn(second.Address, person);
            Assert.NotNull(JsonDocument.Parse(await member.Page($"/api/peer-groups/rounds/{RoundId.Of(session)}/row")).RootElement.GetProperty("row").GetString());
        }
    }

    public void Dispose() => folder.Dispose();

    /// <summary>People of the function, who say without script that they are there.</summary>
    private static async Task<List<(string Person, Attendee Attendee)>> Gather(Uri address, LiveSessionId session)
    {
        var gathered = new List<(string, Attendee)>();
        for (var number = 1; gathered.Count < People; number++)
        {
            var person = string.Create(CultureInfo.InvariantCulture, $"sample-{number:0000}");
            var attendee = await Attendee.SignIn(address, person, session);
            if (person != Champion && await attendee.Send("presence", ("here", "yes")) is null)
                gathered.Add((person, attendee));
            else
                await attendee.DisposeAsync();
        }
        return gathered;
    }

    private static async Task Say((string Person, Attendee Attendee) one, ConcurrentBag<string> taken)
    {
        try
        {
            if (await one.Attendee.Send("peers", ("takesPart", "yes")) is null)
                taken.Add(one.Person);
        }
        catch (HttpRequestException)
        {
            // Killed before it could answer.
        }
        await one.Attendee.DisposeAsync();
    }

    private static async Task<RoundStage> Stage(WebVisitor visitor, LiveSessionId session) =>
        (RoundStage)JsonDocument.Parse(await visitor.Page($"/api/peer-groups/rounds/{RoundId.Of(session)}")).RootElement.GetProperty("stage").GetInt32();

    private static async Task Post(WebVisitor visitor, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostForJson(path, WebVisitor.Token(await visitor.Page("/rounds/new")), [("commandId", CommandId.New().Value), .. fields]);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
