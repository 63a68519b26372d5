using Upskill.Coaching.Tutor;
using Upskill.Learning;

namespace Upskill.Tests.Coaching;

public sealed class QuotationTests
{
    private static readonly ProgrammePassage Passage = new(
        new("m"), "A module", "A text", "A heading", ["He said: “Take 5 mg, not 50.” It’s on the label – read it.", "A second paragraph."], "en", "/modules/m/a#at-a-heading");

    [Theory]
    [InlineData("Take 5 mg, not 50.")]
    [InlineData("He said: \"Take 5  mg,\nnot 50.\" It's on the label - read it.")]
    [InlineData("A second paragraph.")]
    public void Words_that_stand_there_are_quoted_as_their_author_wrote_them(string said)
    {
        var quotation = Quotation.Checked(said, Passage);

        Assert.Contains(Passage.Paragraphs, paragraph => paragraph.Contains(quotation!.Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Take 50 mg, not 5.")]
    [InlineData("take 5 mg, not 50.")]
    [InlineData("Take 5 mg, not 5")]
    [InlineData("ake 5 mg, not 50.")]
    [InlineData("Take … not 50.")]
    [InlineData("read it. A second paragraph.")]
    [InlineData("the label")]
    [InlineData("A heading")]
    [InlineData("")]
    public void Words_that_do_not_or_are_too_few_are_no_quotation(string said) => Assert.Null(Quotation.Checked(said, Passage));

    [Fact]
    public void A_link_leads_to_the_heading_and_to_the_very_words() =>
        Assert.Equal(
            "/modules/m/a#at-a-heading:~:text=He%20said%3A%20%E2%80%9CTake%205,label%20%E2%80%93%20read%20it.",
            new Quotation(Passage.Paragraphs[0], Passage).Link);

    [Fact]
    public void Hyphens_and_commas_of_the_words_are_none_of_the_link() =>
        Assert.Equal("/data-rules#:~:text=One%2Cso%20to%2Dday.", new Quotation("One,so to-day.", Passage with { Path = "/data-rules" }).Link);
}
