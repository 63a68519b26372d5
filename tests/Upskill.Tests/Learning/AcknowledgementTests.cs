using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Acknowledgements;
using static Upskill.Tests.Learning.SmallProgramme;

namespace Upskill.Tests.Learning;

public sealed class AcknowledgementTests
{
    private static readonly Acknowledgement Promise = APromise;

    private static string Refused(string typed, string known = "Noor Haddad") =>
        Assert.Throws<Refusal>(() => Promise.Admit("", [typed], known)).Code;

    [Fact]
    public void It_is_passed_by_signing_it()
    {
        Assert.Equal(1, Promise.Steps);
        Assert.Equal(new Course.Continues(""), Promise.After([]));
        Assert.Equal(new Course.Ended(new(true, 0, 0)), Promise.After([new("", ["Noor Haddad"])]));
    }

    [Theory]
    [InlineData("Noor Haddad", "Noor Haddad")]
    [InlineData("noor haddad", "Noor Haddad")]
    [InlineData("NOOR HADDAD", "Noor Haddad")]
    [InlineData("  Noor \t  Haddad ", "Noor Haddad")]
    [InlineData("Noor\u00A0Haddad", "Noor Haddad")]
    [InlineData("Noor Haddad", "Noor  Haddad")]
    [InlineData("Ｎｏｏｒ Haddad", "Noor Haddad")]
    [InlineData("Zoe\u0308 Mu\u0308ller", "Zo\u00EB M\u00FCller")]
    [InlineData("ZOË MÜLLER", "Zoë Müller")]
    [InlineData("김 민준", "김  민준")]
    public void Case_accents_typed_apart_and_the_width_of_spaces_do_not_matter(string typed, string known) =>
        Promise.Admit("", [typed], known);

    [Theory]
    [InlineData("Noor Hadad", "Noor Haddad")]
    [InlineData("NoorHaddad", "Noor Haddad")]
    [InlineData("Noor", "Noor Haddad")]
    [InlineData("Haddad Noor", "Noor Haddad")]
    [InlineData("Noor Haddad Jr", "Noor Haddad")]
    [InlineData("Zoe Muller", "Zoë Müller")]
    [InlineData("Nооr Haddad", "Noor Haddad")] // with two Cyrillic letters
    public void Every_letter_matters(string typed, string known) => Assert.Equal("other-name", Refused(typed, known));

    // What a telephone's keyboard makes of the apostrophe that the screen asks to be typed.
    [Fact]
    public void The_apostrophe_of_a_telephone_is_an_apostrophe() => Promise.Admit("", ["Ciara O’Neill"], "Ciara O'Neill");

    [Theory]
    [InlineData("")]
    [InlineData("  \t")]
    public void Nothing_typed_is_no_signature(string typed) => Assert.Equal("not-signed", Refused(typed));

    [Fact]
    public void One_name_is_a_signature_and_none_or_two_are_not()
    {
        Assert.Equal("not-signed", Assert.Throws<Refusal>(() => Promise.Admit("", [], "Noor Haddad")).Code);
        Assert.Equal("not-signed", Assert.Throws<Refusal>(() => Promise.Admit("", ["Noor Haddad", "Noor Haddad"], "Noor Haddad")).Code);
    }

    [Fact]
    public void A_name_beyond_the_longest_is_refused_even_when_it_matches()
    {
        var longest = new string('x', Acknowledgement.LongestName);

        Promise.Admit("", [longest], longest);
        Assert.Equal("other-name", Refused(longest + "x", longest + "x"));
    }

    [Fact]
    public void The_refusal_says_which_name_is_asked_for_and_that_nothing_was_signed()
    {
        var refusal = Assert.Throws<Refusal>(() => Promise.Admit("", ["Somebody"], "Noor Haddad"));

        Assert.Contains("Noor Haddad", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was signed", refusal.Message, StringComparison.Ordinal);
    }
}
