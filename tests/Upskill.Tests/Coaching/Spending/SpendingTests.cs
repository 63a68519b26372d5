using System.Collections.Immutable;
using CsCheck;
using Upskill.Coaching;
using Upskill.Coaching.Spending;

namespace Upskill.Tests.Coaching.Spending;

public sealed class SpendingTests
{
    private static readonly DateOnly Monday = new(2026, 11, 30);

    [Fact]
    public void Tokens_that_were_set_aside_are_used_until_it_is_known_better()
    {
        var day = new TokenDay().On(Monday).SetAside(600, cap: 1_000)!;
        Assert.Null(day.SetAside(500, cap: 1_000)); // two at once cannot pass the cap together
        Assert.Equal(120, day.Settle(new(Monday, 600), 120).Used);
        Assert.NotNull(day.Settle(new(Monday, 600), 120).SetAside(500, cap: 1_000));
    }

    [Fact]
    public void A_new_day_begins_with_nothing_used_and_what_was_asked_before_midnight_is_not_counted_in_it()
    {
        var day = new TokenDay().On(Monday).SetAside(600, cap: 1_000)!.On(Monday.AddDays(1)).SetAside(50, cap: 1_000)!;
        Assert.Equal(50, day.Settle(new(Monday, 600), 900).Used);
    }

    [Fact]
    public void Whatever_is_asked_and_answered_what_is_set_aside_never_passes_the_cap() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 2_000].Array[0, 30]).Sample((cap, wishes) =>
        {
            var (day, given) = (new TokenDay().On(Monday), 0);
            foreach (var wish in wishes.Where(wish => day.SetAside(wish, cap) is not null))
            {
                day = day.SetAside(wish, cap)!;
                given += wish;
            }
            Assert.True(given <= cap && day.Used == given);
        });

    [Fact]
    public void Days_are_summed_over_partitions_and_the_oldest_go()
    {
        var one = ImmutableArray<DayCost>.Empty;
        for (var day = 0; day < ICoachCostGrain.Days + 10; day++)
            one = CoachCosts.With(one, Monday.AddDays(day), new(new(100, day % 2 == 0, "Said"), IsFirst: true, IsAtCap: false));
        Assert.Equal((ICoachCostGrain.Days, Monday.AddDays(ICoachCostGrain.Days + 9)), (one.Length, one[0].Day));

        var other = CoachCosts.With([], Monday.AddDays(50), new(new(30, true, "Garbled"), IsFirst: true, IsAtCap: true));
        var sum = CoachCosts.Sum([one, other]).Single(day => day.Day == Monday.AddDays(50));
        Assert.Equal((130, 130, 2, 1), (sum.Tokens, sum.Estimated, sum.Learners, sum.AtCap));
        Assert.Equal(["Garbled 1", "Said 1"], sum.Outcomes.Select(outcome => $"{outcome.Outcome} {outcome.Questions}"));
    }

    [Fact]
    public void A_second_question_of_a_learner_is_no_second_learner()
    {
        var days = CoachCosts.With(CoachCosts.With([], Monday, new(new(10, false, "Said"), true, false)), Monday, new(new(20, false, "Said"), false, false));
        Assert.Equal((30, 1, 2), (days.Single().Tokens, days.Single().Learners, days.Single().Outcomes.Single().Questions));
    }
}
