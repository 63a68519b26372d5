using Upskill.LiveSessions;
using static Upskill.Tests.LiveSessions.Sessions.SessionAtWork;

namespace Upskill.Tests.LiveSessions.Sessions;

public sealed class PollTests
{
    private readonly SessionAtWork work = Running();

    [Theory]
    [InlineData]
    [InlineData("One")]
    [InlineData("One", " ")]
    [InlineData("One", "one")]
    [InlineData("1", "2", "3", "4", "5", "6", "7")]
    public void A_poll_without_two_to_six_different_options_is_refused(params string[] options) => Assert.Equal("options", Refused(() => work.Open(options)));

    [Fact]
    public void Options_that_were_left_empty_are_left_out_and_long_ones_refused()
    {
        work.Open("Yes", "", " No ");
        Assert.Equal(["Yes", "No"], work.Session.Polls.Last!.Options.AsEnumerable());
        Assert.Equal("open-poll", Refused(() => work.Open("a", "b")));
        work.Do(session => session.Polls.Close());
        Assert.Equal("too-long", Refused(() => work.Open("a", new('b', OpenPoll.LongestOption + 1))));
    }

    [Fact]
    public void Each_person_has_one_vote_that_can_be_changed_while_the_poll_is_open()
    {
        var poll = work.Open("Yes", "No");
        Choose(poll, Ann, 0);
        Choose(poll, Ann, 1);
        Assert.Null(work.Do(session => session.Cast(new(Ann, poll, 1, true))));
        Choose(poll, Bob, 1);
        Assert.Equal([0, 2], work.Session.Polls.Last!.Counts.AsEnumerable());

        Assert.Equal("no-such-poll", Refused(() => Choose(poll, Cy, 2)));
        Assert.Equal("no-such-poll", Refused(() => Choose(poll, Cy, -1)));
        Assert.Equal("no-such-poll", Refused(() => Choose(poll + 1, Cy, 0)));
        work.Do(session => session.Polls.Close());
        Assert.Equal("poll-closed", Refused(() => Choose(poll, Ann, 0)));
        Assert.Null(work.Do(session => session.Polls.Close()));
    }

    [Fact]
    public void Results_appear_from_five_answers_on_and_before_not_even_how_many_answered()
    {
        var poll = work.Open("Yes", "No");
        foreach (var token in Many(4))
            Choose(poll, token, 0);
        Assert.Equal((null, null), (Shown.Counts, Shown.Answered));
        Choose(poll, Ann, 1);
        Assert.Equal([4, 1], Shown.Counts!.Value.AsEnumerable());
        Assert.Equal(5, Shown.Answered);
    }

    private ShownPoll Shown => work.Session.Polls.Last!.Shown;

    private void Choose(long poll, AttendeeToken by, int option) => work.Do(session => session.Cast(new(by, poll, option, true)));
}
