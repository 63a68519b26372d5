using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Learning.Reviews;
using Upskill.Testing;

namespace Upskill.Tests.Silo;

/// <summary>An owner records that an expert reviewed a module, and learners are told; on a silo of its own, for it publishes other content.</summary>
public sealed class ModuleReviewTests : IAsyncLifetime
{
    private const string Module = "prompting-for-work", First = "/modules/prompting-for-work/what-a-prompt-is", Reviews = "/programme/reviews/prompting-for-work",
        Record = "/api/learning/modules/prompting-for-work/reviews";

    private static readonly JournalName Name = new(ModuleReviewsGrain.JournalKind, IModuleReviewsGrain.Organisation);

    private readonly SiloFixture silo = new();

    public Task InitializeAsync() => silo.InitializeAsync();

    public Task DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task Learners_are_told_of_a_review_until_the_content_changes_and_then_that_it_is_of_an_earlier_one()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        await Told(mia, "Not yet reviewed by a subject expert.");
        Assert.DoesNotContain("eviewed by", await mia.Page("/modules/prompting-for-work/if-this-worries-you"), StringComparison.Ordinal); // on the first screen only

        var id = CommandId.New();
        for (var twice = 0; twice < 2; twice++)
        {
            using var recorded = await Send(owner, id, "Dr Noor Haddad", "2026-03-07", "quality");
            Assert.Equal((HttpStatusCode.Redirect, Reviews), (recorded.StatusCode, recorded.Headers.Location!.OriginalString));
        }
        Assert.Single((await Chain()).Entries);
        await Told(mia, "Reviewed by Dr Noor Haddad (quality) on 7 March 2026.");
        Assert.Contains("Reviewed by Dr Noor Haddad (quality) on 7 March 2026.", await mia.Page("/modules"), StringComparison.Ordinal);
        await Told(mia, "Geprüft von Dr Noor Haddad (quality) am 7. März 2026.", "?language=de");
        Assert.Contains("by Olga Owner, of content", await owner.Page(Reviews), StringComparison.Ordinal);

        var files = await ContentFiles.BuiltIn(owner);
        files["prompting-for-work/01-what-a-prompt-is.md"] += "\nA sentence more.\n";
        using var brought = await ContentFiles.Bring(owner, files);
        using var published = await ContentFiles.Publish(owner, brought);
        const string Older = "of an earlier content. This content has not been reviewed yet.";
        await Told(mia, Older);

        await silo.Restart();
        using var back = await WebVisitor.SignIn(silo.Address, "mia");
        await Told(back, Older);
    }

    [Fact]
    public async Task A_review_recorded_by_mistake_is_taken_back_and_both_stay_in_the_ledger_with_who_did_it()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        var id = CommandId.New();
        using (await Send(owner, id, "Wrong Person", "2026-03-07"))
            await Told(mia, "Reviewed by Wrong Person on 7 March 2026.");

        using var withdrawn = await owner.Post($"{Record}/{id}/withdrawal", WebVisitor.Token(await owner.Page(Reviews)), ("commandId", CommandId.New().Value), ("why", "Another module was meant."));
        Assert.Equal(Reviews, withdrawn.Headers.Location!.OriginalString);

        await Told(mia, "Not yet reviewed by a subject expert.");
        Assert.Contains("by Olga Owner: Another module was meant.", await owner.Page(Reviews), StringComparison.Ordinal);
        var facts = (await Chain()).Entries.SelectMany(entry => entry.Facts).ToList();
        Assert.Equal([typeof(ReviewFact.Recorded), typeof(ReviewFact.Withdrawn)], facts.Select(fact => fact.GetType()));
        Assert.All(facts, fact => Assert.Equal("olga", fact.By.Value));
        var stored = await silo.Services.GetRequiredService<Journal>().Read(Name);
        Assert.Equal((2, (string?)null), LedgerAudit.Verify(stored));
    }

    [Fact]
    public async Task What_is_no_review_is_refused_and_nothing_is_recorded()
    {
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        foreach (var (reviewer, on, version, code) in new[]
        {
            ("", "2026-03-07", null, "no-reviewer"), ("Dr Haddad", "2199-01-01", null, "future-day"), ("Dr Haddad", "", null, "no-day"),
            ("Dr Haddad", "7 March", null, "bad-day"), ("Dr Haddad", "2026-03-07", "another", "other-content"),
        })
        {
            using var refused = await Send(owner, CommandId.New(), reviewer, on, version: version, json: true);
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains($"\"code\":\"{code}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Empty((await Chain()).Entries);
    }

    private Task<LedgerPage<ReviewFact>> Chain() =>
        silo.Services.GetRequiredService<TrainingLedger>().Read<ReviewFact>(Name, LedgerHead.Empty);

    private async Task<HttpResponseMessage> Send(WebVisitor owner, CommandId id, string reviewer, string on, string expertise = "", string? version = null, bool json = false)
    {
        var token = WebVisitor.Token(await owner.Page(Reviews));
        (string, string)[] fields =
        [
            ("commandId", id.Value), ("version", version ?? silo.Services.GetRequiredService<Programme>()[new(Module)]!.Version), ("reviewer", reviewer), ("expertise", expertise), ("on", on),
        ];
        return await (json ? owner.PostForJson(Record, token, fields) : owner.Post(Record, token, fields));
    }

    private static Task Told(WebVisitor visitor, string sentence, string query = "") =>
        Until.True(async () => WebUtility.HtmlDecode(await visitor.Page(First + query)).Contains(sentence, StringComparison.Ordinal), $"the learner was not told “{sentence}”");
}
