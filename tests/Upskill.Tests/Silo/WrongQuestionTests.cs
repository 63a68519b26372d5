using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Learning;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Programmes;
using Upskill.Testing;
using Check = Upskill.Learning.Activities.Checks.Check;

namespace Upskill.Tests.Silo;

/// <summary>From a learner's sentence to everybody's better score, over the forms of a running silo.</summary>
[Collection(SiloCollection.Name)]
public sealed class WrongQuestionTests(SiloFixture silo)
{
    private const string Why = "Two of the answers are right.";

    private Module Module => silo.Services.GetRequiredService<Programme>().Modules[0];

    private Check Check => Module.Activities.OfType<Check>().First();

    [Fact]
    public async Task A_reported_question_that_an_owner_finds_wrong_counts_for_everybody_and_each_is_told()
    {
        // Max and Kim fail by two questions each, of which one is the wrong one.
        foreach (var person in new[] { "max", "kim" })
            await Fail(person);
        using var max = await WebVisitor.SignIn(silo.Address, "max");
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        var (screen, question) = ($"/modules/{Module.Id}/{Check.Id}", Check.Questions[0]);
        var page = await max.Page(screen);
        Assert.Contains($"{screen}/questions/{question.Id}/reports", page, StringComparison.Ordinal);

        var report = ("commandId", Guid.NewGuid().ToString("N"));
        for (var twice = 0; twice < 2; twice++)
        {
            using var sent = await max.Post($"{screen}/questions/{question.Id}/reports", WebVisitor.Token(page), report, ("sentence", "b is right, too."));
            Assert.Equal((HttpStatusCode.Redirect, "/record#reports"), (sent.StatusCode, sent.Headers.Location!.OriginalString));
        }
        var record = await max.Page("/record");
        Assert.Contains("b is right, too.", record, StringComparison.Ordinal);
        Assert.Contains("Waits for the owner of your programme.", record, StringComparison.Ordinal);
        using (var kim = await WebVisitor.SignIn(silo.Address, "kim"))
            Assert.DoesNotContain("b is right, too.", await kim.Page("/record"), StringComparison.Ordinal);

        var list = await olga.Page("/questions");
        Assert.Equal(2, list.Split("b is right, too.").Length);
        Assert.DoesNotContain("Max", list.Split("<main")[1], StringComparison.Ordinal);
        using var decided = await olga.Post("/questions/decisions", WebVisitor.Token(list), ("commandId", Guid.NewGuid().ToString("N")), ("module", Module.Id.Value),
            ("activity", Check.Id.Value), ("question", question.Id), ("verdict", "wrong"), ("sentence", Why));
        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);

        foreach (var person in new[] { "max", "kim" })
        {
            await Until.True(async () => (await Standing(person)).Assessment is { Passed: true, Right: 2 }, $"{person} was not scored again");
            using var visitor = await WebVisitor.SignIn(silo.Address, person);
            Assert.Contains(Why, await visitor.Page(screen), StringComparison.Ordinal);
        }
        Assert.Contains($"everybody’s answer to it counts.", WebUtility.HtmlDecode(await max.Page("/record")), StringComparison.Ordinal);

        // Whoever answers it from now on is right at once.
        await Until.True(async () => (await olga.Page("/questions")).Contains("All attempts that it touched were scored again.", StringComparison.Ordinal), "the register did not come to its end");
        await Fail("tom");
        Assert.Equal(new Assessment(true, 2, 3), (await Standing("tom")).Assessment);
        Assert.Empty((await Standing("tom")).Rescored);
    }

    private async Task<ActivityStanding> Standing(string person) =>
        (await silo.Grains.GetGrain<ILearnerGrain>(person).Standing()).At(Module.Id, Check.Id);

    /// <summary>The first two questions answered wrongly, the others rightly.</summary>
    private async Task Fail(string person)
    {
        var standing = await Standing(person);
        var attempt = standing.Assessment is null ? standing.Attempt : standing.Attempt + 1;
        foreach (var (at, question) in Check.Questions.Index())
        {
            var choices = question.Options.Where(option => at < 2 ? !option.Right : option.Right).Take(at < 2 ? 1 : question.Options.Length).Select(option => option.Id);
            await silo.Grains.GetGrain<ILearnerGrain>(person).Submit(new(
                CommandId.New(), Module.Id, Check.Id, Module.Version, attempt, question.Id, [.. choices], person));
        }
    }
}
