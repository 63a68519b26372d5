using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Upskill.PeerGroups;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>A member reports a message over the real silo: one who is apart from the group reads it by handle, nobody else, and nobody learns who reported.</summary>
public sealed class ReportTests(HarmFixture silo) : IClassFixture<HarmFixture>
{
    [Fact]
    public async Task Who_is_apart_from_the_group_reads_it_by_handle_with_what_was_said_before_it_and_nothing_else()
    {
        using var author = await silo.Talks(1);
        var question = await author.Say("A question before it.");
        var hurting = await author.Say("You should not work here.", question);
        await author.Say("Said after it.", question);

        var path = await Report(2, hurting, "harassment", "It hurts me.");

        using var apart = await WebVisitor.SignIn(silo.Address, "apart");
        var page = await apart.Page(path);
        foreach (var shown in new[] { "You should not work here.", "A question before it.", "It hurts me.", (await author.Read()).Handle! })
            Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Said after it.", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("harm-[0-9]", page);
        Assert.DoesNotMatch("Colleague harm", page);
        Assert.DoesNotContain(HarmFixture.Harm, page, StringComparison.Ordinal); // whose roster says which row is in which group
    }

    [Theory]
    [InlineData("boss")] // three levels above them
    [InlineData("under")] // reports to one of them
    [InlineData("chris")] // champion of another function, while this one has somebody
    [InlineData("olga")] // an owner, likewise
    [InlineData("harm-7")] // an owner who is in the group
    [InlineData("harm-1")]
    public async Task Whoever_has_a_line_to_the_group_or_is_not_next_in_turn_finds_no_case(string person)
    {
        using var author = await silo.Talks(1);
        var path = await Report(3, await author.Say($"Reported, for {person}."), "harassment");
        using var visitor = await WebVisitor.SignIn(silo.Address, person);

        using var page = await visitor.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var list = await visitor.Http.GetAsync("/reports");
        Assert.DoesNotContain(path, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var decided = await visitor.PostForJson($"/api/peer-groups{path}/outcomes", WebVisitor.Token(await visitor.Page("/peer-groups")), ("commandId", "d1"), ("outcome", "removed"));
        Assert.Equal(HttpStatusCode.NotFound, decided.StatusCode);
    }

    [Fact]
    public async Task The_group_and_the_author_learn_nothing_and_only_the_reporter_sees_that_it_was_looked_at()
    {
        using var author = await silo.Talks(4);
        using var other = await silo.Talks(5);
        var message = await author.Say("Will be reported.");
        var (before, othersBefore) = (await Page(author), await Page(other));

        var path = await Report(2, message, "risk");
        await Decide("apart", path, "passed-on");

        Assert.Equal((before, othersBefore), (await Page(author), await Page(other)));
        Assert.Equal(("[]", "[]"), (await Own(author), await Own(other)));
        using var reporter = await silo.Talks(2);
        Assert.Contains($"{{\"message\":{message},\"isLookedAt\":true}}", await Own(reporter), StringComparison.Ordinal);
        Assert.Contains("It was looked at.", await reporter.Visitor.Page($"/peer-groups/{HarmFixture.Harm}/report/{message}"), StringComparison.Ordinal);
        Assert.Contains("What is it?", await other.Visitor.Page($"/peer-groups/{HarmFixture.Harm}/report/{message}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_text_is_gone_everywhere_and_the_group_reads_why()
    {
        using var author = await silo.Talks(4);
        var message = await author.Say("To be taken away.");
        var path = await Report(2, message, "harassment");

        await Decide("apart", path, "removed");

        using var reader = await silo.Talks(5);
        var shown = (await reader.Read(message - 1)).Messages.First(one => one.Message.Number == message).Message;
        Assert.Equal((null, true), (shown.Text, shown.IsRemoved));
        using var apart = await WebVisitor.SignIn(silo.Address, "apart");
        Assert.Contains("Removed after a report.", await apart.Page(path), StringComparison.Ordinal);
        using var again = await author.Post($"messages/{message}/reports", ("commandId", "r1"), ("path", "harassment"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode); // nobody could read what it is about
    }

    [Fact]
    public async Task Nothing_that_a_report_writes_names_the_reporter_or_holds_the_text()
    {
        using var author = await silo.Talks(4);
        using var reporter = await silo.Talks(6);
        var message = await author.Say("Words that stay in the group.");
        var before = await Store();

        var path = await Report(reporter, message, "adverse-event", "A note in words of its own.");

        var written = (await Store()).Where(entry => !before.TryGetValue(entry.Key, out var then) || then != entry.Value).ToList();
        Assert.Contains(written, entry => entry.Key.Contains("reports", StringComparison.Ordinal));
        foreach (var hidden in new[] { HarmFixture.Person(6), "Words that stay", "A note in words" })
            Assert.DoesNotContain(written, entry => $"{entry.Key} {entry.Value}".Contains(hidden, StringComparison.Ordinal));
        // Nor does what is sealed, which its key opens.
        var kept = (await silo.Grains.GetGrain<IReportsGrain>("harmed").Cases()).Single(one => path.EndsWith(one.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(HarmFixture.Person(6), JsonSerializer.Serialize(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("Words that stay", JsonSerializer.Serialize(kept), StringComparison.Ordinal);
        foreach (var hidden in new[] { "Words that stay", "A note in words", "Colleague harm" })
            Assert.DoesNotContain(silo.Said, line => line.Contains(hidden, StringComparison.Ordinal));
        Assert.DoesNotContain(silo.Said, line => line.Contains(HarmFixture.Person(6), StringComparison.Ordinal) && line.Contains("/reports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_champion_of_the_function_is_apart_one_of_another_decides_and_where_none_is_an_owner()
    {
        var round = silo.Grains.GetGrain<IRoundGrain>(HarmFixture.Harm);
        await silo.Away("apart", "2099-12-31");
        try
        {
            Assert.Equal(["chris"], await Who("apart", "boss", "chris", "olga"));
            await silo.Import("chris-away", "id,name,email,function,department,team,country,grade,manager_id,time_zone,language,start_date,leave_from,leave_to,roles\n"
                + "chris,Chris Champion,,Alpha,Main,One,DE,G2,lea,Europe/Berlin,en,2020-01-01,2020-01-01,2099-12-31,champion:Alpha\n", by: new("olga"));
            Assert.Equal(["olga", "oscar"], await Who("apart", "boss", "chris", "olga", "oscar", "harm-7"));
        }
        finally
        {
            await silo.Away("apart", "2020-01-02");
        }

        async Task<IEnumerable<string>> Who(params string[] people)
        {
            var may = await Task.WhenAll(people.Select(person => round.MayDecide(1, new(person))));
            return people.Where((_, index) => may[index]);
        }
    }

    /// <summary>Reports, and answers the address of the case.</summary>
    private async Task<string> Report(int person, long message, string path, string note = "")
    {
        using var reporter = await silo.Talks(person);
        return await Report(reporter, message, path, note);
    }

    private async Task<string> Report(Talker reporter, long message, string path, string note = "")
    {
        await reporter.Send($"messages/{message}/reports", ("path", path), ("note", note));
        var found = (await silo.Grains.GetGrain<IReportsGrain>("harmed").Cases()).Single(one => one.Message == message);
        return $"/reports/harmed/{found.Id}";
    }

    private async Task Decide(string person, string path, string outcome)
    {
        using var visitor = await WebVisitor.SignIn(silo.Address, person);
        using var answer = await visitor.PostForJson($"/api/peer-groups{path}/outcomes", WebVisitor.Token(await visitor.Page(path)),
            ("commandId", Guid.NewGuid().ToString("N")), ("outcome", outcome));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<string> Page(Talker talker) => talker.Visitor.Page(talker.Address("messages"));

    private static Task<string> Own(Talker talker) => talker.Visitor.Page(talker.Address("reports"));

    /// <summary>Every key of the store with everything in it.</summary>
    private async Task<Dictionary<string, string>> Store()
    {
        var store = silo.Services.GetRequiredService<IConnectionMultiplexer>();
        var (database, all) = (store.GetDatabase(), new Dictionary<string, string>(StringComparer.Ordinal));
        await foreach (var key in store.GetServers()[0].KeysAsync(pageSize: 1_000))
        {
            all[key.ToString()] = await database.KeyTypeAsync(key) switch
            {
                RedisType.String => (await database.StringGetAsync(key)).ToString(),
                RedisType.Hash => string.Join('\n', await database.HashGetAllAsync(key)),
                RedisType.List => string.Join('\n', await database.ListRangeAsync(key)),
                RedisType.Set => string.Join('\n', await database.SetMembersAsync(key)),
                RedisType.SortedSet => string.Join('\n', await database.SortedSetRangeByRankAsync(key)),
                _ => "",
            };
        }
        return all;
    }
}
