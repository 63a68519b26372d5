using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Upskill.Kit.Guard;
using Upskill.Tests.Shape;

namespace Upskill.Tests.Kit.Guard;

/// <summary>What holds of every text.</summary>
public sealed partial class GuardPropertyTests
{
    private static readonly DataGuard Guard = new(new([]), directory: null!);

    private static readonly string[] Separators = ["", " ", "-", "\u00a0", "\u2009", "\u2013", "\u2011", "\u2212", "\u200b", "\u00ad", " - ", "\u3000"];

    private static readonly Gen<string> Prose = OneOf(
        "the model", "summarised", "it well.", "In 2024", "we saw", "100,000", "of them,", "v10.4.2", "患者の", "zwölf", "(n = 38)", "🧪", "on 28.11.2026", "at 10:30", "42")
        .Array[0, 8].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Numbers = Gen.Int[100_000_000, 999_999_999].Select(number => number.ToString(CultureInfo.InvariantCulture))
        .Where(digits => Check(digits) < 10 && (digits + Check(digits)).Distinct().Count() > 1).Select(digits => digits + Check(digits));

    [Fact]
    public void An_NHS_number_is_found_wherever_it_stands_however_it_is_divided() =>
        Gen.Select(Prose, Numbers, OneOf(Separators), Gen.Bool.Array[9], Prose).Sample((before, number, separator, divided, after) =>
        {
            var written = string.Concat(number.Select((digit, i) => i > 0 && divided[i - 1] ? separator + digit : digit.ToString()));
            var text = $"{before}; {written}; {after}";

            var finding = Assert.Single(Guard.Look(text).Findings, finding => finding.Blocks);

            Assert.Equal(written, text.Substring(finding.Start, finding.Length));
        });

    [Fact]
    public void Ten_digits_with_another_check_digit_are_no_NHS_number() =>
        Gen.Select(Numbers, Gen.Int[1, 9], OneOf(Separators)).Sample((number, other, separator) =>
        {
            var wrong = number[..9] + (number[9] - '0' + other) % 10;
            var text = $"reference {string.Join(separator, wrong.ToCharArray())} of the order";

            Assert.DoesNotContain(Guard.Look(text).Findings, finding => finding.Blocks);
        });

    [Fact]
    public void Of_any_text_the_findings_lie_inside_it_in_order_and_apart() =>
        Gen.String.Sample(text =>
        {
            var end = 0;
            foreach (var finding in Guard.Look(text).Findings)
            {
                Assert.True(finding.Start >= end && finding.Length > 0);
                end = finding.Start + finding.Length;
            }
            Assert.True(end <= text.Length);
        });

    /// <summary>Without a limit some text would make a pattern slow: the guard is asked by everybody, of everything.</summary>
    [Fact]
    public void Every_repetition_in_the_rules_has_a_limit()
    {
        var rules = JsonDocument.Parse(SourceTree.Text("src/Upskill.Kit/Guard/guard-rules.json")).RootElement.EnumerateArray();

        Assert.All(rules, rule => Assert.DoesNotMatch(Unlimited(), ClassOfCharacters().Replace(rule.GetProperty("pattern").GetString()!, "x")));
    }

    private static Gen<string> OneOf(params string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static int Check(string nine) => (11 - nine.Select((digit, i) => (10 - i) * (digit - '0')).Sum() % 11) % 11;

    [GeneratedRegex(@"(?<!\\|\()[*+]|\{\d+,\}")]
    private static partial Regex Unlimited();

    [GeneratedRegex(@"\[(?:\\.|[^\]\\])*\]")]
    private static partial Regex ClassOfCharacters();
}
