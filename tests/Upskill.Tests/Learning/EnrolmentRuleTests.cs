using Upskill.Learning;
using Upskill.Learning.Enrolment;
using Upskill.Learning.Learners;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class EnrolmentRuleTests
{
    private static readonly DateOnly MadeOn = new(2026, 11, 23), Long = new(2020, 1, 1);
    private static readonly UnitId Audit = new("quality~audit"), Research = new("research");

    private static EnrolmentRule Rule(string id, EnrolmentDue due, EnrolmentCriteria? criteria = null) => new(
        new(id), criteria ?? EnrolmentCriteria.Everybody, due, new("olga"), new(MadeOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    private static EnrolmentDue On(DateOnly day) => new(day, null);

    private static EnrolmentDue After(int days) => new(null, days);

    private static EnrolmentCriteria In(params UnitId[] units) => new([.. units], [], []);

    private static PlaceLearner At(UnitId unit, DateOnly startsOn, params EnrolmentRule[] rules) =>
        new(CommandId.New(), unit, "CH", "G2", startsOn, null) { Rules = [.. rules] };

    private static Learner Placed(Learner learner, PlaceLearner place, DateOnly on) => learner.PlaceAt(place, Programme, on)
        .Aggregate(learner, (state, fact) => state.With(fact, new(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));

    // Was here, enrolled because everybody was, before the first rule.
    private static Learner Here(UnitId unit) => Placed(Learner.Nobody, At(unit, Long), MadeOn.AddDays(-30));

    [Theory]
    [InlineData("quality~audit", "CH", "G2", "2026-01-10", true)]
    [InlineData("quality", "CH", "G2", "2026-01-10", true)]
    [InlineData("quality-2", "CH", "G2", "2026-01-10", false)]
    [InlineData("research", "CH", "G2", "2026-01-10", false)]
    [InlineData("quality~audit", "DE", "G2", "2026-01-10", false)]
    [InlineData("quality~audit", "CH", "G3", "2026-01-10", false)]
    [InlineData("quality~audit", "CH", "G2", "2026-01-01", true)]
    [InlineData("quality~audit", "CH", "G2", "2025-12-31", false)]
    [InlineData("quality~audit", "CH", "G2", "2026-01-31", true)]
    [InlineData("quality~audit", "CH", "G2", "2026-02-01", false)]
    public void A_rule_covers_who_meets_every_criterion_that_is_given(string unit, string country, string grade, string startsOn, bool covered)
    {
        var criteria = new EnrolmentCriteria([new("quality")], ["CH", "GB"], ["G2"], new(2026, 1, 1), new(2026, 1, 31));

        Assert.Equal(covered, criteria.Covers(new(unit), country, grade, DateOnly.Parse(startsOn, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.True(EnrolmentCriteria.Everybody.Covers(new(unit), country, grade, default));
    }

    [Fact]
    public void Days_after_joining_run_from_the_first_day_or_from_when_the_rule_was_made_whichever_is_later()
    {
        var rule = Rule("r", After(30));

        // Applied some days late, as after a stop: it is the day of the rule that counts.
        Assert.Equal(MadeOn.AddDays(30), Placed(Here(Audit), At(Audit, Long, rule), MadeOn.AddDays(3)).DueOn);
        Assert.Equal(MadeOn.AddDays(50), Placed(Here(Audit), At(Audit, MadeOn.AddDays(20), rule), MadeOn).DueOn);
        Assert.Equal(MadeOn.AddDays(130), Placed(Learner.Nobody, At(Audit, MadeOn.AddDays(100), rule), MadeOn.AddDays(100)).DueOn);
    }

    [Fact]
    public void A_fixed_day_is_the_same_for_all_who_are_here_and_who_comes_later_has_the_programmes_own_time_at_least()
    {
        var rule = Rule("r", On(MadeOn.AddDays(120)));

        Assert.Equal(MadeOn.AddDays(120), Placed(Here(Audit), At(Audit, Long, rule), MadeOn).DueOn);
        Assert.Equal(MadeOn.AddDays(120), Placed(Learner.Nobody, At(Audit, MadeOn.AddDays(10), rule), MadeOn.AddDays(10)).DueOn);
        Assert.Equal(MadeOn.AddDays(100 + 90), Placed(Learner.Nobody, At(Audit, MadeOn.AddDays(100), rule), MadeOn.AddDays(100)).DueOn);
        // Who moves under it is late in the same way.
        Assert.Equal(MadeOn.AddDays(100 + 90), Placed(Here(Research), At(Audit, Long, Rule("r", On(MadeOn.AddDays(120)), In(Audit))), MadeOn.AddDays(100)).DueOn);
    }

    [Fact]
    public void Of_several_rules_the_earliest_last_day_wins() =>
        Assert.Equal("b", Placed(Here(Audit), At(Audit, Long, Rule("a", After(60)), Rule("b", On(MadeOn.AddDays(20))), Rule("c", After(40))), MadeOn).Enrolment!.Rule);

    [Fact]
    public void Who_stays_under_a_rule_keeps_their_day_whatever_import_comes()
    {
        var rule = Rule("r", After(30), In(Audit));
        var enrolled = Placed(Learner.Nobody, At(Audit, MadeOn.AddDays(5), rule), MadeOn.AddDays(5));

        Assert.Empty(enrolled.PlaceAt(At(Audit, MadeOn.AddDays(5), rule), Programme, MadeOn.AddDays(20)));
        // To a smaller unit of the same function, and to another country.
        var moved = Placed(enrolled, At(new("quality~audit~one"), MadeOn.AddDays(5), rule) with { Country = "DE" }, MadeOn.AddDays(20));
        Assert.Equal(enrolled.Enrolment, moved.Enrolment);
    }

    [Fact]
    public void Who_falls_under_no_rule_is_let_go_with_all_that_they_did_and_comes_back_when_they_move()
    {
        var work = new LearnerAtWork();
        work.CompleteMain();
        var rule = Rule("r", After(30), In(Audit));

        var gone = Placed(work.Learner, At(Research, Long, rule), MadeOn.AddDays(1));

        Assert.False(gone.IsEnrolled);
        Assert.Equal((null, null, MandatoryStatus.NotEnrolled), (gone.EnrolledOn, gone.DueOn, gone.Status(Programme, MadeOn.AddDays(1_000))));
        Assert.Equal(new(0, 0, 0), gone.Figures);
        Assert.Equal(work.Learner.Evidence, gone.Evidence);
        Assert.Equal("not-enrolled", Assert.Throws<Refusal>(() => gone.Submit(work.Form(Read, Short), Programme)).Code);

        var back = Placed(gone, At(Audit, Long, rule), MadeOn.AddDays(200));
        Assert.Equal((MadeOn.AddDays(200), MadeOn.AddDays(230)), (back.EnrolledOn, back.DueOn));
        Assert.Equal(MandatoryStatus.InProgress, back.Status(Programme, MadeOn.AddDays(200)));
    }

    [Fact]
    public void Without_a_rule_everybody_is_enrolled_also_again_after_the_last_one_was_withdrawn()
    {
        var under = Placed(Here(Audit), At(Audit, Long, Rule("r", After(30))), MadeOn);

        Assert.Equal(MadeOn.AddDays(10 + 90), Placed(under, At(Audit, Long), MadeOn.AddDays(10)).DueOn);
        Assert.NotNull(Placed(Placed(Here(Audit), At(Audit, Long, Rule("r", After(30), In(Research))), MadeOn), At(Audit, Long), MadeOn).Enrolment);
    }

    [Fact]
    public void Days_on_leave_before_a_rule_give_no_day_under_it()
    {
        var away = At(Audit, Long) with { Leave = new(MadeOn.AddDays(-20), MadeOn.AddDays(-11)) };
        var learner = Placed(Placed(Learner.Nobody, At(Audit, Long), MadeOn.AddDays(-30)), away, MadeOn.AddDays(-20));
        Assert.Equal(MadeOn.AddDays(-30 + 90 + 10), learner.DueOn);

        Assert.Equal(MadeOn.AddDays(30), Placed(learner, away with { Rules = [Rule("r", After(30))] }, MadeOn).DueOn);
    }
}
