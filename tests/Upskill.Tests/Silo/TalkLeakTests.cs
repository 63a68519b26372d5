using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Upskill.PeerGroups;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>
/// How chats that called themselves anonymous gave people away before: by a setting that reveals the authors of the past, and by what goes along with a message.
/// </summary>
public sealed class TalkLeakTests(OverheardSilo silo) : IClassFixture<OverheardSilo>
{
    private const string Text = "Has anybody tried it on minutes of a meeting?";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private readonly string round = $"round-{Guid.NewGuid():N}";

    [Fact]
    public void No_setting_reveals_an_author_for_peer_groups_read_no_setting()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var asked = typeof(PeerGroupsModule).Assembly.GetTypes().SelectMany(type => type.GetConstructors(all).Cast<MethodBase>().Concat(type.GetMethods(all)))
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)).Distinct();

        Assert.DoesNotContain(asked, type => typeof(IConfiguration).IsAssignableFrom(type) || (type.FullName ?? "").StartsWith("Microsoft.Extensions.Options.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_role_finds_on_any_route_after_the_close_a_person_beside_a_handle()
    {
        await silo.Open(round, new(new("talkers"), null, OptedInOnly: false));
        using (var mia = await Talker.SignIn(silo.Address, TalkFixture.Person(1), round))
            await mia.Say(Text);
        var handle = (await silo.Grains.GetGrain<IPeerGroupGrain>($"{round}.1").After(null, 0)).Messages[^1].Message.Handle!;
        silo.Clock.At = silo.Clock.Now.AddDays(15);
        await silo.Grains.GetGrain<IRoundGrain>(round).LookThrough();
        await silo.Grains.GetGrain<IRoundTalkGrain>(round).LookThrough();

        var seen = 0;
        foreach (var viewer in (string[])[TalkFixture.Person(0), TalkFixture.Person(1), TalkFixture.Person(2), "anna", "chris", "olga", "adam", "otto"])
        {
            using var visitor = await WebVisitor.SignIn(silo.Address, viewer);
            foreach (var path in Paths())
            {
                using var answer = await visitor.Http.GetAsync(path);
                var body = await answer.Content.ReadAsStringAsync();
                if (!body.Contains(handle, StringComparison.Ordinal) && !body.Contains(Text, StringComparison.Ordinal))
                    continue;
                seen++;
                Assert.All(Others(viewer), other => Assert.False(body.Contains(other, StringComparison.Ordinal), $"{viewer} finds {other} at {path}"));
            }
        }
        Assert.InRange(seen, 3, int.MaxValue); // the three members read what was said
    }

    [Fact]
    public async Task What_goes_along_with_a_message_names_nobody_neither_its_push_nor_its_headers_nor_a_line_of_the_log()
    {
        await silo.Open(round, new(new("talkers"), null, OptedInOnly: false));
        using var mia = await Talker.SignIn(silo.Address, TalkFixture.Person(1), round);
        using var tom = await Talker.SignIn(silo.Address, TalkFixture.Person(2), round);
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(silo.Address, "/hubs/peer-groups"), options => options.Cookies = tom.Visitor.Cookies).Build();
        var pushed = new TaskCompletionSource<string>();
        hub.On<JsonElement>("Changed", change => { if (change.GetRawText().Contains(Text, StringComparison.Ordinal)) pushed.TrySetResult(change.GetRawText()); });
        await hub.StartAsync();
        await hub.InvokeAsync<long>("Watch", round);
        var (command, from) = (Guid.NewGuid().ToString("N"), silo.Logged.Count);

        using var posted = await mia.Post("messages", ("commandId", command), ("text", Text));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        using var read = await tom.Visitor.Http.GetAsync(tom.Address("messages"));
        var token = (await silo.Grains.GetGrain<IRoundTalkGrain>(round).Members(1)).Select(member => member.Value);

        string[] secrets = [command, .. token, .. Others("")];
        foreach (var said in new[] { await pushed.Task.WaitAsync(Soon), await All(posted), await All(read) })
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        var lines = silo.Logged.Skip(from).ToList();
        Assert.Contains(lines, line => line.Contains($"rounds/{round}/messages", StringComparison.Ordinal)); // the request is seen
        Assert.DoesNotContain(lines, line => line.Contains(Text, StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Where(line => line.Contains($"rounds/{round}/messages", StringComparison.Ordinal)), line => Array.Exists(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(silo.LoggedAsShipped, line => Others("").Append(Text).Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>Every page and every answer of the product, of this round where it is about one.</summary>
    private IEnumerable<string> Paths() => RouteTests.Table.Where(row => ((string)row[0]).StartsWith("GET", StringComparison.Ordinal)).Select(row => string.Join('/', ((string)row[1]).Split('/')
        .Select(part => part is SiloFixture.Round or SiloFixture.OpenRound or SiloFixture.ChampionsRound ? round : part == "mia" ? TalkFixture.Person(1) : part == "alpha" ? "talkers" : part))).Distinct();

    /// <summary>Ids and names of the group's members, but for one, whose own page names them.</summary>
    private static IEnumerable<string> Others(string viewer) => Enumerable.Range(0, TalkFixture.People).Where(person => TalkFixture.Person(person) != viewer)
        .SelectMany(person => new[] { TalkFixture.Person(person), TalkFixture.NameOf(person) });

    private static async Task<string> All(HttpResponseMessage answer) => $"{answer.Headers} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync()}";
}
