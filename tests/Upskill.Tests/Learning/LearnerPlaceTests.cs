using Upskill.Adoption;
using Upskill.Learning;
using Upskill.Learning.Learners;
using Upskill.Workforce;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class LearnerPlaceTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly UnitId Audit = new("quality~audit"), Release = new("quality~release"), Research = new("research");

    private static PlaceLearner At(UnitId unit, string country = "CH", string grade = "G2", DateOnly? startsOn = null, Leave? leave = null) =>
        new(CommandId.New(), unit, country, grade, startsOn ?? new(2020, 1, 1), leave);

    private static Learner Placed(Learner learner, PlaceLearner place, DateOnly? today = null) =>
        learner.PlaceAt(place, Programme, today ?? Today).Aggregate(
            learner, (state, fact) => state.With(fact, new((today ?? Today).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)));

    [Fact]
    public void Who_comes_is_placed_and_enrolled_until_the_programmes_last_day()
    {
        var facts = Learner.Nobody.PlaceAt(At(Audit), Programme, Today);

        Assert.Equal<LearnerFact>([new LearnerFact.Placed(Audit, "CH", "G2"), new LearnerFact.Enrolled("small", new(2027, 2, 21))], facts);
        var standing = Placed(Learner.Nobody, At(Audit)).Standing(2);
        Assert.Equal((2, Today, new DateOnly(2027, 2, 21)), (standing.Number, standing.EnrolledOn, standing.DueOn));
    }

    [Fact]
    public void A_repeated_import_changes_nothing_and_moves_no_last_day() =>
        Assert.Empty(Placed(Learner.Nobody, At(Audit)).PlaceAt(At(Audit), Programme, Today.AddDays(30)));

    [Fact]
    public void Who_moves_keeps_their_enrolment_and_leaves_the_unit_that_they_were_in()
    {
        var moved = Placed(Placed(Learner.Nobody, At(Audit)), At(Release), Today.AddDays(30));

        Assert.Equal((Release, Audit, Today), (moved.Place!.Unit, moved.LeftUnit, moved.EnrolledOn));
        Assert.Equal(new DateOnly(2027, 2, 21), moved.Enrolment!.DueOn);
    }

    [Fact]
    public void Who_moves_on_and_back_leaves_the_last_unit_and_never_the_one_that_they_are_in()
    {
        var twice = Placed(Placed(Placed(Learner.Nobody, At(Audit)), At(Release)), At(Research));
        Assert.Equal((Research, Release), (twice.Place!.Unit, twice.LeftUnit));

        var back = Placed(Placed(Placed(Learner.Nobody, At(Audit)), At(Release)), At(Audit));
        Assert.Equal((Audit, Release), (back.Place!.Unit, back.LeftUnit));
    }

    [Theory]
    [InlineData("DE", "G2")]
    [InlineData("CH", "G3")]
    public void Another_country_or_grade_is_a_new_place_in_the_same_unit(string country, string grade)
    {
        var before = Placed(Learner.Nobody, At(Audit));

        var after = Placed(before, At(Audit, country, grade));

        Assert.Equal(new LearnerFact.Placed(Audit, country, grade), after.Place);
        Assert.Null(after.LeftUnit);
    }

    [Fact]
    public void Who_starts_later_has_the_whole_time_from_that_day() =>
        Assert.Equal(new DateOnly(2027, 2, 21).AddDays(40), Placed(Learner.Nobody, At(Audit, startsOn: Today.AddDays(40))).DueOn);

    [Fact]
    public void Who_leaves_is_in_no_figures_and_keeps_what_they_did()
    {
        var learner = new LearnerAtWork();
        learner.Answer("b");

        var left = learner.Learner.Leave().Aggregate(learner.Learner, (state, fact) => state.With(fact, LearnerAtWork.Begin));

        Assert.Equal(AdoptionFigures.Zero, left.Figures);
        Assert.Equal(learner.Learner.Activities, left.Activities);
        Assert.Empty(left.Leave());
    }

    [Fact]
    public void Who_comes_back_goes_on_where_they_stopped()
    {
        var learner = new LearnerAtWork();
        learner.Answer("b");
        var left = learner.Learner.Leave().Aggregate(learner.Learner, (state, fact) => state.With(fact, LearnerAtWork.Begin));

        var back = Placed(left, At(new("quality")), Today.AddDays(200));

        Assert.Equal(new(1, 1, 0), back.Figures);
        Assert.Equal((learner.Learner.EnrolledOn, learner.Learner.DueOn), (back.EnrolledOn, back.DueOn));
    }

    [Fact]
    public void Time_does_not_run_while_somebody_is_on_leave()
    {
        var away = new Leave(Today.AddDays(10), Today.AddDays(19));

        var learner = Placed(Placed(Learner.Nobody, At(Audit)), At(Audit, leave: away));

        Assert.Equal(new DateOnly(2027, 2, 21).AddDays(10), learner.DueOn);
        // Once it is over, HR's file forgets it; the days stay given.
        Assert.Equal(learner.DueOn, Placed(learner, At(Audit), Today.AddDays(25)).DueOn);
        // Cancelled before it began, they are not.
        Assert.Equal(new DateOnly(2027, 2, 21), Placed(learner, At(Audit), Today.AddDays(5)).DueOn);
        // Back early: as many as they were away.
        Assert.Equal(new DateOnly(2027, 2, 21).AddDays(4), Placed(learner, At(Audit), Today.AddDays(14)).DueOn);
    }

    [Fact]
    public void Leave_that_is_over_before_the_enrolment_or_begins_after_its_end_gives_no_day()
    {
        Assert.Equal(new DateOnly(2027, 2, 21), Placed(Learner.Nobody, At(Audit, leave: new(Today.AddDays(-30), Today.AddDays(-1)))).DueOn);
        Assert.Equal(new DateOnly(2027, 2, 21), Placed(Learner.Nobody, At(Audit, leave: new(Today.AddDays(300), Today.AddDays(310)))).DueOn);
    }

    [Fact]
    public void A_learner_is_nobody_then_enrolled_then_started_then_complete_in_the_figures()
    {
        Assert.Equal(AdoptionFigures.Zero, Learner.Nobody.Figures);
        var learner = new LearnerAtWork();
        Assert.Equal(new(1, 0, 0), learner.Learner.Figures);
        learner.Answer("b");
        Assert.Equal(new(1, 1, 0), learner.Learner.Figures);
        learner.Answer("ac", "a");
        learner.ReadOn();
        learner.Choose("b", "a");
        learner.Sign();
        Assert.Equal(new(1, 1, 0), learner.Learner.Figures);
        learner.HandIn(learner.Form(Read, Short));
        Assert.Equal(new(1, 1, 1), learner.Learner.Figures);
    }
}
