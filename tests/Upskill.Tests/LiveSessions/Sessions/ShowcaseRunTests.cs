using Upskill.LiveSessions;
using static Upskill.Tests.LiveSessions.Sessions.SessionAtWork;

namespace Upskill.Tests.LiveSessions.Sessions;

public sealed class ShowcaseRunTests
{
    private readonly SessionAtWork work = Running();

    [Fact]
    public void The_next_showcase_begins_once_and_ends_the_one_before_and_two_minutes_can_be_added()
    {
        Show("one", 8);
        Assert.Equal(Noon.AddMinutes(8), work.Session.Showcases.Now!.EndsAt);
        Assert.Null(Show("one", 8)); // two hosts at once
        work.Do(session => session.Showcases.Time(isMore: true));
        Assert.Equal((10, Noon.AddMinutes(10)), (work.Session.Showcases.Now!.Minutes, work.Session.Showcases.Now.EndsAt));

        Show("two", 5);
        Assert.Equal("two", work.Session.Showcases.Now!.Id);
        Assert.Equal("shown", Refused(() => Show("one", 8)));
        work.Do(session => session.Showcases.Time(isMore: false));
        Assert.Null(work.Session.Showcases.Now);
        Assert.Null(work.Do(session => session.Showcases.Time(isMore: false)));
        Assert.Equal("nothing-shown", Refused(() => work.Session.Showcases.Time(isMore: true)));
    }

    private long? Show(string id, int minutes) => work.Do(session => session.Showcases.Show(new(CommandId.New(), id, "Title", "Marta", minutes, false), Noon));
}
