using Upskill.Learning;
using Upskill.Learning.Cohorts;

namespace Upskill.Tests.Learning;

public sealed class CohortRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly PersonId Ann = new("ann"), Bob = new("bob"), Cy = new("cy");
    private static readonly MakeCohort Made = new("Spring", Today.AddDays(10), Today.AddDays(40), new("olga"));

    private static string Refused(Action action) => Assert.Throws<Refusal>(action).Code;

    [Fact]
    public void A_cohort_has_a_name_and_days_in_their_order_that_are_not_over()
    {
        CohortRules.Check(Made, Today);
        Assert.Equal("no-name", Refused(() => CohortRules.Check(Made with { Name = " " }, Today)));
        Assert.Equal("no-name", Refused(() => CohortRules.Check(Made with { Name = new('x', CohortRules.LongestName + 1) }, Today)));
        Assert.Equal("empty-range", Refused(() => CohortRules.Check(Made with { DueOn = Made.StartsOn.AddDays(-1) }, Today)));
        Assert.Equal("past-day", Refused(() => CohortRules.Check(Made, Made.DueOn.AddDays(1))));
    }

    [Fact]
    public void Who_is_added_is_told_once_and_members_are_left_alone() =>
        Assert.Equal<PersonId>([Ann, Cy], CohortRules.Added(Made, [Bob], [], [Cy, Bob, Ann, Cy], Today));

    [Fact]
    public void A_repeated_adding_changes_nothing_and_another_one_waits_for_the_first()
    {
        Assert.Empty(CohortRules.Added(Made, [Ann], [Bob], [Ann, Bob], Today));
        Assert.Equal("still-adding", Refused(() => CohortRules.Added(Made, [Ann], [Bob], [Cy], Today)));
    }

    [Fact]
    public void People_are_added_to_the_end_of_the_last_day_and_never_more_than_there_is_room_for()
    {
        Assert.Equal<PersonId>([Ann], CohortRules.Added(Made, [], [], [Ann], Made.DueOn));
        Assert.Equal("cohort-over", Refused(() => CohortRules.Added(Made, [], [], [Ann], Made.DueOn.AddDays(1))));
        var crowd = Enumerable.Range(0, CohortRules.MostMembers).Select(i => new PersonId($"p{i}")).ToList();
        Assert.Equal(CohortRules.MostMembers, CohortRules.Added(Made, [], [], crowd, Today).Length);
        Assert.Equal("cohort-full", Refused(() => CohortRules.Added(Made, [Ann], [], crowd, Today)));
    }
}
