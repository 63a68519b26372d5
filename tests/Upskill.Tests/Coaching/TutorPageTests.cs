using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Upskill.Testing;
using Upskill.Tests.TimeSaved;

namespace Upskill.Tests.Coaching;

/// <summary>The tutor as somebody without script meets it.</summary>
public sealed class TutorPageTests(WatchedSilo silo) : IClassFixture<WatchedSilo>
{
    private const string Page = "/tutor/what-it-is", Questions = "/api/coaching/modules/what-it-is/questions";

    [Fact]
    public async Task A_question_is_answered_in_the_authors_words_with_the_place_and_what_to_check_and_stands_in_no_log_or_trace()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");
        const string Question = "What is an agent, quizzaciously?";

        var page = await Ask(mia, Question, HttpStatusCode.OK);

        Assert.StartsWith("Agent: an assistant", page.QuerySelector("[data-answer] blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/modules/what-it-is/what-the-words-mean#at-words-you-will-hear:~:text=", page.QuerySelector("[data-answer] figcaption a")!.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-answer] #check-by-hand"));
        Assert.Equal(Question, page.QuerySelector("textarea[name=question]")!.TextContent);
        Assert.NotEmpty(silo.Said);
        Assert.DoesNotContain(silo.Said, line => line.Contains("quizzaciously", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_programme_does_not_say_is_not_answered_and_other_ways_are_named()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");

        var answer = (await Ask(mia, "Who is the prime minister of Canada?", HttpStatusCode.OK)).QuerySelector("[data-answer]")!;

        Assert.Equal("I do not know", answer.QuerySelector("h2")!.TextContent);
        Assert.Empty(answer.QuerySelectorAll("blockquote"));
        Assert.Equal(["/peer-groups", "/sessions"], answer.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData(" ", "There is no question yet.")]
    [InlineData(null, "That is more than 500 characters.")]
    public async Task A_question_that_cannot_be_taken_stays_in_its_field_with_a_sentence(string? question, string sentence)
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");

        var page = await Ask(mia, question ?? new string('a', 501), HttpStatusCode.UnprocessableEntity);

        Assert.StartsWith(sentence, page.QuerySelector("#question-error")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protected_data_in_a_question_is_held_back_and_said_so()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");

        var page = await Ask(mia, "May I paste 943 476 5919?", HttpStatusCode.UnprocessableEntity);

        Assert.Contains("That looks like an NHS number.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(silo.Said, line => line.Contains("943 476 5919", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Markup_in_a_question_is_text()
    {
        using var mia = await WebVisitor.SignIn(silo.Address, "mia");

        var page = await Ask(mia, "</textarea><img src=x onerror=alert(1)> What is an agent?", HttpStatusCode.OK);

        Assert.Null(page.QuerySelector("main img"));
    }

    private static async Task<IHtmlDocument> Ask(WebVisitor visitor, string question, HttpStatusCode status)
    {
        using var answer = await visitor.Post(Questions, WebVisitor.Token(await visitor.Page(Page)), ("question", question));
        Assert.Equal(status, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
