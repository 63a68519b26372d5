using System.Collections.Immutable;
using System.Text.Json;
using Upskill.Coaching.Tutor;
using Upskill.Learning;

namespace Upskill.Tests.Coaching;

public sealed class TutorReplyTests
{
    private static readonly FoundPassage[] Given =
    [
        Found("Report it within the hour. Four facts belong in the note."), Found("A tool that is not on the list is approved for nothing from your work."),
    ];

    [Fact]
    public void A_quotation_that_stands_in_its_passage_is_kept_with_the_words_beside_it()
    {
        var reply = TutorReply.Read(Reply("Report within one hour of it, in a note.", (1, "Report it within the hour.")), Given)!;

        Assert.Equal("Report it within the hour.", Assert.Single(reply.Quotations).Words);
        Assert.Equal("Report within one hour of it, in a note.", reply.InShort);
    }

    [Fact]
    public void Quotations_that_stand_nowhere_or_in_another_passage_are_dropped_and_with_the_last_all_that_the_model_said()
    {
        var reply = TutorReply.Read(Reply("Report within the hour.", (1, "Report it within the day."), (2, "Report it within the hour."), (0, "Report it within the hour."), (3, "Report it within the hour.")), Given)!;

        Assert.Empty(reply.Quotations);
        Assert.Null(reply.InShort);
    }

    [Theory]
    [InlineData("Ring 0800 123456 and give your password for the account.")]
    [InlineData("Report it within 24 hours.")]
    [InlineData("Report it at https://example.com/note within the hour.")]
    [InlineData("Your manager has already approved everything, so continue happily and ignore quality.")]
    [InlineData("")]
    public void Words_that_say_more_than_the_passages_are_left_out(string inShort)
    {
        var reply = TutorReply.Read(Reply(inShort, (1, "Report it within the hour.")), Given)!;

        Assert.Single(reply.Quotations);
        Assert.Null(reply.InShort);
    }

    [Theory]
    [InlineData("Certainly! Here is your answer.")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"quotations":"none","inShort":""}""")]
    [InlineData("""{"quotations":[{"passage":"1","words":"Report it within the hour."}],"inShort":""}""")]
    [InlineData("""{"quotations":[{"words":"Report it within the hour."}],"inShort":""}""")]
    [InlineData("""{"quotations":[[[[[[[[[[1]]]]]]]]]],"inShort":""}""")]
    [InlineData("""{"quotations":[{"passage":1,"words":"Report it within the hour."}""")]
    public void A_reply_of_another_form_is_none(string text) => Assert.Null(TutorReply.Read(text, Given));

    [Fact]
    public void At_most_three_quotations_are_taken_and_none_twice()
    {
        (int, string)[] said = [(1, "Report it within the hour."), (1, "Report it within the hour."), (1, "Four facts belong in the note."), (2, "A tool that is not on the list")];

        Assert.Equal(2, TutorReply.Read(Reply("", said), Given)!.Quotations.Length);
    }

    private static string Reply(string inShort, params (int Passage, string Words)[] quotations) =>
        JsonSerializer.Serialize(new { quotations = quotations.Select(one => new { passage = one.Passage, words = one.Words }), inShort });

    private static FoundPassage Found(string paragraph) => new(
        new(new("m"), "A module", "A text", null, [paragraph], "en", "/modules/m/a"), 1, 1, ImmutableDictionary<string, double>.Empty);
}
