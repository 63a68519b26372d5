using Upskill.TimeSaved.Claims;
using static Upskill.Tests.TimeSaved.HoursAtWork;

namespace Upskill.Tests.TimeSaved;

public sealed class WeekAnswersTests
{
    private static readonly UnitId Alpha = new("alpha"), Beta = new("beta");

    private readonly HoursAtWork at = new();

    private WeekRow Row => Assert.Single(at.Hours.Answers.Rows("t", at.History.Count, at.Now));

    [Fact]
    public void A_correction_keeps_home_and_place_in_the_queue_and_replaces_the_value()
    {
        at.Claim(Week, Minutes(180, 30));
        (at.Home, at.Now) = (Beta, Thursday.AddDays(1)); // they moved
        at.Claim(Week, Minutes(60, 0, 90));

        Assert.Equal(new WeekRow(Alpha, new("t", Week, 2, Thursday, -30), IsIn: true), Row);
    }

    [Fact]
    public void Only_the_row_of_the_week_that_was_answered_is_written()
    {
        at.Claim(Week, Minutes(180));
        var before = at.Hours.Answers;
        at.Choose(null);
        Assert.Empty(at.Hours.Answers.Changed(before, "t", 2, at.Now));

        at.Claim(Week.Previous, Minutes(60));

        Assert.Equal(Week.Previous, Assert.Single(at.Hours.Answers.Changed(before, "t", 3, at.Now)).Row.Week);
        Assert.Equal(2, at.Hours.Answers.Rows("t", 3, at.Now).Length);
    }

    [Fact]
    public void Without_a_home_nothing_waits_until_there_is_one()
    {
        at.Home = null;
        at.Claim(Week, Minutes(180));
        Assert.Empty(at.Hours.Answers.Rows("t", 1, at.Now));
        Assert.Empty(at.Leave());

        at.Home = Alpha;
        at.Claim(Week, Minutes(180));
        Assert.Equal(Alpha, Row.Home);
        Assert.Empty(at.Claim(Week, Minutes(180)));
    }

    [Fact]
    public void Who_leaves_takes_back_what_waits_and_an_answer_after_it_waits_anew()
    {
        at.Claim(Week, Minutes(180));
        var before = at.Hours.Answers;
        at.Leave();

        Assert.Equal((Alpha, false, 2), (Row.Home, Row.IsIn, Row.Row.Version));
        Assert.Equal(Row, Assert.Single(at.Hours.Answers.Changed(before, "t", 2, at.Now)));
        Assert.Empty(at.Leave());
        Assert.Equal(180, at.Standing.Of(Week)!.NetMinutes); // what they typed stays theirs

        at.Now = Thursday.AddDays(2);
        at.Claim(Week, Minutes(60));
        Assert.Equal((true, at.Now), (Row.IsIn, Row.Row.AnsweredAt));
    }

    [Fact]
    public void A_week_that_is_finished_has_no_row()
    {
        at.Claim(Week, Minutes(180));
        at.Now = Week.FinallyClosesAt;

        Assert.Empty(at.Hours.Answers.Rows("t", 1, at.Now));
        Assert.Empty(at.Leave());
    }
}
