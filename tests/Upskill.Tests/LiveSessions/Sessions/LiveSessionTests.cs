using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions;
using Upskill.LiveSessions.Sessions.Console;
using static Upskill.Tests.LiveSessions.Sessions.SessionAtWork;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>From the start to the end, and who leads.</summary>
public sealed class LiveSessionTests
{
    [Fact]
    public void It_starts_from_half_an_hour_before_its_time_to_its_planned_end_and_not_where_it_was_cancelled()
    {
        var waiting = LiveSession.Waiting;

        Assert.Equal("too-early", Refused(() => waiting.Start(Plan, 0, Noon.AddMinutes(-31))));
        Assert.IsType<SessionFact.Started>(waiting.Start(Plan, 0, Noon.AddMinutes(-30)));
        Assert.IsType<SessionFact.Started>(waiting.Start(Plan, 2, Noon.AddMinutes(44)));
        Assert.Equal("too-late", Refused(() => waiting.Start(Plan, 0, Noon.AddMinutes(45))));
        Assert.Equal("cancelled", Refused(() => waiting.Start(Plan with { IsCancelled = true }, 0, Noon)));
        Assert.Equal("no-session", Refused(() => waiting.Start(null, 0, Noon)));
        Assert.Null(Running().Session.Start(Plan, 1, Noon)); // two hosts at once: it is started once
    }

    [Fact]
    public void Before_the_start_and_after_the_end_nothing_is_taken()
    {
        var over = Running();
        over.Do(session => session.End(Noon.AddMinutes(40)));

        Assert.Equal("not-live", Refused(LiveSession.Waiting.Demand));
        Assert.Equal("not-live", Refused(() => LiveSession.Waiting.End(Noon)));
        Assert.Equal("not-live", Refused(() => LiveSession.Waiting.Cast(new(Ann, 1, null, true))));
        Assert.Equal("over", Refused(over.Session.Demand));
        Assert.Equal("over", Refused(() => over.Session.Cast(new(Ann, 1, null, true))));
        Assert.Equal("over", Refused(() => over.Session.Start(Plan, 0, Noon)));
        Assert.Null(over.Session.End(Noon.AddMinutes(50)));
    }

    [Fact]
    public void What_is_left_names_a_presenter_only_who_agreed_and_no_counts_of_few_and_nothing_that_was_taken_back()
    {
        var work = Running();
        var (kept, taken) = (work.Ask(Ann, "What stays?"), work.Ask(Bob, "What goes?"));
        work.Do(session => session.Cast(new(Cy, kept, null, true)));
        work.Do(session => session.Board.Withdraw(Bob, taken));
        work.Do(session => session.Showcases.Show(new(CommandId.New(), "one", "Summaries", "Marta Kowalczyk", 8, IsNamedAfterwards: false), Noon));
        work.Do(session => session.Showcases.Show(new(CommandId.New(), "two", "Minutes", "Jun Takahashi", 5, IsNamedAfterwards: true), Noon));
        var poll = work.Open("Yes", "No");
        foreach (var token in Many(4))
            work.Do(session => session.Cast(new(token, poll, 0, true)));
        Assert.Null(work.Session.Summary);

        work.Do(session => session.End(Noon.AddMinutes(40)));

        var summary = work.Session.Summary!;
        Assert.Equal(("What stays?", 1), (Assert.Single(summary.Questions).Text, summary.Questions[0].Votes));
        Assert.Equal([new("Summaries", null), new PastShowcase("Minutes", "Jun Takahashi")], summary.Showcases.AsEnumerable());
        Assert.Equal((null, null, false), (Assert.Single(summary.Polls).Counts, summary.Polls[0].Answered, summary.Polls[0].IsOpen));
        Assert.Equal((Noon, Noon.AddMinutes(40)), (summary.StartedAt, summary.EndedAt));
    }

    [Fact]
    public void An_attendee_is_told_what_is_their_own_and_everybody_the_same_of_the_rest()
    {
        var work = Running();
        var (mine, theirs) = (work.Ask(Ann, "Mine"), work.Ask(Bob, "Theirs"));
        work.Do(session => session.Cast(new(Ann, theirs, null, true)));

        var (ann, cy) = (work.Session.For(Ann, work.Number, 0, 0), work.Session.For(Cy, work.Number, 0, 0));

        Assert.Equal([mine], ann.Own.AsEnumerable());
        Assert.Equal([theirs], ann.Upvoted.AsEnumerable());
        Assert.Empty(cy.Own.Concat(cy.Upvoted));
        Assert.Equal(cy.Shared.Questions.AsEnumerable(), ann.Shared.Questions);
        Assert.Equal(theirs, Assert.Single(work.Session.For(Cy, work.Number, work.Number - 1, 0).Shared.Questions).Number); // only what changed
    }

    [Fact]
    public void A_host_whose_connection_is_gone_for_five_seconds_is_replaced_by_one_who_is_here_and_else_the_console_waits()
    {
        var watch = HostWatch.Nobody.With([0, 2], Noon);
        Assert.Null(watch.Instead(0, Noon));
        var onlyTwo = watch.With([2], Noon.AddSeconds(4));
        Assert.Null(onlyTwo.Instead(0, Noon.AddSeconds(4.9)));
        Assert.Equal(2, onlyTwo.Instead(0, Noon.AddSeconds(5)));
        Assert.Null(watch.Instead(0, Noon.AddMinutes(1))); // nobody is here
        Assert.Null(onlyTwo.Instead(2, Noon.AddSeconds(5)));
    }
}
