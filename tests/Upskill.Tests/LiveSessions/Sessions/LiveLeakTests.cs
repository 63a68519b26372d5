using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>On the wire: two attendees and a host at once. Nothing that anybody is sent, and no line that is logged or traced about it, says who asked or voted.</summary>
public sealed class LiveLeakTests(OverheardSilo silo) : IClassFixture<OverheardSilo>
{
    private const string Text = "Who of us checks the figures that it gives?";
    private readonly string series = $"wire-{Guid.NewGuid():N}"[..16];

    [Fact]
    public async Task No_frame_no_answer_and_no_line_names_who_asked_or_voted()
    {
        var session = await LiveWork.Start(silo, series, "talkers", TalkFixture.Person(0));
        await using var host = await Attendee.SignIn(silo, TalkFixture.Person(0), session);
        await using var author = await Attendee.SignIn(silo, TalkFixture.Person(1), session);
        await using var other = await Attendee.SignIn(silo, TalkFixture.Person(2), session);
        await host.Connect(asHost: true);
        await author.Connect();
        await other.Connect();
        var from = silo.Logged.Count;

        var (command, bodies) = (CommandId.New().Value, new List<string>());
        using var asked = await author.Post("questions", ("commandId", command), ("text", Text));
        bodies.Add(await All(asked));
        var question = (await author.View()).Own.Single();
        using var voted = await author.Post($"questions/{question}/votes", ("vote", "on"));
        bodies.Add(await All(voted));
        Assert.Null(await host.Send("polls", ("question", "Do you check?"), ("option1", "Always"), ("option2", "Never")));
        var poll = (await author.View()).Shared.Poll!.Number;
        using var chosen = await author.Post($"polls/{poll}/choice", ("option", "1"));
        bodies.Add(await All(chosen));
        await Until.True(() => Task.FromResult(other.Pushed.Any(push => push.Contains("\"votes\":1", StringComparison.Ordinal)) && !host.Pushed.IsEmpty), "the vote was not told");
        foreach (var (who, path) in new[]
        {
            (host, $"/sessions/{session}/host"), (host, $"/sessions/{session}/host/part"), (host, $"/sessions/{session}"), (host, host.Api("view")), (other, $"/sessions/{session}"), (other, other.Api("view")),
        })
        {
            using var answer = await who.Visitor.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            bodies.Add(await All(answer));
        }

        string[] secrets = [TalkFixture.Person(1), TalkFixture.NameOf(1), command];
        Assert.Contains(bodies, body => body.Contains(Text, StringComparison.Ordinal));
        foreach (var said in bodies.Concat(host.Pushed).Concat(other.Pushed).Concat(author.Pushed))
            Assert.All(secrets, secret => Assert.False(said.Contains(secret, StringComparison.Ordinal), $"{secret} is in {said}"));
        Assert.Equal(1, bodies.Skip(3).Count(body => body.Contains(TalkFixture.NameOf(0), StringComparison.Ordinal) && body.Contains("live-part", StringComparison.Ordinal) && !body.Contains("<html", StringComparison.Ordinal))); // the host's own name is seen, so that a name would be

        var lines = silo.Logged.Skip(from).Where(line => line.Contains($"live-sessions/sessions/{session}/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines); // the requests are seen
        Assert.DoesNotContain(lines, line => Array.Exists(secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(silo.Logged.Skip(from), line => line.Contains(Text, StringComparison.Ordinal));
        Assert.DoesNotContain(silo.LoggedAsShipped, line => secrets.Append(Text).Any(secret => line.Contains(secret, StringComparison.Ordinal)));
        var commands = silo.Traces.Where(step => step.Text.Contains($"live-sessions/sessions/{session}/", StringComparison.Ordinal)).Select(step => step.Trace).ToHashSet();
        Assert.NotEmpty(commands);
        Assert.DoesNotContain(silo.Traces.Where(step => commands.Contains(step.Trace)), step => Array.Exists(secrets, secret => step.Text.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task After_the_end_no_role_finds_on_any_route_who_asked_and_their_tokens_are_nobodys()
    {
        var session = await LiveWork.Start(silo, series, "talkers", TalkFixture.Person(3));
        await using (var author = await Attendee.SignIn(silo, TalkFixture.Person(1), session))
            await author.Ask(Text);
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        await LiveWork.Through(silo, session);

        foreach (var viewer in (string[])[TalkFixture.Person(0), TalkFixture.Person(1), TalkFixture.Person(2)])
        {
            await using var visitor = await Attendee.SignIn(silo, viewer, session);
            var page = await visitor.Visitor.Page($"/sessions/{session}");
            Assert.Contains(Text, page, StringComparison.Ordinal);
            Assert.All(Enumerable.Range(0, TalkFixture.People).Where(person => TalkFixture.Person(person) != viewer), person =>
                Assert.DoesNotContain(TalkFixture.NameOf(person), page, StringComparison.Ordinal));
            Assert.Empty((await visitor.View()).Own);
        }
    }

    [Fact]
    public async Task Where_a_coming_cannot_be_noted_no_line_as_shipped_says_whose()
    {
        var erased = TalkFixture.Person(TalkFixture.People - 1);
        silo.Services.GetRequiredService<IKeyStore>().Destroy(erased);
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Grains.GetGrain<IAttendanceGrain>(erased).Come(new(new("other.20260101"), new("talkers"), "Other", null, silo.Clock.Now)));
        var session = await LiveWork.Start(silo, series, "talkers", TalkFixture.Person(4));
        var from = silo.LoggedAsShipped.Count;
        await silo.Grains.GetGrain<ISessionPresenceGrain>(session.Value).Here("of-this-test", [new(erased), new(TalkFixture.Person(1))]);

        await Until.True(() => Task.FromResult(silo.LoggedAsShipped.Skip(from).Any(line => line.Contains("could not be noted", StringComparison.Ordinal))), "nothing failed");
        await Until.True(async () => (await silo.Grains.GetGrain<IAttendanceGrain>(TalkFixture.Person(1)).Attendances()).Any(attendance => attendance.Session == session), "another one was held up");

        Assert.DoesNotContain(silo.LoggedAsShipped.Skip(from), line => line.Contains(erased, StringComparison.Ordinal));
        Assert.DoesNotContain(silo.LoggedAsShipped.Skip(from), line => line.Contains(TalkFixture.Person(1), StringComparison.Ordinal));
    }

    private static async Task<string> All(HttpResponseMessage answer) => $"{answer.Headers} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync()}";
}
