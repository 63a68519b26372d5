using System.Globalization;
using Upskill.LiveSessions;
using Upskill.LiveSessions.Sessions;

namespace Upskill.Tests.LiveSessions.Sessions;

/// <summary>What a summary says of who asked: whether they were many, and nothing else.</summary>
public sealed class ManyAskersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, 10, 0, true)]
    [InlineData(9, 9, 0, false)]
    [InlineData(30, 9, 0, false)] // thirty questions of nine people
    [InlineData(30, 10, 0, true)]
    [InlineData(10, 10, 1, false)] // one of ten took theirs back
    [InlineData(20, 10, 1, true)] // who took one back has another
    [InlineData(0, 1, 0, false)]
    public void Ten_different_people_whose_questions_are_left_are_many(int questions, int people, int withdrawn, bool many)
    {
        SessionFact[] facts =
        [
            new SessionFact.Started(Noon, 0),
            .. Enumerable.Range(0, questions).Select(number => new SessionFact.Asked(new((number % people).ToString("x32", CultureInfo.InvariantCulture)), $"Question {number}?")),
            .. Enumerable.Range(0, withdrawn).Select(number => new SessionFact.Withdrawn(number + 2)),
            new SessionFact.Ended(Noon.AddHours(1)),
        ];

        var session = facts.Index().Aggregate(LiveSession.Waiting, (before, fact) => before.With(fact.Index + 1, Noon, fact.Item));

        Assert.Equal(many, session.Summary!.IsOfManyAskers);
    }
}
