using CsCheck;
using Upskill.Coaching;
using Upskill.Coaching.Themes;

namespace Upskill.Tests.Coaching;

public sealed class ThemeTextsTests
{
    private static readonly ThemeTexts Five = new(
    [
        "Check the numbers first. We lost an hour with a wrong unit, and Kowalczyk found it.",
        "Always check numbers before the words. The assistant is quick with words.",
        "A checked number is worth more than a nice sentence.",
        "We keep prompts in a shared list. Checking numbers takes ten minutes.",
        "Prompts that work go into the list; the list is short.",
    ], IsOfMany: true);

    [Fact]
    public void What_comes_up_in_three_texts_or_more_is_a_theme_with_in_how_many()
    {
        var themes = Five.Draft();

        Assert.Contains(new Theme("numbers", 4), themes);
        Assert.All(themes, theme => Assert.InRange(theme.Texts, ThemeTexts.LeastTexts, 5));
    }

    [Fact]
    public void Two_words_that_stand_together_in_three_texts_are_one_theme() =>
        Assert.StartsWith("wrong unit", Assert.Single(new ThemeTexts(["A wrong unit.", "The wrong unit again!", "Wrong units, as ever."], true).Draft()).Words, StringComparison.Ordinal);

    [Fact]
    public void A_word_of_one_or_two_texts_is_in_no_draft() =>
        Assert.DoesNotContain(Five.Draft(), theme => theme.Words.Contains("kowalczyk", StringComparison.OrdinalIgnoreCase) || theme.Words.Contains("prompt", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void One_text_that_says_a_word_often_counts_once() =>
        Assert.Empty(new ThemeTexts(["Lantern Lantern Lantern Lantern", "Something else", "Another thing"], true).Draft());

    [Fact]
    public void Of_fewer_than_ten_people_there_is_no_draft_and_nothing_can_be_approved()
    {
        var few = Five with { IsOfMany = false };

        Assert.Empty(few.Draft());
        Assert.Equal("too-few", Assert.Throws<Refusal>(() => few.Admit("Numbers come first.")).Code);
        Assert.Equal("too-few", Assert.Throws<Refusal>(() => ThemeTexts.None.Admit("Numbers come first.")).Code);
    }

    [Theory]
    [InlineData("The groups say: a checked number is worth more than a nice.")]
    [InlineData("A CHECKED – number – is “worth” more than, a nicé sentence")]
    [InlineData("a checked number\nis worth more than a nice sentence")]
    [InlineData("a che\u200Bcked number is worth more than a nice sentence")]
    [InlineData("a checked number is worth\nmore\tthan a nice sentence")]
    public void Nine_words_in_a_row_of_a_text_are_refused_whatever_is_done_to_them(string text) =>
        Assert.Equal("quotation", Assert.Throws<Refusal>(() => Five.Admit(text)).Code);

    [Theory]
    [InlineData("A checked number is worth more than a lot.")]
    [InlineData("A checked number is worth more than a good, nice sentence.")]
    public void Eight_words_in_a_row_are_not(string text) => Five.Admit(text);

    [Theory]
    [InlineData(" \n", "no-text")]
    [InlineData("", "no-text")]
    [InlineData(null, "too-long")]
    public void Nothing_and_too_much_are_refused(string? text, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => Five.Admit(text ?? new string('a', ApproveThemes.LongestText + 1))).Code);

    [Fact]
    public void Whatever_is_cut_out_of_a_text_is_refused_exactly_when_it_is_longer_than_eight_words()
    {
        var words = Enumerable.Range(0, 40).Select(number => $"word{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}").ToList();
        var texts = new ThemeTexts([string.Join(' ', words)], true);

        Gen.Select(Gen.Int[0, 30], Gen.Int[1, 20]).Sample((at, length) =>
        {
            var cut = words.Skip(at).Take(length).ToList();
            return (texts.Repeated($"Others say {string.Join(", ", cut)} and so on") is not null) == (cut.Count > ThemeTexts.LongestQuotation);
        });
    }

    [Fact]
    public void A_draft_by_rules_can_always_be_approved() =>
        Five.Admit(string.Join('\n', Five.Draft().Select(theme => $"– {theme.Words}: in {theme.Texts} of 5")));

    [Theory]
    [InlineData("""{"themes":[{"words":"Numbers are checked first","texts":[1,2,3]}]}""", 1)]
    [InlineData("""{"themes":[{"words":"Two texts only","texts":[1,2]},{"words":"The same text thrice","texts":[1,1,1]},{"words":"Texts that are not there","texts":[7,8,9,0,-1]}]}""", 0)]
    [InlineData("""{"themes":[{"words":"A checked number is worth more than a nice sentence","texts":[1,2,3]}]}""", 0)]
    [InlineData("""{"themes":[{"words":"","texts":[1,2,3]}]}""", 0)]
    [InlineData("""{"themes":[]}""", 0)]
    public void Of_a_models_reply_stays_what_three_texts_are_named_for_and_no_long_quotation(string reply, int themes) =>
        Assert.Equal(themes, ThemeReply.Read(reply, Five)!.Value.Length);

    [Theory]
    [InlineData("Numbers are checked first.")]
    [InlineData("{}")]
    [InlineData("""{"themes":[{"texts":[1,2,3]}]}""")]
    [InlineData("""{"themes":[{"words":"x","texts":["1","2","3"]}]}""")]
    [InlineData("""{"themes":"all"}""")]
    public void A_reply_of_another_form_is_none(string reply) => Assert.Null(ThemeReply.Read(reply, Five));
}
