using System.Globalization;
using System.Net;
using System.Text.Json;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Rounds;
using Upskill.Testing;
using Upskill.Workforce;
using static Upskill.Tests.Workforce.EmployeeLines;

namespace Upskill.Tests.Silo;

/// <summary>A function of its own for each test, and a round in it.</summary>
public abstract class RoundOfAFunction(SiloFixture silo) : IClassFixture<SiloFixture>, IAsyncLifetime
{
    private protected SiloFixture Silo { get; } = silo;

    private protected const int Staff = 24;
    private protected string Function { get; } = $"r{Guid.NewGuid():N}"[..12];

    private protected string Command { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What the edge makes of the command.</summary>
    private protected string Id => "round-" + Command;

    private protected IRoundGrain Round => Silo.Grains.GetGrain<IRoundGrain>(Id);

    /// <summary>A function of two leads and their people, one of them a champion.</summary>
    public async Task InitializeAsync()
    {
        Silo.Clock.At = null;
        await Silo.Import(Function, File([
            .. Enumerable.Range(0, 2).Select(i => Line($"{Function}-lead{i}", ("manager_id", "anna"), ("function", Function), ("country", "CH"), ("grade", "G4"))),
            .. Enumerable.Range(0, Staff).Select(i => Line(Person(i), ("manager_id", $"{Function}-lead{i % 2}"), ("function", Function), ("country", i == 5 ? "LU" : "CH"),
                ("grade", $"G{1 + i % 3}"), ("roles", i == 0 ? $"champion:{Function}" : ""))),
        ]), by: new("olga"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private protected string Person(int i) => string.Create(CultureInfo.InvariantCulture, $"{Function}-p{i}");

    private protected async Task Open()
    {
        await Silo.Ask(Id, new(new(Function), null, OptedInOnly: false), Person(0), RoundStage.Committed);
        await OpenPrepared();
        await Until.True(async () => (await Silo.Grains.GetGrain<IPeerGrain>(Person(3)).Peer()).Rounds.Length > 0, "members were not told");
    }

    private protected async Task OpenPrepared()
    {
        await Round.Contribute(CommandId.New(), "words", new(Person(0)));
        await Stage(RoundStage.Drawn);
        await Round.Open(CommandId.New(), new(Person(0)));
    }

    private protected async Task Start(WebVisitor visitor)
    {
        using var asked = await Ask(visitor, Command, ("unit", Function));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    /// <summary>The form of the page; later fields replace earlier ones.</summary>
    private protected static async Task<HttpResponseMessage> Ask(WebVisitor visitor, string command, params (string Name, string Value)[] fields) => await visitor.PostForJson(
        "/api/peer-groups/rounds", WebVisitor.Token(await visitor.Page("/rounds/new")),
        [.. new[] { ("commandId", command), ("size", "10"), ("minutes", "20160"), ("starters", "What did you try?") }.Where(field => fields.All(other => other.Name != field.Item1)),
            .. fields.Reverse().DistinctBy(field => field.Name)]);

    private protected async Task Post(WebVisitor visitor, string what, params (string Name, string Value)[] fields)
    {
        using var answer = await Answer(visitor, what, fields);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private protected async Task<HttpResponseMessage> Answer(WebVisitor visitor, string what, params (string Name, string Value)[] fields) => await visitor.PostForJson(
        $"/api/peer-groups/rounds/{Id}/{what}", WebVisitor.Token(await visitor.Page("/rounds/new")), [("commandId", CommandId.New().Value), .. fields]);

    private protected async Task<JsonElement> Row(WebVisitor visitor) => JsonDocument.Parse(await visitor.Page($"/api/peer-groups/rounds/{Id}/row")).RootElement;

    private protected async Task Stage(RoundStage stage)
    {
        await Until.True(async () => (await Round.Round())?.Stage == stage || (await Round.Round())?.Stage is RoundStage.Refused, $"the round did not become {stage}");
        Assert.True((await Round.Round())!.Stage == stage, (await Round.Round())!.Sentence);
    }
}
