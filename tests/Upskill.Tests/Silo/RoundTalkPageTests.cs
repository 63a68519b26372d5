using System.Net;
using Upskill.PeerGroups;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>What who runs a round sees of its talk: counts, questions and the summaries that groups let out; no member and no message.</summary>
public sealed class RoundTalkPageTests(HarmFixture silo) : IClassFixture<HarmFixture>
{
    private const string Page = $"/rounds/{HarmFixture.Harm}/talk", Starters = $"/api/peer-groups/rounds/{HarmFixture.Harm}/starters";

    [Fact]
    public async Task Nothing_names_a_member_or_a_message_and_a_summary_comes_once_two_others_agreed()
    {
        using var one = await silo.Talks(1);
        using var two = await silo.Talks(2);
        using var three = await silo.Talks(3);
        await one.Say("Only for the group.");
        await one.Send("summary", ("text", "We check titles first."));
        var version = (await one.Read()).Summary!.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await two.Send("summary/agreements", ("version", version));
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.DoesNotContain("We check titles first.", await olga.Page(Page), StringComparison.Ordinal);
        await three.Send("summary/agreements", ("version", version));

        var page = await olga.Page(Page);
        Assert.Contains("We check titles first.", page, StringComparison.Ordinal);
        Assert.Contains("1 group of 7.", page, StringComparison.Ordinal);
        Assert.Contains("from 5 groups on", page, StringComparison.Ordinal); // of one group nothing is counted
        foreach (var hidden in new[] { "Only for the group.", (await one.Read()).Handle!, "harm-1", "Colleague" })
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        using var adam = await WebVisitor.SignIn(silo.Address, "adam");
        Assert.DoesNotContain("We check titles first.", await adam.Page(Page), StringComparison.Ordinal); // an auditor sees the round, not what it leaves
    }

    [Fact]
    public async Task Who_runs_it_plans_the_questions_to_come_and_asks_one_of_all_groups_now()
    {
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        await Send(olga, Starters, HttpStatusCode.OK, ("starters", "What surprised you?\r\n\r\nWhat will you keep?\n"));
        await Send(olga, $"{Starters}/posed", HttpStatusCode.OK, ("text", "What did today bring?"));
        await Send(olga, $"{Starters}/posed", HttpStatusCode.Conflict, ("text", " "));

        Assert.Equal(["What surprised you?", "What will you keep?"], (await silo.Grains.GetGrain<IRoundTalkGrain>(HarmFixture.Harm).Talk()).Coming.AsEnumerable());
        using var member = await silo.Talks(4);
        var posed = Assert.Single((await member.Read()).Messages, message => message.Message.Text == "What did today bring?");
        Assert.Null(posed.Message.Handle);

        // A champion of the function did not start it, and sees nothing of it.
        using var apart = await WebVisitor.SignIn(silo.Address, "apart");
        await Send(apart, Starters, HttpStatusCode.NotFound, ("starters", "Mine?"));
        Assert.Equal(HttpStatusCode.NotFound, (await apart.Http.GetAsync(Page)).StatusCode);
    }

    private static async Task Send(WebVisitor visitor, string path, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostForJson(path, WebVisitor.Token(await visitor.Page("/peer-groups")), [("commandId", Guid.NewGuid().ToString("N")), .. fields]);
        Assert.Equal(status, answer.StatusCode);
    }
}
