using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>An owner brings content in the browser, looks at it, publishes it; on a silo of its own, for it changes what everybody learns from.</summary>
public sealed class PublishingTests : IAsyncLifetime
{
    private const string Text = "prompting-for-work/01-what-a-prompt-is.md", Module = "prompting-for-work/module.yaml";
    private readonly SiloFixture silo = new();

    public Task InitializeAsync() => silo.InitializeAsync();

    public Task DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task Content_is_brought_counted_previewed_published_and_given_back_and_only_those_affected_are_asked_again()
    {
        await silo.Begin("mia"); // passes the first text
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var files = await ContentFiles.BuiltIn(owner);
        files[Text] += "\nA sentence more.\n";
        files[Module] = files[Module].Replace("- id: what-a-prompt-is", "- id: what-a-prompt-is\n    evidence: ask-again", StringComparison.Ordinal);

        using var brought = await ContentFiles.Bring(owner, files);
        var page = brought.Headers.Location!.OriginalString;
        await Until.True(async () => (await owner.Page(page)).Contains("1 of 12 people are asked again", StringComparison.Ordinal), "the people were not counted");
        Assert.Contains("changed, asks again: 1 people", await owner.Page(page), StringComparison.Ordinal);
        Assert.Contains("A sentence more.", await owner.Page($"{page}/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);
        using (var preview = await owner.PostForJson($"{page}/prompting-for-work/what-a-prompt-is/submissions", WebVisitor.Token(await owner.Page($"{page}/prompting-for-work/what-a-prompt-is"))))
            Assert.Equal(HttpStatusCode.Conflict, preview.StatusCode);
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        using var max = await WebVisitor.SignIn(silo.Address, "max");
        Assert.DoesNotContain("A sentence more.", await mia.Page("/modules/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);

        using var published = await ContentFiles.Publish(owner, brought);
        Assert.Equal("/programme", published.Headers.Location!.OriginalString);

        var asked = await mia.Page("/modules/prompting-for-work/what-a-prompt-is");
        Assert.Contains("A sentence more.", asked, StringComparison.Ordinal);
        Assert.Contains("asks you again", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("asks you again", await max.Page("/modules/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);
        Assert.Contains("Everybody learns from it", await owner.Page("/programme"), StringComparison.Ordinal);
        Assert.Equal(files, ContentFiles.Unpack(await owner.Http.GetByteArrayAsync($"/api/learning/contents/{ContentFiles.IdOf(brought)}/files.zip")));
        Assert.Contains("Nothing: it is what everybody learns from.", await owner.Page(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_the_content_before_is_told_so_and_content_is_there_again_after_a_restart()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var (before, files) = (silo.Services.GetRequiredService<Programme>()[new("prompting-for-work")]!, await ContentFiles.BuiltIn(owner));
        files[Text] += "\nA sentence more.\n";
        using var brought = await ContentFiles.Bring(owner, files);
        using var published = await ContentFiles.Publish(owner, brought);

        var late = await Assert.ThrowsAsync<Refusal>(() => silo.Grains.GetGrain<ILearnerGrain>("max").Submit(ModuleWalk.Right(before, before.Activities[0], "Max Member").First()));
        Assert.Equal("content-replaced", late.Code);

        await silo.Restart();
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        Assert.Contains("A sentence more.", await mia.Page("/modules/prompting-for-work/what-a-prompt-is"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_done_all_that_published_content_still_asks_is_complete_without_coming_back_also_where_a_stop_comes_at_once()
    {
        var module = silo.Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;
        foreach (var submission in ModuleWalk.Right(module, "Mia Member").SkipLast(1)) // does not sign
            await Learner("mia").Submit(submission);
        foreach (var submission in ModuleWalk.Right(module, "Max Member"))
            await Learner("max").Submit(submission);
        await silo.Begin("tom");
        var untouched = (await Learner("tom").Standing()).Number;
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var brought = await ContentFiles.Bring(owner, WithoutTheAgreementAndOtherModules(await ContentFiles.BuiltIn(owner)));
        using (var published = await ContentFiles.Publish(owner, brought))
            Assert.Equal("/programme", published.Headers.Location!.OriginalString);

        await silo.Restart();
        await Until.True(async () => (await Learner("max").Evidence())[^1].Kind is EvidenceKind.ProgrammeCompleted, "Max was not settled");
        await AllAreSettled();

        Assert.Equal([EvidenceKind.ModuleCompleted, EvidenceKind.ProgrammeCompleted], (await Learner("mia").Evidence()).Select(item => item.Kind));
        await Until.True(async () => (await silo.Grains.GetGrain<IUnitFiguresGrain>("alpha").Total()).Figures.Complete == 2, "the figures did not come to two who are complete");
        Assert.Equal(untouched, (await Learner("tom").Standing()).Number);
        var settled = (await Learner("mia").Standing()).Number;
        await Learner("mia").Settle();
        Assert.Equal(settled, (await Learner("mia").Standing()).Number);
    }

    [Fact]
    public async Task The_page_of_completion_says_what_comes_while_it_is_not_written_yet()
    {
        await AllAreSettled();
        var module = silo.Services.GetRequiredService<Programme>()[new("prompting-for-work")]!;
        var (ledger, kim) = (silo.Services.GetRequiredService<TrainingLedger>(), new JournalName(LearnerGrain.JournalKind, "kim"));
        var entry = new LedgerEntry<LearnerFact>(CommandId.New(), silo.Clock.Now,
            [.. module.Activities.Select(activity => new LearnerFact.AttemptAssessed(module.Id, activity.Id, module.Version, 1, true, 0, 0))], JsonSerializer.SerializeToElement(true));
        await ledger.Append(kim, (await ledger.Read<LearnerFact>(kim, LedgerHead.Empty)).Head, entry);
        await Learner("kim").AsReference<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();

        using var visitor = await WebVisitor.SignIn(silo.Address, "kim");
        var page = await visitor.Page("/modules/prompting-for-work/complete");

        Assert.Contains("<h1>Nothing is left to do: Prompting for work</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Your completion is written to the training ledger by itself", page, StringComparison.Ordinal);
        await Learner("kim").Settle();
        Assert.Contains("<h1>Completed: Prompting for work</h1>", await visitor.Page("/modules/prompting-for-work/complete"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_with_mistakes_shows_all_of_them_and_cannot_be_published_nor_can_another_programme_or_what_is_no_zip()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        var files = await ContentFiles.BuiltIn(owner);
        var other = new SortedDictionary<string, string>(files, StringComparer.Ordinal) { ["programme.yaml"] = files["programme.yaml"].Replace("id: everyday-ai", "id: another", StringComparison.Ordinal) };
        files[Text] = "<script>alert(1)</script>";
        files[Module] = files[Module].Replace("outcome:", "outcomes:", StringComparison.Ordinal);

        using var spoilt = await ContentFiles.Bring(owner, files);
        var page = await owner.Page(spoilt.Headers.Location!.OriginalString);
        Assert.Contains("prompting-for-work/module.yaml, line", page, StringComparison.Ordinal);
        Assert.Contains("HTML", page, StringComparison.Ordinal);
        Assert.Equal("mistakes", await Publishing(owner, spoilt));
        using var foreign = await ContentFiles.Bring(owner, other);
        Assert.Equal("other-programme", await Publishing(owner, foreign));

        using var none = await ContentFiles.Bring(owner, "no zip"u8.ToArray());
        Assert.Equal(HttpStatusCode.Conflict, none.StatusCode);
        Assert.Contains("no zip that can be read", WebUtility.HtmlDecode(await none.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_approved_tools_that_alone_is_another_is_published_and_read_by_everybody()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        Assert.Contains("No tool is approved by this page yet.", await mia.Page("/data-rules"), StringComparison.Ordinal);
        Assert.Contains("href=\"/data-rules\"", (await mia.Page("/")).Split("<footer")[1], StringComparison.Ordinal);
        var files = await ContentFiles.BuiltIn(owner);
        files["approved-tools.md"] = "**Drafter** may hold internal text.\n";

        using var brought = await ContentFiles.Bring(owner, files);
        var page = brought.Headers.Location!.OriginalString;
        await Until.True(async () => (await owner.Page(page)).Contains("Nobody who passed something is asked again.", StringComparison.Ordinal), "the people were not counted");
        Assert.Contains("<strong>Drafter</strong> may hold internal text.", await owner.Page(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Drafter", await mia.Page("/data-rules"), StringComparison.Ordinal);
        using (var published = await ContentFiles.Publish(owner, brought))
            Assert.Equal("/programme", published.Headers.Location!.OriginalString);
        Assert.Contains("<strong>Drafter</strong> may hold internal text.", await mia.Page("/data-rules"), StringComparison.Ordinal);

        files.Remove("approved-tools.md");
        files["programme.yaml"] = files["programme.yaml"].Replace("dataRules: approved-tools.md\n", "", StringComparison.Ordinal);
        using var without = await ContentFiles.Bring(owner, files);
        Assert.Contains("the page will say that there is no list yet", await owner.Page(without.Headers.Location!.OriginalString), StringComparison.Ordinal);
        using (var published = await ContentFiles.Publish(owner, without))
            Assert.Equal("/programme", published.Headers.Location!.OriginalString);
        Assert.Contains("There is no list yet", await mia.Page("/data-rules"), StringComparison.Ordinal);
    }

    private ILearnerGrain Learner(string person) => silo.Grains.GetGrain<ILearnerGrain>(person);

    private Task AllAreSettled() =>
        Until.True(() => silo.Grains.GetGrain<ISettlementGrain>(ISettlementGrain.Organisation).LookThrough(), "not everybody was settled");

    private static SortedDictionary<string, string> WithoutTheAgreementAndOtherModules(SortedDictionary<string, string> files)
    {
        foreach (var module in new[] { Module, Module.Replace("/", "/de/", StringComparison.Ordinal) })
            files[module] = files[module].Split("\n  - id: working-agreement")[0];
        files["programme.yaml"] = string.Join('\n', files["programme.yaml"].Split('\n').Select(line =>
            line.StartsWith("modules:", StringComparison.Ordinal) ? "modules: [prompting-for-work]" : line));
        return files;
    }

    private static async Task<string> Publishing(WebVisitor owner, HttpResponseMessage brought)
    {
        using var answer = await owner.PostForJson($"/api/learning/contents/{ContentFiles.IdOf(brought)}/publication",
            WebVisitor.Token(await owner.Page("/programme")), ("commandId", CommandId.New().Value));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()!;
    }
}
