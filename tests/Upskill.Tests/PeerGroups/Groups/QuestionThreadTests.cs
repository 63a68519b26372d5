using Upskill.PeerGroups;
using Upskill.PeerGroups.Groups;

namespace Upskill.Tests.PeerGroups.Groups;

/// <summary>How a group's messages are laid out, and whom a text names.</summary>
public sealed class QuestionThreadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_question_in_which_somebody_spoke_last_stands_first()
    {
        var threads = QuestionThread.Of([Message(1), Message(2), Message(3, of: 1), Message(4)]);

        Assert.Equal([4L, 1L, 2L], threads.Select(thread => thread.Number));
        Assert.Equal([3L], threads[1].Answers.Select(answer => answer.Message.Number));
    }

    [Fact]
    public void A_question_that_nobody_answered_for_two_days_is_shown_as_such_until_somebody_does()
    {
        var alone = QuestionThread.Of([Message(1)])[0];

        Assert.False(alone.IsUnanswered(Noon.AddHours(48).AddTicks(-1)));
        Assert.True(alone.IsUnanswered(Noon.AddHours(48)));
        Assert.False(QuestionThread.Of([Message(1), Message(2, of: 1)])[0].IsUnanswered(Noon.AddHours(72)));
        Assert.True(QuestionThread.Of([Message(1), Message(2, of: 1, text: null)])[0].IsUnanswered(Noon.AddHours(72))); // its answer was deleted
        Assert.False(QuestionThread.Of([Message(1, text: null)])[0].IsUnanswered(Noon.AddHours(72)));
    }

    [Theory]
    [InlineData("Ask @Teal Heron, or a@b.c", "Ask |@Teal Heron|, or a@b.c")]
    [InlineData("@Amber Otter@Teal Heron", "@Amber Otter|@Teal Heron")]
    [InlineData("@teal heron @Grey Wolf", "@teal heron @Grey Wolf")]
    [InlineData("", "")]
    public void A_text_is_cut_at_the_handles_that_it_mentions_and_at_nothing_else(string text, string pieces) =>
        Assert.Equal(pieces, string.Join('|', Mentions.Of(text, ["Teal Heron", "Amber Otter"]).Select(piece => piece.Text)));

    private static OwnMessage Message(long number, long? of = null, string? text = "x") =>
        new(new(number, number, "Teal Heron", of, text, Noon, false, [0, 0, 0, 0, 0], null), false, []);
}
