using Upskill.Learning;
using Upskill.Learning.Learners;
using Upskill.Workforce;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class MandatoryStatusTests
{
    private static readonly DateOnly First = DateOnly.FromDateTime(LearnerAtWork.Begin.UtcDateTime), Last = First.AddDays(90);

    [Fact]
    public void Of_somebody_who_is_not_enrolled_nothing_is_asked() =>
        Assert.Equal(MandatoryStatus.NotEnrolled, Learner.Nobody.Status(Programme, First.AddDays(1_000)));

    [Fact]
    public void Who_has_handed_in_nothing_has_not_started_until_the_end_of_the_last_day()
    {
        var learner = new LearnerAtWork().Learner;

        Assert.Equal(MandatoryStatus.NotStarted, learner.Status(Programme, First));
        Assert.Equal(MandatoryStatus.NotStarted, learner.Status(Programme, Last));
        Assert.Equal(MandatoryStatus.Overdue, learner.Status(Programme, Last.AddDays(1)));
    }

    [Fact]
    public void Who_has_begun_is_in_progress_until_the_end_of_the_last_day()
    {
        var learner = new LearnerAtWork();
        learner.Answer("b");

        Assert.Equal(MandatoryStatus.InProgress, learner.Learner.Status(Programme, Last));
        Assert.Equal(MandatoryStatus.Overdue, learner.Learner.Status(Programme, Last.AddDays(1)));
    }

    [Fact]
    public void One_module_of_two_is_not_complete_and_what_is_complete_is_never_overdue()
    {
        var learner = new LearnerAtWork();
        learner.CompleteMain();
        Assert.Equal(MandatoryStatus.InProgress, learner.Learner.Status(Programme, Last));

        learner.HandIn(learner.Form(Read, Short));

        Assert.Equal(MandatoryStatus.Complete, learner.Learner.Status(Programme, Last));
        Assert.Equal(MandatoryStatus.Complete, learner.Learner.Status(Programme, Last.AddDays(1_000)));
    }

    [Fact]
    public void Days_on_leave_put_off_the_day_on_which_somebody_is_overdue()
    {
        var learner = new LearnerAtWork();
        learner.Happen([new LearnerFact.Placed(new("quality"), "CH", "G2", new Leave(First.AddDays(10), First.AddDays(19)))]);

        Assert.Equal(MandatoryStatus.NotStarted, learner.Learner.Status(Programme, Last.AddDays(10)));
        Assert.Equal(MandatoryStatus.Overdue, learner.Learner.Status(Programme, Last.AddDays(11)));
    }

    [Fact]
    public void A_leaver_is_not_overdue_and_a_returner_is_where_they_stopped()
    {
        var learner = new LearnerAtWork();
        learner.Answer("b");
        learner.Happen(learner.Learner.Leave());
        Assert.Equal(MandatoryStatus.NotEnrolled, learner.Learner.Status(Programme, Last.AddDays(1)));

        learner.Happen([new LearnerFact.Placed(new("quality"), "CH", "G2")]);

        Assert.Equal(MandatoryStatus.InProgress, learner.Learner.Status(Programme, Last));
    }
}
