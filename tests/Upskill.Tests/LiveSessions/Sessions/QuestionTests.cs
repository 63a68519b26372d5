using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions.Questions;
using static Upskill.Tests.LiveSessions.Sessions.SessionAtWork;

namespace Upskill.Tests.LiveSessions.Sessions;

public sealed class QuestionTests
{
    private readonly SessionAtWork work = Running();

    [Fact]
    public void A_question_has_1_to_500_characters_and_markup_in_it_is_text()
    {
        var question = work.Ask(Ann, "  <b>&</b>\r\n");
        Assert.Equal("<b>&</b>", work.Session.Board.All[question].Text);
        work.Ask(Ann, new('x', 500));
        Assert.Equal("too-long", Refused(() => work.Ask(Ann, new('x', 501))));
        Assert.Equal("empty", Refused(() => work.Ask(Ann, " \n ")));
    }

    [Fact]
    public void Each_person_has_one_vote_a_question_and_can_take_it_back()
    {
        var question = work.Ask(Ann, "Who checks?");
        foreach (var token in new[] { Bob, Bob, Cy, Bob })
            work.Do(session => session.Cast(new(token, question, null, true)));
        Assert.Equal(2, Votes(question));
        work.Do(session => session.Cast(new(Bob, question, null, false)));
        Assert.Null(work.Do(session => session.Cast(new(Bob, question, null, false))));
        Assert.Equal(1, Votes(question));
        Assert.Equal("no-such-question", Refused(() => work.Session.Cast(new(Bob, 999, null, true))));
    }

    [Fact]
    public void Only_who_asked_takes_a_question_back_and_then_its_text_is_gone()
    {
        var question = work.Ask(Ann, "Not so good");
        Assert.Equal("not-yours", Refused(() => work.Session.Board.Withdraw(Bob, question)));
        work.Do(session => session.Board.Withdraw(Ann, question));

        Assert.Null(work.Session.Board.All[question].Text);
        Assert.Null(work.Do(session => session.Board.Withdraw(Ann, question)));
        Assert.Equal("no-such-question", Refused(() => work.Session.Cast(new(Bob, question, null, true))));
        Assert.Equal("no-such-question", Refused(() => Treat(question, QuestionState.Answered)));
        Assert.Empty(work.Session.Board.Ranked);
    }

    [Fact]
    public void A_host_answers_live_or_in_text_sets_aside_and_opens_again_and_the_most_wanted_comes_first()
    {
        var (one, two, three) = (work.Ask(Ann, "1"), work.Ask(Ann, "2"), work.Ask(Ann, "3"));
        work.Do(session => session.Cast(new(Bob, two, null, true)));
        Assert.Equal([two, one, three], work.Session.Board.Ranked.AsEnumerable());

        Treat(two, QuestionState.Answered);
        Treat(one, QuestionState.AnsweredInText, " Yes. ");
        Treat(three, QuestionState.Parked);
        Assert.Empty(work.Session.Board.Ranked);
        Assert.Equal((QuestionState.AnsweredInText, "Yes."), (work.Session.Board.All[one].State, work.Session.Board.All[one].Answer));
        Assert.Equal("empty", Refused(() => Treat(three, QuestionState.AnsweredInText, " ")));
        Assert.Equal("no-such-question", Refused(() => Treat(three, QuestionState.Withdrawn)));
        Assert.Equal("no-such-question", Refused(() => Treat(three, (QuestionState)99)));

        Treat(two, QuestionState.Open);
        Assert.Equal([two], work.Session.Board.Ranked.AsEnumerable());
    }

    [Fact]
    public void More_questions_than_the_named_limit_are_not_kept()
    {
        var full = new QuestionBoard(work.Session.Board.All.AddRange(Enumerable.Range(1, QuestionBoard.Most)
            .Select(number => KeyValuePair.Create((long)number, new Question(number, number, Ann, "x", Noon, [], QuestionState.Open, null)))));
        Assert.Equal("full", Refused(() => full.Ask(new(CommandId.New(), Ann, "One more"))));
    }

    private int Votes(long question) => work.Session.Board.All[question].Shown.Votes;

    private void Treat(long question, QuestionState became, string? answer = null) => work.Do(session => session.Board.Treat(new(CommandId.New(), question, became, answer)));
}
