using Upskill.Kit.Guard;
using Upskill.Workforce.Directory;

namespace Upskill.Tests.Kit.Guard;

/// <summary>Names in a text, by a look into a table.</summary>
public sealed class NameWordsTests
{
    [Theory]
    [InlineData("Weronika Orzechowska", "I asked Weronika Orzechowska today", "Weronika Orzechowska")]
    [InlineData("Weronika Orzechowska", "orzechowska, WERONIKA", "orzechowska, WERONIKA")]
    [InlineData("Ana García", "ana garcia said", "ana garcia")]
    [InlineData("Ana Garcia", "Ana Garci\u0301a", "Ana Garci\u0301a")]
    [InlineData("Łukasz Großmann", "lukasz grossmann", "lukasz grossmann")]
    [InlineData("Bjørn Ødegård", "BJORN ODEGARD", "BJORN ODEGARD")]
    [InlineData("Mary-Ann O'Neill", "with Mary Ann O’Neill.", "Mary Ann O’Neill")]
    [InlineData("Maria del Carmen López", "Maria Lopez", "Maria Lopez")]
    [InlineData("Tom Two", "ask\u200b Tom\u00a0\u200bTwo", "Tom\u00a0\u200bTwo")]
    [InlineData("Tom Two", "see tom.two for it", "tom.two")]
    public void A_name_is_found_in_any_order_case_and_spelling(string name, string text, string found)
    {
        var folded = new FoldedText(text);
        var keys = NameWords.Keys(name).ToHashSet();

        var candidate = NameWords.Candidates(folded.Text).First(candidate => keys.Contains(candidate.Key));

        var (start, length) = folded.Place(candidate.Start, candidate.Length);
        Assert.Equal(found, text.Substring(start, length));
    }

    [Theory]
    [InlineData("Tom Two", "Tom. Two of us")]
    [InlineData("Tom Two", "Tom\nTwo")]
    [InlineData("Tom Two", "Tom has two")]
    [InlineData("Tom Two", "Tomtwo")]
    [InlineData("Will", "I will will")]
    public void Two_words_that_stand_apart_and_a_single_word_are_no_name(string name, string text)
    {
        var keys = NameWords.Keys(name).ToHashSet();

        Assert.DoesNotContain(NameWords.Candidates(new FoldedText(text).Text), candidate => keys.Contains(candidate.Key));
    }

    [Fact]
    public void A_name_that_two_people_share_is_known_until_both_have_another()
    {
        var index = new NameIndex(["Tom Two", "Two, Tom", "Zoe Beta"]);
        var key = NameWords.Keys("Tom Two").Single();

        index.Remove("Tom Two");
        Assert.True(index.Contains(key));
        index.Remove("Two, Tom");
        Assert.False(index.Contains(key));
        index.Add("Tom Two");
        Assert.True(index.Contains(key));
    }
}
