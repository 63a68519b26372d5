using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Upskill.Testing;

namespace Upskill.Tests.Adoption.Releases;

/// <summary>A unit of which nothing is released has a statement, too: that it is so, and why, on a day, signed.</summary>
[Collection(ReleasedCollection.Name)]
public sealed class NothingReleasedTests(ReleasedSilo silo)
{
    [Theory]
    [InlineData("epsilon", "Nothing has been released of Epsilon yet: a figure needs at least 10 answers that were put away together. How many wait is not said.")]
    [InlineData("beta", "Nothing is released of Beta: on this week’s roster it has fewer than 10 people of whom something voluntary is asked. Their answers count in the unit above.")]
    public async Task It_says_so_in_a_sentence_on_the_page_and_under_the_signature_and_the_verb_says_it_again(string unit, string sentence)
    {
        var statement = await silo.Statement(unit);

        Assert.Equal(sentence, silo.Read(statement).Nothing);
        Assert.Equal((true, $"The statement holds: on {silo.Clock.Today:O} nothing had been released of {unit}."), First(await silo.Verify(statement)));
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.Contains(sentence, WebUtility.HtmlDecode(await olga.Page($"/adoption/{unit}")), StringComparison.Ordinal);
        var parts = statement.Split('.');
        var edited = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1])).Replace("Nothing", "Something", StringComparison.Ordinal);
        var forged = $"{parts[0]}.{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(edited))}.{parts[2]}";
        Assert.Equal((false, "The statement does not hold: it was changed, or it was not signed here."), First(await silo.Verify(forged)));
    }

    [Fact]
    public async Task Where_something_is_released_no_such_sentence_is_said()
    {
        Assert.Null(silo.Read(await silo.Statement("delta~half")).Nothing);
        using var olga = await WebVisitor.SignIn(silo.Address, "olga");
        Assert.DoesNotContain("has been released of", await olga.Page("/adoption/delta"), StringComparison.Ordinal);
    }

    private static (bool, string) First((bool Holds, string Said) verified) => (verified.Holds, verified.Said.Split('\n')[0]);
}
