using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions;
using Upskill.LiveSessions.Sessions.Questions;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>Sessions in a whole silo: its routes, its hub, its store.</summary>
[Collection(SiloCollection.Name)]
public sealed class LiveTests(SiloFixture silo)
{
    private readonly string series = $"live-{Guid.NewGuid():N}"[..16];

    [Fact]
    public async Task One_asks_another_votes_a_host_answers_and_both_are_told_in_one_order()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId, ["chris"]);
        await using var mia = await Attendee.SignIn(silo, "mia", session);
        await using var max = await Attendee.SignIn(silo, "max", session);
        await using var chris = await Attendee.SignIn(silo, "chris", session);
        await mia.Connect();
        await max.Connect();

        var question = await mia.Ask("Do we have to say that a tool was used?");
        Assert.Null(await max.Send($"questions/{question}/votes", ("vote", "on")));
        Assert.Null(await max.Send($"questions/{question}/votes", ("vote", "on")));
        Assert.Null(await chris.Send($"questions/{question}/treatment", ("became", "AnsweredInText"), ("answer", "Yes, in the cover letter.")));

        await Until.True(() => Task.FromResult(new[] { mia, max }.All(one => one.Pushed.Any(push => push.Contains("cover letter", StringComparison.Ordinal)))), "they were not told");
        var (own, other) = (await mia.View(), await max.View());
        Assert.Equal([question], own.Own.AsEnumerable());
        Assert.Empty(own.Upvoted.Concat(other.Own));
        Assert.Equal([question], other.Upvoted.AsEnumerable());
        Assert.Equal((1, QuestionState.AnsweredInText, "Yes, in the cover letter."), (own.Shared.Questions[0].Votes, own.Shared.Questions[0].State, own.Shared.Questions[0].Answer));
        Assert.Equal(own.Newest, other.Newest);
    }

    [Fact]
    public async Task Before_its_start_and_after_its_end_nothing_is_taken_and_what_is_left_holds_no_token()
    {
        var session = await LiveWork.Plan(silo, series, "alpha", HostId, ["chris"]);
        await using var mia = await Attendee.SignIn(silo, "mia", session);
        await using var chris = await Attendee.SignIn(silo, "chris", session);
        Assert.Equal("not-live", await mia.Send("questions", ("text", "Too early?")));
        Assert.Equal("not-live", await chris.Send("ending"));
        Assert.Null(await chris.Send("beginning"));
        var question = await mia.Ask("In time?");
        Assert.Null(await chris.Send("ending"));
        await LiveWork.Through(silo, session);

        Assert.Equal("not-live", await mia.Send("questions", ("text", "Too late?")));
        Assert.Equal("over", await chris.Send("beginning"));
        Assert.Equal("In time?", Assert.Single((await silo.Grains.GetGrain<ILiveSessionGrain>(session.Value).Summary())!.Questions).Text);
        var keys = silo.Services.GetRequiredService<IKeyStore>();
        Assert.True(keys.IsDestroyed($"live-session:{session}"));
        Assert.True(keys.IsDestroyed($"live-session-journal:{session}"));
        Assert.Empty(await silo.Services.GetRequiredService<Journal>().ReadAlone(new(SessionJournal.Kind, session.Value)));
        var page = await mia.Visitor.Page($"/sessions/{session}");
        Assert.Contains("In time?", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"questions/{question}", page, StringComparison.Ordinal); // nothing to be sent any more
    }

    [Fact]
    public async Task To_who_is_not_of_the_function_there_is_no_session_and_to_who_does_not_host_it_no_console()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId);
        await using var zoe = await Attendee.SignIn(silo, "zoe", session);
        await using var mia = await Attendee.SignIn(silo, "mia", session);

        Assert.Equal("404", await zoe.Send("questions", ("text", "May I?")));
        Assert.Equal("404", await mia.Send("ending"));
        foreach (var (who, asHost) in new[] { (zoe, false), (zoe, true), (mia, true) })
            Assert.Contains("not-found", (await Assert.ThrowsAsync<HubException>(() => who.Connect(asHost))).Message, StringComparison.Ordinal);
        using var console = await mia.Visitor.Http.GetAsync($"/sessions/{session}/host");
        Assert.Equal(HttpStatusCode.NotFound, console.StatusCode);
    }

    [Fact]
    public async Task Two_hosts_who_act_at_once_do_each_thing_once_and_a_repeat_is_answered_the_same()
    {
        var session = await LiveWork.Plan(silo, series, "alpha", HostId, ["chris", "tom"]);
        await using var chris = await Attendee.SignIn(silo, "chris", session);
        await using var tom = await Attendee.SignIn(silo, "tom", session);
        Assert.All(await Task.WhenAll(chris.Send("beginning"), tom.Send("beginning")), Assert.Null);

        var polls = await Task.WhenAll(chris.Send("polls", Poll), tom.Send("polls", Poll));
        Assert.Equal(["open-poll"], polls.OfType<string>()); // one opens it, the other is told
        var id = ("commandId", CommandId.New().Value);
        Assert.All(await Task.WhenAll(chris.Send("polls/closing", id), chris.Send("polls/closing", id)), Assert.Null);
        Assert.Null(await tom.Send("polls", Poll));
        Assert.Null(await chris.Send("polls/closing", id)); // late: it closes nothing more
        Assert.True((await tom.View()).Shared.Poll!.IsOpen);
    }

    [Fact]
    public async Task A_hundred_thousand_scripted_votes_count_one_a_person_and_who_flips_their_vote_all_the_time_is_stopped()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId);
        var grain = silo.Grains.GetGrain<ILiveSessionGrain>(session.Value);
        var question = await grain.Ask(new(CommandId.New(), new("somebody"), "Which vote counts?"));
        var lanes = silo.Services.GetRequiredService<VoteLanes>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 100_000), new ParallelOptions { MaxDegreeOfParallelism = 500 }, async (i, _) => await lanes.Cast(session, new(new($"script-{i % 10}"), question, null, true)));

        var entries = (await silo.Services.GetRequiredService<Journal>().ReadAlone(new(SessionJournal.Kind, session.Value))).Count;
        Assert.Equal(10, Assert.Single((await grain.After(null, 0)).Shared.Questions).Votes);
        Assert.InRange(entries, 3, 12); // the start, the question, and at most one a vote that counts

        var flips = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            try
            {
                await lanes.Cast(session, new(new("flipper"), question, null, i % 2 == 0));
                return null;
            }
            catch (Refusal no)
            {
                return no.Code;
            }
        }));
        Assert.Equal("too-fast", Assert.Single(flips.OfType<string>().Distinct()));
    }

    [Fact]
    public async Task Protected_data_in_a_question_is_sent_to_nobody_and_markup_is_shown_as_it_was_typed()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId);
        await using var mia = await Attendee.SignIn(silo, "mia", session);
        Assert.Equal("protected-data", await mia.Send("questions", ("text", "She is 943 476 5919, is she not?")));
        Assert.Equal("personal-data", await mia.Send("questions", ("text", "Does Max Member do it so?")));
        Assert.Equal("too-long", await mia.Send("questions", ("text", new string('x', 501))));
        await mia.Ask("<script>alert(1)</script>");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", await mia.Visitor.Page($"/sessions/{session}"), StringComparison.Ordinal);
        Assert.Single((await mia.View()).Shared.Questions);
    }

    [Fact]
    public async Task A_reaction_is_counted_and_kept_nowhere()
    {
        var session = await LiveWork.Start(silo, series, "alpha", HostId);
        await using var mia = await Attendee.SignIn(silo, "mia", session);
        await using var max = await Attendee.SignIn(silo, "max", session);
        await max.Connect();
        var before = await mia.View();
        Assert.Null(await mia.Send("reactions", ("reaction", "Helpful")));
        Assert.Equal("no-such-reaction", await mia.Send("reactions", ("reaction", "Shout")));
        await Until.True(() => Task.FromResult(max.Pushed.Any(push => push.Contains("\"reactions\":[0,1,0,0,0]", StringComparison.Ordinal))), "the reaction was not told");
        Assert.Equal(before.Newest, (await mia.View()).Newest);
    }

    private string HostId => "host-of-" + series;

    private static (string, string)[] Poll => [("question", "Would you use this?"), ("option1", "Yes"), ("option2", "No")];
}
