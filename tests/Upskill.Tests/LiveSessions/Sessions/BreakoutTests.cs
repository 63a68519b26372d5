using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions;
using Upskill.LiveSessions.Sessions.Breakouts;
using static Upskill.Tests.LiveSessions.Sessions.SessionAtWork;

namespace Upskill.Tests.LiveSessions.Sessions;

public sealed class BreakoutTests
{
    private readonly SessionAtWork work = Running();

    [Fact]
    public void Latecomers_join_the_smallest_group_and_the_first_of_equally_small_ones()
    {
        Draw(7, 6, 6);
        Assert.Equal(2, Seat(Ann));
        Assert.Equal(3, Seat(Bob));
        Assert.Equal(1, Seat(Cy)); // all of seven
        Assert.Null(work.Session.Groups!.Seat(Ann));
        Assert.Equal(2, work.Session.For(Ann, work.Number, 0, 0).Group);
    }

    [Fact]
    public void A_group_asks_for_help_once_until_a_host_has_looked_and_who_is_in_none_cannot()
    {
        Draw(6, 6);
        var second = work.Session.Groups!.Seats.First(seat => seat.Value == 2).Key;
        work.Do(session => session.DemandGroups().Call(second));
        Assert.Null(work.Session.Groups!.Call(second));
        Assert.Equal([2], work.Session.Groups!.Help);
        Assert.Equal("no-group", Refused(() => work.Session.Groups!.Call(Ann)));
        work.Do(_ => new SessionFact.Helped(2));
        Assert.Empty(work.Session.Groups!.Help);
    }

    [Fact]
    public void Groups_have_a_time_that_can_be_longer_and_come_back()
    {
        Assert.Equal("no-groups", Refused(() => work.Session.DemandGroups()));
        Draw(6, 6);
        work.Do(_ => new SessionFact.GroupsTimed());
        Assert.Equal(Noon.AddMinutes(12), work.Session.Groups!.Shown.EndsAt);
        work.Do(_ => new SessionFact.Regathered());
        Assert.Null(work.Session.Groups);
        Assert.Equal("minutes", Refused(() => Breakout.Ends(0, Noon)));
        Assert.Equal("minutes", Refused(() => Breakout.Ends(121, Noon)));
    }

    private void Draw(params int[] sizes)
    {
        var tokens = Many(sizes.Sum());
        var (at, groups) = (0, new List<System.Collections.Immutable.ImmutableArray<AttendeeToken>>());
        foreach (var size in sizes)
        {
            groups.Add([.. tokens.Skip(at).Take(size)]);
            at += size;
        }
        work.Do(_ => new SessionFact.Grouped([.. groups], Breakout.Ends(10, Noon)));
    }

    private int Seat(AttendeeToken by)
    {
        work.Do(session => session.DemandGroups().Seat(by));
        return work.Session.Groups!.Seats[by];
    }
}
