using CsCheck;
using Upskill.Coaching.Providers;

namespace Upskill.Tests.Coaching.Providers;

/// <summary>A stream is given on as soon as it may be, whole, and stops before what is protected.</summary>
public sealed class HeldWordsTests
{
    [Fact]
    public void Plain_words_are_given_on_while_the_rest_still_comes()
    {
        var held = new HeldWords(_ => false);
        Assert.Equal("Well begun ", held.Next("Well begun is")[..11]);
        Assert.Equal("is half done. ", held.Next(" half done. And"));
        Assert.Equal("And", held.Rest());
    }

    [Fact]
    public void Numbers_wait_for_a_plain_word_or_the_end_of_the_line()
    {
        var held = new HeldWords(_ => false);
        Assert.Equal("There were ", held.Next("There were 943 476 "));
        Assert.Equal("", held.Next("people, "[..3]));
        Assert.Equal("943 476 people, ", held.Next("ple, "));
        Assert.Equal("or 12\n", held.Next("or 12\nthen"));
    }

    [Fact]
    public void Whatever_the_pieces_all_of_it_comes_in_its_order() =>
        Gen.Select(Gen.String.Array[0, 20], Gen.Int[0, 3].Select(which => new[] { " ", "\n", " plain ", "12 34 " }[which])).Sample((pieces, between) =>
        {
            var held = new HeldWords(_ => false);
            var given = string.Concat(pieces.Select(piece => held.Next(piece + between)));
            Assert.Equal(string.Concat(pieces.Select(piece => piece + between)), given + held.Rest());
        });

    [Fact]
    public void A_long_line_is_forgotten_behind_and_nothing_of_it_is_lost()
    {
        var held = new HeldWords(_ => false);
        var given = string.Concat(Enumerable.Range(0, 5_000).Select(_ => held.Next("words and more, ")));
        Assert.Equal(5_000 * 16, given.Length + held.Rest().Length);
    }

    [Fact]
    public void What_is_protected_stops_it_for_good()
    {
        var held = new HeldWords(text => text.Contains("943 476 5919", StringComparison.Ordinal));
        Assert.Equal("The number is ", held.Next("The number is 943 "));
        Assert.Equal("", held.Next("476 59"));
        Assert.Throws<GuardedException>(() => held.Next("19 as you know"));
        Assert.Throws<GuardedException>(held.Rest);
    }
}
