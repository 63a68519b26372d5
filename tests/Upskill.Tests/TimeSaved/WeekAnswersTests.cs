using Upskill.Adoption;
using Upskill.Kit.Storage;
using Upskill.TimeSaved;
using Upskill.TimeSaved.Claims;
using static Upskill.Tests.TimeSaved.HoursAtWork;

namespace Upskill.Tests.TimeSaved;

public sealed class WeekAnswersTests
{
    private static readonly AnswerHome Alpha = new(new UnitId("alpha"), "country:CH"), Beta = new(new UnitId("beta"));

    private readonly HoursAtWork at = new();

    private WeekRow Row => Assert.Single(at.Hours.Answers.Rows("t", at.History.Count, at.Now));

    [Fact]
    public void A_correction_keeps_home_and_place_in_the_queue_and_replaces_the_value()
    {
        at.Claim(Week, Minutes(180, 30));
        (at.Home, at.Now) = (Beta, Thursday.AddDays(1)); // they moved
        at.Claim(Week, Minutes(60, 0, 90));

        Assert.Equal(new WeekRow(new(ReleaseSubject.Hours, Alpha.Unit), new("t", Week, 2, Thursday, -30) { Cells = Alpha.Cells }, IsIn: true), Row);
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
        Assert.Equal(Alpha.Unit, Row.Home.Unit);
        Assert.Empty(at.Claim(Week, Minutes(180)));
    }

    [Fact]
    public void Who_leaves_takes_back_what_waits_and_an_answer_after_it_waits_anew()
    {
        at.Claim(Week, Minutes(180));
        var before = at.Hours.Answers;
        at.Leave();

        Assert.Equal((Alpha.Unit, false, 2), (Row.Home.Unit, Row.IsIn, Row.Row.Version));
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

    [Fact]
    public void A_baseline_counts_once_in_the_first_week_in_which_it_has_a_home_and_a_correction_keeps_its_place()
    {
        at.Home = null;
        at.Give(300);
        Assert.Null(at.Hours.Answers.Baseline);

        (at.Home, at.Now) = (Alpha, Thursday.AddDays(7));
        at.Claim(Week.Next, Minutes(60));
        var rows = at.Hours.Answers.Rows("t", 2, at.Now);
        Assert.Equal([new(ReleaseSubject.Baseline, Alpha.Unit), new(ReleaseSubject.Hours, Alpha.Unit)], rows.Select(row => row.Home));
        Assert.Equal([(300, Week.Next), (60, Week.Next)], rows.Select(row => (row.Row.NetMinutes, row.Row.Week)));

        (at.Home, at.Now) = (Beta, Thursday.AddDays(15));
        var before = at.Hours.Answers;
        at.Give(0);
        var corrected = Assert.Single(at.Hours.Answers.Changed(before, "t", 3, at.Now));
        Assert.Equal((Alpha.Unit, Week.Next, 0, Thursday.AddDays(7)), (corrected.Home.Unit, corrected.Row.Week, corrected.Row.NetMinutes, corrected.Row.AnsweredAt));
        Assert.Single(at.History.OfType<HoursFact.BaselineCounted>());
    }

    [Fact]
    public void Who_leaves_takes_back_their_baseline_too()
    {
        at.Give(300);
        at.Leave();

        Assert.Equal((new ReleaseSubject(ReleaseSubject.Baseline, Alpha.Unit), false), (Row.Home, Row.IsIn));
    }
}
