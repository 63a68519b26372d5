using Upskill.Kit.Guard;

namespace Upskill.Tests.Kit.Guard;

/// <summary>The organisation's patterns.</summary>
public sealed class GuardCodesTests
{
    [Theory]
    [InlineData("UPX-####", "UPX-1234")]
    [InlineData("UPX-#{3-5}", "upx_12345")]
    [InlineData("@{2}##-A1", "xy12a1")]
    [InlineData("1234-@", "1234 z")]
    public void A_code_is_found_by_its_pattern_in_any_case_and_with_any_separator(string pattern, string text)
    {
        var finding = Assert.Single(new DataGuard(new([new("Code", pattern)]), directory: null!).Look($"of {text}, then").Findings);

        Assert.Equal((GuardKind.Code, 3, text.Length), (finding.Kind, finding.Start, finding.Length));
    }

    [Theory]
    [InlineData("UPX-(\\d+)+", "'(' is not understood")]
    [InlineData("UPX*", "'*' is not understood")]
    [InlineData("UPX-#{}", "'{' is not understood")]
    [InlineData("ÜPX-####", "'Ü' is not understood")]
    [InlineData("UPX-#{4-2}", "asks for no number")]
    [InlineData("UPX-#{0}", "asks for no number")]
    [InlineData("A#", "would find too much")]
    [InlineData("####-@@@@", "would find too much")]
    [InlineData("", "would find too much")]
    [InlineData(null, "would find too much")]
    public void A_pattern_that_cannot_be_used_is_refused_with_its_name_and_why(string? pattern, string why)
    {
        var refused = Assert.Throws<FormatException>(() => new GuardCodes([new("Study", pattern!)]));

        Assert.Contains("'Study'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
