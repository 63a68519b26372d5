using System.Net;
using Upskill.Coaching;
using Upskill.Coaching.Providers;
using Upskill.Kit.Storage;
using Upskill.Testing;
using Upskill.Tests.Coaching.Providers;

namespace Upskill.Tests.Coaching.Spending;

/// <summary>What is asked is counted, kept and capped, and whose it was is nowhere to be read.</summary>
public sealed class CostTests(CoachedSilo silo) : IClassFixture<CoachedSilo>
{
    [Fact]
    public async Task What_the_provider_counted_is_what_was_used()
    {
        silo.Model.Then(ModelReplies.Says("Well begun."));
        Assert.IsType<ModelAnswer.Said>(await silo.Coach.Ask(Asks("counted"), CancellationToken.None));
        Assert.Equal(new TokensToday(42, CoachedSilo.Cap), await Day("counted").Today());
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_reckoned_and_one_that_was_left_as_well()
    {
        silo.Model.Then(ModelReplies.EndsEarly("Well begun is half done. "));
        await silo.Coach.Ask(Asks("cut-off"), CancellationToken.None);
        Assert.InRange((await Day("cut-off").Today()).Used, 10, 60);

        silo.Model.Then(ModelReplies.Stalls("Well begun is half done. "));
        await foreach (var _ in silo.Coach.Stream(Asks("left"), CancellationToken.None))
            break; // as when a browser goes away
        Assert.InRange((await Day("left").Today()).Used, 10, 60);
    }

    [Fact]
    public async Task What_never_went_out_costs_nothing()
    {
        Assert.Equal(new ModelAnswer.Away(ModelAway.Guarded), await silo.Coach.Ask(Asks("guarded") with { Arguments = ProviderFixture.Plain("NHS 943 476 5919").Arguments }, CancellationToken.None));
        Assert.Equal(0, (await Day("guarded").Today()).Used);
    }

    [Fact]
    public async Task At_the_cap_nothing_is_asked_until_the_next_day_and_a_restart_forgets_nothing()
    {
        var day = Day("capped");
        Assert.NotNull(await day.SetAside(CoachedSilo.Cap - 100));
        await silo.Restart();
        var before = silo.Model.Requests.Count;
        Assert.Equal(new ModelAnswer.Away(ModelAway.Spent), await silo.Coach.Ask(Asks("capped"), CancellationToken.None));
        Assert.Equal(before, silo.Model.Requests.Count);
    }

    [Fact]
    public async Task Twenty_questions_at_once_do_not_pass_the_cap_together()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => silo.Coach.Ask(Asks("hasty"), CancellationToken.None)));
        Assert.Contains(answers, answer => answer is ModelAnswer.Said);
        Assert.True((await Day("hasty").Today()).Used <= CoachedSilo.Cap);
    }

    [Fact]
    public async Task An_owner_sees_the_days_cost_and_nobody_else_has_the_page()
    {
        await silo.Coach.Ask(Asks("mia"), CancellationToken.None);
        await Until.True(async () => (await silo.Grains.GetGrain<ICoachCostGrain>(Partition.Of("mia").ToString()).Costs()).Any(cost => cost.Tokens >= 42), "the cost was not noted");
        using var owner = await WebVisitor.SignIn(silo.Address, "olga");
        using var shown = await owner.Http.GetAsync("/coaching/cost");
        Assert.True(shown.IsSuccessStatusCode, string.Join('\n', silo.Overheard.Lines.Where(line => line.Contains("Exception", StringComparison.Ordinal))));
        var page = await shown.Content.ReadAsStringAsync();
        Assert.Contains("Each learner may use 3,000 tokens a day.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mia", page, StringComparison.Ordinal);
        foreach (var other in new[] { "mia", "ben", "chris", "adam", "otto" })
        {
            using var visitor = await WebVisitor.SignIn(silo.Address, other);
            using var answer = await visitor.Http.GetAsync("/coaching/cost");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private ITokenDayGrain Day(string learner) => silo.Grains.GetGrain<ITokenDayGrain>(learner);

    private static ModelQuestion Asks(string learner) => ProviderFixture.Plain("Summarise the minutes of the meeting.") with { Learner = new(learner) };
}
