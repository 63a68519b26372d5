using System.Text;
using Upskill.LiveSessions.Sessions.Captions;
using static Upskill.Tests.LiveSessions.Sessions.SessionAtWork;

namespace Upskill.Tests.LiveSessions.Sessions;

public sealed class CaptionFileTests
{
    private const string Good = """
        WEBVTT - Everyday AI
        Kind: captions
        Language: de

        STYLE
        ::cue { color: red }

        NOTE Vorläufig,
        nicht geprüft.

        intro
        00:01.000 --> 00:04.000 align:start position:10%
        <v.loud Karin Zwahlen>Grüße aus Visp: <i>prüfen</i> &amp; 5 &lt; 6.</v>
        <00:00:02.500>Zweite Zeile.

        00:00:04.000 --> 01:00:05.250
        <c.gelb>Ein Wort.</c>

        01:00:06.000 --> 01:00:07.000

        """;

    [Fact]
    public void Times_and_text_are_read_and_who_speaks_styles_notes_and_tags_of_web_vtt_are_left_out()
    {
        var read = Read(Good);

        Assert.Equal(
            [new Cue(Seconds(1), Seconds(4), "Grüße aus Visp: prüfen & 5 < 6.\nZweite Zeile.", 13), new Cue(Seconds(4), new(0, 1, 0, 5, 250), "Ein Wort.", 17)], read.Cues.AsEnumerable());
        Assert.Equal("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nGrüße aus Visp: prüfen &amp; 5 &lt; 6.\nZweite Zeile.\n\n00:00:04.000 --> 01:00:05.250\nEin Wort.\n", read.ToVtt());
    }

    [Theory]
    [InlineData("\r\n"), InlineData("\r"), InlineData("\n")]
    public void The_end_of_a_line_may_be_written_in_each_way_and_a_mark_of_byte_order_may_stand_before_all(string end)
    {
        var read = CaptionFile.Read(Encoding.UTF8.GetBytes("\uFEFF" + Good.ReplaceLineEndings(end)));
        Assert.Equal(Read(Good).Cues.AsEnumerable(), read.Cues.AsEnumerable());
    }

    [Fact]
    public void What_is_kept_reads_as_the_same_again()
    {
        var kept = Read(Good).ToVtt();
        Assert.Equal(kept, Read(kept).ToVtt());
    }

    [Fact]
    public void Markup_that_is_not_of_web_vtt_is_text()
    {
        var read = Read(Vtt("<script>alert(1)</script> <img src=x onerror=alert(1)> <b class=x>bold</b> <caption>&copy;"));

        Assert.Equal("<script>alert(1)</script> <img src=x onerror=alert(1)> bold <caption>&copy;", read.Cues.Single().Text);
        Assert.DoesNotContain("<script", read.ToVtt(), StringComparison.Ordinal);
        Assert.Equal(read.Cues.Single().Text, Read(read.ToVtt()).Cues.Single().Text);
    }

    [Fact]
    public void A_sub_rip_file_is_read_too()
    {
        var read = Read("1\n00:00:01,000 --> 00:00:02,500\n<font color=\"#fff\">Hello</font> &amp; welcome\n\n2\n00:00:03,000 --> 00:00:04,000\nNext\n");

        Assert.Equal("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHello &amp;amp; welcome\n\n00:00:03.000 --> 00:00:04.000\nNext\n", read.ToVtt());
    }

    [Theory]
    [InlineData("webvtt\n\n00:01.000 --> 00:02.000\nx", "The first line is not WEBVTT")]
    [InlineData("WEBVTTX\n\n00:01.000 --> 00:02.000\nx", "The first line is not WEBVTT")]
    [InlineData("", "The first line is not WEBVTT")]
    [InlineData("WEBVTT\n\nNOTE nothing\n", "There is no caption in this file.")]
    [InlineData("WEBVTT\n\n-00:01.000 --> 00:02.000\nx", "Line 3 is no time of a caption")]
    [InlineData("WEBVTT\n\n00:01.000 --> -00:02.000\nx", "Line 3 is no time of a caption")]
    [InlineData("WEBVTT\n\n00:61.000 --> 00:62.000\nx", "Line 3 is no time of a caption")]
    [InlineData("WEBVTT\n\n00:01 --> 00:02\nx", "Line 3 is no time of a caption")]
    [InlineData("WEBVTT\n\nwho\nno time\nx", "Line 4 is no time of a caption")]
    [InlineData("WEBVTT\n\nalone", "Line 3 is no time of a caption")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:02.000\nx", "Line 3 ends before it begins")]
    [InlineData("WEBVTT\n\n25:00:00.000 --> 26:00:00.000\nx", "Line 3 is later than a day")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:03.000\nx\n\n00:01.000 --> 00:03.000\ny", "Line 6 begins before the caption above it")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:03.000\nx\n00:03.000 --> 00:04.000\ny", "Line 5 is a time in the middle of a caption")]
    [InlineData("WEBVTT\n\n00:02.000 --> 00:03.000\nx\u0000y", "Line 4 holds characters that are none")]
    public void What_cannot_be_read_is_refused_with_the_line(string file, string sentence) => Assert.StartsWith(sentence, Assert.Throws<Refusal>(() => Read(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_in_another_encoding_one_that_is_too_large_and_a_caption_that_is_too_long_are_refused()
    {
        Assert.Equal(CaptionFile.Fault, Refused(() => CaptionFile.Read(Encoding.Latin1.GetBytes(Good))));
        Assert.Equal(CaptionFile.Fault, Refused(() => CaptionFile.Read(Encoding.Unicode.GetBytes(Good))));
        Assert.Contains("2 MB", Assert.Throws<Refusal>(() => CaptionFile.Read(new byte[CaptionFile.LargestFile + 1])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Line 4 begins a caption of more than 1,000", Assert.Throws<Refusal>(() => Read(Vtt(new('x', 1_001)))).Message, StringComparison.Ordinal);
        Assert.Equal(1_000, Read(Vtt(new('x', 1_000))).Cues.Single().Text.Length);
    }

    [Fact]
    public void Twenty_thousand_captions_are_taken_and_of_a_hundred_thousand_it_is_said_how_many_are()
    {
        Assert.Equal(CaptionFile.MostCues, Read(Many(CaptionFile.MostCues)).Cues.Length);
        Assert.Contains("more than 20,000 captions", Assert.Throws<Refusal>(() => Read(Many(CaptionFile.MostCues + 1))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 2 MB", Assert.Throws<Refusal>(() => Read(Many(100_000))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_read_captions_come_in_pieces_of_half_a_minute()
    {
        var pieces = Read("WEBVTT\n\n00:01.000 --> 00:02.000\none\ntwo\n\n00:30.999 --> 00:32.000\nthree\n\n00:31.000 --> 00:32.000\nfour\n\n10:00.000 --> 10:01.000\nfive").Pieces();
        Assert.Equal([(Seconds(1), "one two three"), (Seconds(31), "four"), (Seconds(600), "five")], pieces);
    }

    private static string Many(int count) => "WEBVTT\n\n" + string.Concat(Enumerable.Range(0, count)
        .Select(number => FormattableString.Invariant($"{number / 3600:00}:{number / 60 % 60:00}:{number % 60:00}.000 --> {number / 3600:00}:{number / 60 % 60:00}:{number % 60:00}.900\nWort {number}\n\n")));

    private static string Vtt(string text) => $"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n";

    private static Transcript Read(string file) => CaptionFile.Read(Encoding.UTF8.GetBytes(file));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
