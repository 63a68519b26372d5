using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.Rubrics;
using Upskill.Coaching.Verdicts;
using Upskill.Kit.Ledger;
using Upskill.Kit.Storage;
using Upskill.Learning;
using Upskill.Learning.Programmes;
using Upskill.Testing;
using Upskill.Tests.Silo;

namespace Upskill.Tests.Coaching;

public sealed class MarkingTests(MarkingSilo silo) : IClassFixture<MarkingSilo>
{
    private static readonly AnchorSet Set = AnchorSet.Of(new("prompting-for-work"), new("write-one"))!;
    private static readonly AnchorSet Other = AnchorSet.Of(new("approved-tools"), new("same-help-nobody-in-it"))!;

    [Fact]
    public async Task What_the_coach_and_others_say_of_a_text_is_shown_only_after_ones_own_mark()
    {
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        using var omar = await WebVisitor.SignIn(silo.Address, "omar");
        await Mark(omar, Other, "s03", "Ready");

        var page = await olga.Page(PageOf(Other));
        Assert.DoesNotContain("the coach would say", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Omar Owner", page, StringComparison.Ordinal);

        await Mark(olga, Other, "s03", "NotYet");
        page = WebUtility.HtmlDecode(await olga.Page(PageOf(Other)));
        Assert.Contains("<dt>Omar Owner</dt><dd>Ready to send</dd>", page, StringComparison.Ordinal);
        Assert.Single(page.Split("the coach would say").Skip(1));

        await Mark(olga, Other, "s03", "Ready");
        var marks = await silo.Grains.GetGrain<IAnchorMarksGrain>(Other.Key).Marks();
        Assert.Equal([("omar", AnchorOpinion.Ready), ("olga", AnchorOpinion.NotYet), ("olga", AnchorOpinion.Ready)], marks.Select(mark => (mark.By.Value, mark.Opinion)));
        Assert.Equal((3, null), LedgerAudit.Verify(await silo.Services.GetRequiredService<Journal>().Read(new(AnchorMarksGrain.JournalKind, Other.Key))));
    }

    [Fact]
    public async Task A_verdict_is_shown_once_it_is_earned_and_not_before_and_decides_nothing()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        var exercise = $"/modules/{Set.Module}/{Set.Activity}";
        var module = silo.Services.GetRequiredService<Programme>()[Set.Module]!;
        await Write(module, "first", "Summarise the notes.");
        await Write(module, "second", "Write a handover for the day shift. Use only the twelve notes below. One line for each open point. Do not add causes. After each line give the note number.");

        var page = Decoded(await mia.Page(exercise));
        Assert.Contains("What the coach sees", page, StringComparison.Ordinal);
        Assert.Contains("<q lang=\"en\">Use only the twelve notes below</q>", page, StringComparison.Ordinal);
        Assert.Contains("New in this try", page, StringComparison.Ordinal);
        Assert.Contains("colleagues have marked 0 of the 30 texts", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the coach would say", page, StringComparison.Ordinal);

        foreach (var by in new[] { "olga", "omar" })
        {
            foreach (var text in Set.Texts.Where(text => Agreement.OfCoach.Value[text.Id] is not Verdict.Abstains || text.Id is "w05"))
            {
                var opinion = Agreement.OfCoach.Value[text.Id] is Verdict.Ready ? AnchorOpinion.Ready : AnchorOpinion.NotYet;
                await silo.Grains.GetGrain<IAnchorMarksGrain>(Set.Key).Mark(new(CommandId.New(), new(by), text.Id, opinion, Rubric.Current.Version));
            }
        }
        silo.Services.GetRequiredService<KnownAgreements>().Forget(Set);
        page = Decoded(await mia.Page(exercise));
        Assert.Contains("Not yet, the coach would say.", page, StringComparison.Ordinal);
        Assert.Contains("Ready to send, the coach would say.", page, StringComparison.Ordinal);
        Assert.Contains("κ = 1.00", page, StringComparison.Ordinal);
        Assert.Null((await silo.Grains.GetGrain<ILearnerGrain>("mia").Standing()).At(Set.Module, Set.Activity).Assessment);
    }

    private async Task Write(Module module, string step, string text) => await silo.Grains.GetGrain<ILearnerGrain>("mia").Submit(new(
        CommandId.New(), Set.Module, Set.Activity, module.Version, 1, step, [text], "Mia Member", module.Language));

    private static string PageOf(AnchorSet set) => $"/coaching/marking/{set.Module}/{set.Activity}";

    private static string Decoded(string page) => WebUtility.HtmlDecode(page);

    private static async Task Mark(WebVisitor owner, AnchorSet set, string anchor, string opinion)
    {
        using var answer = await owner.Post($"/api/coaching/anchors/{set.Module}/{set.Activity}/{anchor}/marks", WebVisitor.Token(await owner.Page(PageOf(set))),
            ("commandId", CommandId.New().Value), ("rubric", Rubric.Current.Version), ("opinion", opinion));
        Assert.Equal((HttpStatusCode.Redirect, $"{PageOf(set)}#next"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }
}

/// <summary>A silo with two programme owners.</summary>
public sealed class MarkingSilo : SiloFixture, IAsyncLifetime
{
    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Import("owners", $"{Organisation.Split('\n')[0]}\nomar,Omar Owner,,Board,,,CH,G3,anna,Europe/Zurich,en,2020-01-01,,,owner");
    }
}
