using System.Globalization;
using System.Net;
using System.Text.Json;
using Upskill.LiveSessions;
using Upskill.Testing;
using PushedChange = Upskill.LiveSessions.Sessions.Push.SessionChange;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>Two silo processes on one store: the host's console on one, an attendee's page on the other. What either does reaches the other through the hub.</summary>
[Trait("Tier", "Long")]
public sealed class SessionAcrossSilosTests
{
    private const string Question = "Who checks what the machine wrote?", Showcase = "Cover letters";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task A_question_asked_on_one_silo_is_told_to_the_console_on_the_other_and_what_is_shown_now_the_other_way()
    {
        var (cluster, first, second) = await SessionCluster.Start();
        await using var _ = cluster;
        var session = await SessionCluster.Plan(first.Address);
        await using var host = await Attendee.SignIn(first.Address, SessionCluster.Owner, session);
        await using var attendee = await SomebodyOfTheFunction(second.Address, session);
        var showcase = CommandId.New().Value;
        await Offer(attendee, showcase);
        Assert.Null(await host.Send($"showcases/{showcase}/acceptance"));
        Assert.Null(await host.Send("beginning"));
        var version = await host.Connect(asHost: true);
        await attendee.Connect();

        var question = await attendee.Ask(Question);
        var console = $"{session}/host ";
        await Until.True(() => Task.FromResult(host.Pushed.Any(push => push.StartsWith(console, StringComparison.Ordinal) && long.Parse(push[console.Length..], CultureInfo.InvariantCulture) > version)),
            "the console was not told");
        await Until.True(async () => (await host.Visitor.Page($"/sessions/{session}/host/part")).Contains(Question, StringComparison.Ordinal), "the console does not show the question");

        Assert.Null(await host.Send($"showcases/{showcase}/showing"));
        await Told(attendee, now => now.Showing?.Title == Showcase, "what is shown now was not told");
        Assert.Null(await host.Send($"questions/{question}/treatment", ("became", nameof(QuestionState.Answered))));
        await Told(attendee, now => now.Questions.Any(one => (one.Number, one.Text, one.State) == (question, Question, QuestionState.Answered)), "the answer was not told");
        Assert.Null(await host.Send("ending"));
        await Told(attendee, now => now.Stage is SessionStage.Over, "the end was not told");
    }

    /// <summary>What the hub pushed says so at last.</summary>
    private static Task Told(Attendee attendee, Func<SharedView, bool> isSo, string otherwise) => Until.True(() => Task.FromResult(
        attendee.Pushed.Where(push => push[0] == '{').Any(push => isSo(JsonSerializer.Deserialize<PushedChange>(push, Json)!.Shared))), otherwise);

    private static async Task<Attendee> SomebodyOfTheFunction(Uri address, LiveSessionId session)
    {
        for (var number = 1; ; number++)
        {
            var attendee = await Attendee.SignIn(address, string.Create(CultureInfo.InvariantCulture, $"sample-{number:0000}"), session);
            using var page = await attendee.Visitor.Http.GetAsync(attendee.Api("view"));
            if (page.StatusCode is HttpStatusCode.OK && number != 4)
                return attendee;
            await attendee.DisposeAsync();
        }
    }

    private static async Task Offer(Attendee attendee, string id)
    {
        using var answer = await attendee.Post("showcases", ("commandId", id), ("title", Showcase), ("tool", "m365-copilot"), ("prompt", "Draft a cover letter."), ("minutes-before", "60"), ("minutes-after", "20"),
            ("checked", "Every reference by hand."), ("data", "Internal"), ("minutes", "8"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
