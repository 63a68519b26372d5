using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.PeerGroups;
using Upskill.PeerGroups.Groups;
using Upskill.PeerGroups.Seals;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>Two owners together learn who wrote one message while the round is open; one alone does not, nobody else does, and nobody after it.</summary>
public sealed class SealTests(HarmFixture silo) : IClassFixture<HarmFixture>
{
    private const string Page = "/peer-groups/seals", Name = "Colleague harm-3", Reason = "It threatens somebody.";

    [Fact]
    public async Task Two_owners_together_see_the_name_its_author_is_told_and_after_the_close_nobody_can_know()
    {
        using var author = await silo.Talks(3);
        var message = await author.Say("A threat.");
        var before = await author.Say("An earlier one.");
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        using var oscar = await WebVisitor.SignIn(silo.Address, "oscar");
        using var member = await WebVisitor.SignIn(silo.Address, "harm-7");
        var found = await Escalated(message);

        // Asked by one: nobody sees a name, and neither who asked nor an owner of the group can agree.
        await Send(olga, $"/api/peer-groups/reports/harmed/{found.Id}/seals", ("reason", Reason));
        var seal = Assert.Single(await Seals()).Id;
        Assert.DoesNotContain(Name, await olga.Page(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("A threat.", await oscar.Page(Page), StringComparison.Ordinal);
        Assert.Equal("two-owners", await Refused(olga, $"/api/peer-groups/rounds/{HarmFixture.Harm}/seals/{seal}/agreement"));
        Assert.Equal("in-the-group", await Refused(member, $"/api/peer-groups/rounds/{HarmFixture.Harm}/seals/{seal}/agreement"));
        Assert.Equal("[]", await Notices(author));

        // Broken by two: these two see it, no other owner, and its author is told, nobody else.
        await Send(oscar, $"/api/peer-groups/rounds/{HarmFixture.Harm}/seals/{seal}/agreement");
        Assert.Contains(Name, await olga.Page(Page), StringComparison.Ordinal);
        Assert.Contains(Name, await oscar.Page(Page), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await member.Page(Page), StringComparison.Ordinal);
        var notices = JsonDocument.Parse(await Notices(author)).RootElement;
        Assert.Equal((message, Reason), (notices[0].GetProperty("message").GetInt64(), notices[0].GetProperty("reason").GetString()));
        Assert.Equal(1, notices.GetArrayLength()); // of no other message of theirs
        using var another = await silo.Talks(4);
        Assert.Equal("[]", await Notices(another));

        // Who left meanwhile has still written it.
        await silo.Grains.GetGrain<IRoundGrain>(HarmFixture.Harm).Leave(new("harm-3"));
        Assert.Contains(Name, await olga.Page(Page), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/peer-groups" })
        {
            Assert.Contains(Reason, await author.Visitor.Page(path), StringComparison.Ordinal); // and is told, in no group
            Assert.DoesNotContain(Reason, await another.Visitor.Page(path), StringComparison.Ordinal);
        }

        // The ledger says who asked and why, never who wrote it.
        var ledger = JsonSerializer.Serialize((await silo.Services.GetRequiredService<TrainingLedger>().Read<SealFact>(new(SealsGrain.JournalKind, HarmFixture.Harm), LedgerHead.Empty)).Entries, LedgerJson.Options);
        var token = silo.Services.GetRequiredService<GroupSecrets>().TokenOf(PeerGroupId.Of(new(HarmFixture.Harm), 1), new("harm-3"))!.Value.Value;
        Assert.All(new[] { "seal-asked", "seal-broken", "olga", "oscar", Reason }, said => Assert.Contains(said, ledger, StringComparison.Ordinal));
        Assert.All(new[] { "harm-3", token, (await another.Read()).Messages.First(one => one.Message.Number == message).Message.Handle! }, hidden => Assert.DoesNotContain(hidden, ledger, StringComparison.Ordinal));
        Assert.DoesNotContain(silo.Said, line => line.Contains(Name, StringComparison.Ordinal) || line.Contains(Reason, StringComparison.Ordinal));

        await Close();
        Assert.DoesNotContain(Name, await olga.Page(Page), StringComparison.Ordinal);
        Assert.Contains("nobody can know any more who wrote this message", await olga.Page(Page), StringComparison.Ordinal);
        Assert.Null(await silo.Grains.GetGrain<IRoundTalkGrain>(HarmFixture.Harm).Author(seal, new("olga")));

        // A message can still be reported, by whom nobody knows; after 30 days it is all gone.
        await another.Visitor.Page("/peer-groups");
        await another.Send($"messages/{before}/reports", ("path", "harassment"));
        Assert.Equal(2, (await Cases()).Length);
        silo.Clock.At = silo.Clock.Now.AddDays(31);
        await silo.Grains.GetGrain<IRoundTalkGrain>(HarmFixture.Harm).LookThrough();
        Assert.Empty(await Cases());
        silo.Clock.At = null;
    }

    private async Task Close()
    {
        silo.Clock.At = silo.Clock.Now.AddDays(15);
        await silo.Grains.GetGrain<IRoundGrain>(HarmFixture.Harm).LookThrough();
        await silo.Grains.GetGrain<IRoundTalkGrain>(HarmFixture.Harm).LookThrough();
    }

    private async Task<ReportCase> Escalated(long message)
    {
        using var reporter = await silo.Talks(5);
        await reporter.Send($"messages/{message}/reports", ("path", "harassment"));
        var found = Assert.Single(await Cases());
        using var apart = await WebVisitor.SignIn(silo.Address, "apart");
        Assert.Contains("1 waiting", await apart.Page("/reports"), StringComparison.Ordinal);
        await Send(apart, $"/api/peer-groups/reports/harmed/{found.Id}/outcomes", ("outcome", "escalated"), ("reason", "Somebody is threatened here."));
        Assert.DoesNotContain(" waiting", await apart.Page("/rounds"), StringComparison.Ordinal);
        return found;
    }

    private Task<ImmutableArray<ReportCase>> Cases() => silo.Grains.GetGrain<IReportsGrain>("harmed").Cases();

    private Task<ImmutableArray<SealRequest>> Seals() => silo.Grains.GetGrain<ISealsGrain>(HarmFixture.Harm).Seals();

    private static Task<string> Notices(Talker talker) => talker.Visitor.Page(talker.Address("notices"));

    private static async Task Send(WebVisitor visitor, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await Post(visitor, path, fields);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Refused(WebVisitor visitor, string path)
    {
        using var answer = await Post(visitor, path);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()!;
    }

    private static async Task<HttpResponseMessage> Post(WebVisitor visitor, string path, params (string Name, string Value)[] fields) =>
        await visitor.PostForJson(path, WebVisitor.Token(await visitor.Page("/peer-groups")), [("commandId", Guid.NewGuid().ToString("N")), .. fields]);
}
