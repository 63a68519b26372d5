using System.Text.RegularExpressions;
using Upskill.Silo.Telemetry;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Silo.Telemetry;

/// <summary>What the program's own log messages fill in reaches whoever runs it from afar, or is left out on purpose.</summary>
public sealed partial class KnownAttributesTests
{
    /// <summary>Who did it, whom it is about, and sentences of several words, which the console shows.</summary>
    private static readonly string[] LeftOut = ["By", "Subject", "Sentence"];

    [Fact]
    public void Whatever_a_log_message_fills_in_is_allowed_or_left_out_by_name()
    {
        var filledIn = new[] { "src", "silo" }.SelectMany(folder => SourceTree.Files(folder, "*.cs"))
            .SelectMany(file => Message().Matches(SourceTree.Text(file))).SelectMany(message => Hole().Matches(message.Value)).Select(hole => hole.Groups[1].Value).ToHashSet();

        Assert.InRange(filledIn.Count, 20, 100);
        Assert.Empty(filledIn.Except(KnownAttributes.OfLogs).Except(LeftOut));
        Assert.Empty(LeftOut.Except(filledIn));
        Assert.Empty(LeftOut.Intersect(KnownAttributes.OfLogs));
    }

    [Theory]
    [InlineData("4711", true)]
    [InlineData("00:00:01.2345678", true)]
    [InlineData("System.TimeoutException", true)]
    [InlineData("anna@example.com", false)]
    [InlineData("I am afraid of it", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_what_is_one_word_passes(string? value, bool passes) => Assert.Equal(passes, KnownAttributes.IsOneWord(value));

    [GeneratedRegex(@"\[LoggerMessage\([^\]]*\)\]", RegexOptions.Singleline)]
    private static partial Regex Message();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Hole();
}
