using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Upskill.Learning.Programmes;

namespace Upskill.Tests.Learning;

public sealed class MarkdownTextTests
{
    private static IElement Rendered(string markdown) =>
        new HtmlParser().ParseDocument(MarkdownText.From(markdown).Html.Value).Body!;

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Text <script src='https://example.com/x.js'></script> text")]
    [InlineData("<p onclick=\"alert(1)\">Click</p>")]
    [InlineData("Text <b onclick=\"alert(1)\">click</b>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<iframe src=\"https://example.com\"></iframe>")]
    [InlineData("> <script>alert(1)</script>")]
    [InlineData("- <script>alert(1)</script>")]
    [InlineData("::: compare\n<script>alert(1)</script>\n+++\n<p onclick=\"alert(1)\">Click</p>\n:::\n")]
    [InlineData("<!-- <script>alert(1)</script> -->")]
    [InlineData("<![CDATA[<script>alert(1)</script>]]>")]
    [InlineData("<style>body { display: none }</style>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    public void Raw_html_is_shown_as_text(string markdown)
    {
        var body = Rendered(markdown);

        Assert.Empty(body.QuerySelectorAll("script, style, iframe, img, b, [onclick], [onerror]"));
        Assert.Contains("<", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_rendered()
    {
        var body = Rendered("A **bold** word.\n\n1. One\n2. Two\n\n> Quoted\n\n## Title");

        Assert.Equal("bold", body.QuerySelector("p > strong")!.TextContent);
        Assert.Equal(["One", "Two"], body.QuerySelectorAll("ol > li").Select(item => item.TextContent));
        Assert.Equal("Quoted", body.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal("Title", body.QuerySelector("h2")!.TextContent);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_comparison_becomes_two_columns_between_what_stands_before_and_after_it(string end)
    {
        var body = Rendered(string.Join(
            end, "Before.", "", "::: compare", "**Left**", "", "> quoted", "+++", "**Right**", ":::", "", "After.", ""));

        Assert.Equal(["P", "DIV", "P"], body.Children.Select(child => child.TagName));
        var columns = body.QuerySelectorAll("div.compare > div");
        Assert.Equal(["Left", "Right"], columns.Select(column => column.QuerySelector("strong")!.TextContent));
        Assert.Equal("quoted", columns[0].QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal(["Before.", "After."], body.QuerySelectorAll("body > p").Select(paragraph => paragraph.TextContent));
        Assert.DoesNotContain(":::", body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("+++", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_comparisons_stay_two()
    {
        var body = Rendered("::: compare\na\n+++\nb\n:::\n\nBetween.\n\n::: compare\nc\n+++\nd\n:::");

        Assert.Equal(["a", "b", "c", "d"], body.QuerySelectorAll("div.compare > div").Select(column => column.TextContent.Trim()));
        Assert.Equal(["DIV", "P", "DIV"], body.Children.Select(child => child.TagName));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("One two three.", 3)]
    [InlineData("  It’s a well-known *fact* – isn't it?  ", 6)]
    [InlineData("1 in 100 people", 4)]
    [InlineData("Über Prüfung", 2)]
    [InlineData("— … !", 0)]
    public void Words_are_counted(string markdown, int words) => Assert.Equal(words, MarkdownText.From(markdown).Words);

    [Fact]
    public void Two_hundred_words_are_read_in_a_minute() =>
        Assert.Equal(TimeSpan.FromMinutes(2.5), MarkdownText.From(string.Join(' ', Enumerable.Repeat("word", 500))).ReadingTime);

    [Fact]
    public void The_hash_is_that_of_the_source_to_the_last_character()
    {
        const string Source = "I check what I sign for – always.\n";

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Source))), MarkdownText.From(Source).Hash);
        Assert.NotEqual(MarkdownText.From(Source).Hash, MarkdownText.From(Source.TrimEnd()).Hash);
    }
}
