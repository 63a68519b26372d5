using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Guard;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions.Captions;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>Captions of a session that is over, in a whole silo.</summary>
[Collection(SiloCollection.Name)]
public sealed class CaptionsTests(SiloFixture silo)
{
    private const string Greeting = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nGood morning.\n";
    private readonly string series = $"said-{Guid.NewGuid():N}"[..20];

    private string HostId => "host-of-" + series;

    [Fact]
    public async Task Hosts_bring_replace_and_take_away_what_everybody_of_the_session_and_nobody_else_reads()
    {
        var session = await Over();
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        using var zoe = await WebVisitor.SignIn(silo.Address, "zoe");
        Assert.DoesNotContain("captions", await mia.Page($"/sessions/{session}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Bring(chris, session, Greeting)).Status);

        Assert.Contains("Good morning.", await mia.Page($"/sessions/{session}"), StringComparison.Ordinal);
        using (var file = await mia.Http.GetAsync(new Uri(silo.Address, $"/sessions/{session}/captions.vtt")))
        {
            Assert.Equal(("text/vtt", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Equal(Greeting, await file.Content.ReadAsStringAsync());
        }
        Assert.Equal(HttpStatusCode.NotFound, (await zoe.Http.GetAsync(new Uri(silo.Address, $"/sessions/{session}/captions.vtt"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Bring(mia, session, Greeting)).Status);

        Assert.Equal(HttpStatusCode.OK, (await Bring(chris, session, Greeting.Replace("morning", "evening", StringComparison.Ordinal))).Status);
        Assert.Contains("Good evening.", (await Captions(session))!.Vtt, StringComparison.Ordinal);
        using var removal = await chris.PostForJson($"/api/live-sessions/sessions/{session}/captions/removal", await Token(chris), ("commandId", CommandId.New().Value));
        Assert.Equal(HttpStatusCode.OK, removal.StatusCode);
        Assert.Null(await Captions(session));
        Assert.Equal(HttpStatusCode.OK, (await Bring(chris, session, Greeting)).Status);
        await silo.Grains.GetGrain<ISeriesGrain>(series).Remove();
        Assert.Null(await Captions(session));
    }

    [Fact]
    public async Task What_is_protected_is_refused_with_its_line_and_a_name_only_until_one_has_looked_at_the_same_file()
    {
        var session = await Over();
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        var (status, answer) = await Bring(chris, session, Greeting + "\n00:00:05.000 --> 00:00:09.000\nThe patient, NHS 943\n476 5919, asked for a copy.\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Line 7 holds", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("943", answer, StringComparison.Ordinal);

        var named = Greeting + "\n00:00:05.000 --> 00:00:09.000\nThank you, Tom Two.\n";
        (status, answer) = await Bring(chris, session, named);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Line 7 may name somebody", answer, StringComparison.Ordinal);
        Assert.Null(await Captions(session));
        using var page = await Send(chris, session, named, "text/html", "");
        var confirmation = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"confirmed\" value=\"([0-9a-f]{64})\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Bring(chris, session, named + "\n00:01:00.000 --> 00:01:01.000\nAnd more.\n", confirmation)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Bring(chris, session, named, confirmation)).Status);
        Assert.Contains("Tom Two", (await Captions(session))!.Vtt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_file_none_and_one_before_the_end_are_not_kept()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId, ["chris"]);
        using var chris = await WebVisitor.SignIn(silo.Address, "chris");
        Assert.Equal(HttpStatusCode.Conflict, (await Bring(chris, session, Greeting)).Status);
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        await LiveWork.Through(silo, session);

        foreach (var (file, sentence) in new[] { ("", "Choose a file first."), ("Good morning", "The first line is not WEBVTT"), (Greeting.Replace("04.000", "00.500", StringComparison.Ordinal), "Line 3 ends before it begins") })
        {
            var (status, answer) = await Bring(chris, session, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains(sentence, answer, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Bring(chris, session, new('x', 3 * 1024 * 1024))).Status);
        Assert.Null(await Captions(session));
    }

    [Fact]
    public async Task In_captions_of_hours_a_colleague_named_at_the_end_is_found()
    {
        var check = silo.Services.GetRequiredService<CaptionsCheck>();
        var cues = Enumerable.Range(0, 5_000).Select(number => new Cue(TimeSpan.FromSeconds(number), TimeSpan.FromSeconds(number + 1), $"And then, in step {number}, the Draft Report went to the Team.", number * 3));

        var found = await check.Look(new([.. cues, new(TimeSpan.FromHours(2), TimeSpan.FromHours(3), "Ask\nTom Two.", 20_000)]));

        Assert.Equal([new CaptionFinding(20_001, GuardKind.Colleague, false)], found.AsEnumerable());
    }

    private async Task<LiveSessionId> Over()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId, ["chris"]);
        await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).End(CommandId.New());
        await LiveWork.Through(silo, session);
        return session;
    }

    private Task<SessionCaptions?> Captions(LiveSessionId session) => silo.Grains.GetGrain<ISessionCaptionsGrain>(session.Value).Captions();

    private static async Task<string> Token(WebVisitor visitor) => WebVisitor.Token(await visitor.Page("/data-rules"));

    private static async Task<(HttpStatusCode Status, string Answer)> Bring(WebVisitor visitor, LiveSessionId session, string file, string confirmed = "")
    {
        using var answer = await Send(visitor, session, file, "application/json", confirmed);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> Send(WebVisitor visitor, LiveSessionId session, string file, string accept, string confirmed)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(CommandId.New().Value), "commandId" }, { new StringContent(await Token(visitor)), "__RequestVerificationToken" }, { new StringContent(confirmed), "confirmed" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "captions.vtt" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(visitor.Address, $"/api/live-sessions/sessions/{session}/captions")) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        request.Headers.ExpectContinue = true; // what is too large is refused before it is sent: else the connection may be closed in the middle of it
        return await visitor.Http.SendAsync(request);
    }
}
