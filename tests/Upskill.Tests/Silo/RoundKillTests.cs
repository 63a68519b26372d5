using System.Net;
using System.Text.Json;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Draws;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>SIGKILL in the middle of a round: what was acknowledged is there, and what follows from it comes about by itself, the same.</summary>
[Trait("Tier", "Long")]
public sealed class RoundKillTests : IDisposable
{
    private const string Champion = "sample-0299";
    private readonly TemporaryFolder folder = new();
    private readonly string command = Guid.NewGuid().ToString("N");

    private string id => "round-" + command;

    [Fact]
    public async Task A_round_that_is_killed_while_it_prepares_draws_or_opens_goes_on_to_the_groups_that_its_seed_leads_to()
    {
        var store = $"--Store:Directory={folder.Path}";
        await using (var first = await SiloProcess.Start(store))
        {
            await Testing.Sample.Loaded(first.Address);
            using var champion = await WebVisitor.SignIn(first.Address, Champion);
            await Post(champion, "/api/peer-groups/rounds", ("commandId", command), ("unit", "regulatory-affairs"), ("size", "10"), ("minutes", "20160"));
            await first.Kill();
        }
        string rosterHash;
        await using (var second = await SiloProcess.Start(store))
        {
            using var champion = await WebVisitor.SignIn(second.Address, Champion);
            await Stage(champion, "Committed");
            rosterHash = Last(await Round(champion)).GetProperty("rosterHash").GetString()!;
            await Post(champion, $"/api/peer-groups/rounds/{id}/contribution", ("commandId", "words" + command), ("contribution", "words"));
            await second.Kill();
        }
        await using (var third = await SiloProcess.Start(store))
        {
            using var champion = await WebVisitor.SignIn(third.Address, Champion);
            await Stage(champion, "Drawn");
            var draw = JsonDocument.Parse(await champion.Page($"/api/peer-groups/rounds/{id}/draw")).RootElement;
            var roster = Roster.Parse(await champion.Page($"/api/peer-groups/rounds/{id}/roster"));
            Assert.Equal((rosterHash, rosterHash), (roster.Hash(), draw.GetProperty("rosterHash").GetString()));
            Assert.Equal(draw.GetProperty("drawHash").GetString(),
                Draw.Of(roster, draw.GetProperty("groups").GetInt32(), Convert.FromHexString(draw.GetProperty("seed").GetString()!)).Hash);
            await Post(champion, $"/api/peer-groups/rounds/{id}/opening", ("commandId", "open" + command));
            await third.Kill();
        }

        await using var last = await SiloProcess.Start(store);
        using var member = await WebVisitor.SignIn(last.Address, Champion);
        await Until.True(async () => (await member.Page("/peer-groups")).Contains("You are in a group of", StringComparison.Ordinal), "the groups are not open");
        var (exitCode, output) = await SiloProcess.Run(new Dictionary<string, string>(), "verify-ledger", store);
        Assert.True(exitCode == 0, output);
    }

    public void Dispose() => folder.Dispose();

    private static JsonElement Last(JsonElement round) => round.GetProperty("attempts").EnumerateArray().Last();

    private async Task<JsonElement> Round(WebVisitor visitor) => JsonDocument.Parse(await visitor.Page($"/api/peer-groups/rounds/{id}")).RootElement;

    private Task Stage(WebVisitor visitor, string stage) => Until.True(
        async () => Enum.GetName((RoundStage)(await Round(visitor)).GetProperty("stage").GetInt32()) == stage, $"the round did not become {stage}", TimeSpan.FromMinutes(1));

    private static async Task Post(WebVisitor visitor, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostForJson(path, WebVisitor.Token(await visitor.Page("/rounds/new")), fields);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
