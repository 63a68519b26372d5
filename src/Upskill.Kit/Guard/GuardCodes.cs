using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Upskill.Kit.Guard;

/// <summary>One of the organisation's codes, from the settings <c>Guard:Codes</c>.</summary>
/// <param name="Name">What it is a code of, for who reads the settings.</param>
/// <param name="Pattern">
/// <c>#</c> is a digit, <c>@</c> a letter, <c>#{4}</c> or <c>#{3-6}</c> so many of them; a hyphen or a space may be any separator or none; letters and digits stand for
/// themselves, in any case. <c>UPX-####</c> finds “UPX-1234”, “upx 1234” and “UPX1234”.
/// </param>
public sealed record GuardCode(string Name, string Pattern);

/// <summary>
/// The organisation's codes as expressions that .NET and browsers read alike. A language of its own and not expressions themselves: there is no pattern in it
/// that some text makes slow, or that means one thing here and another there.
/// </summary>
public sealed partial class GuardCodes
{
    /// <summary>A pattern has at least so many characters that must be there: a shorter one would block ordinary words.</summary>
    public const int Fewest = 4;

    /// <param name="codes">From the settings.</param>
    /// <exception cref="FormatException">One of them cannot be read. The message is one sentence for the operator.</exception>
    public GuardCodes(IEnumerable<GuardCode> codes) => Expressions = [.. codes.Select(Expression)];

    /// <summary>One for each code.</summary>
    public ImmutableArray<string> Expressions { get; }

    private static string Expression(GuardCode code)
    {
        var pattern = code.Pattern ?? "";
        var expression = new StringBuilder();
        var (needed, literals, at) = (0, 0, 0);
        foreach (Match part in Part().Matches(pattern))
        {
            if (part.Index != at)
                break;
            at += part.Length;
            var (least, most) = part.Groups["least"] is { Success: true } group
                ? (Count(group), Count(part.Groups["most"] is { Success: true } other ? other : group)) : (1, 1);
            if (least < 1 || most < least)
                throw Unreadable(code, $"'{part.Value}' asks for no number of characters");
            needed += part.Value is "-" or " " ? 0 : least;
            literals += char.IsAsciiLetterOrDigit(part.Value[0]) ? 1 : 0;
            expression.Append(part.Value[0] switch
            {
                '-' or ' ' => "[ ._/\\-]{0,2}",
                '#' => $"\\d{{{least},{most}}}",
                '@' => $"[A-Za-z]{{{least},{most}}}",
                var letter when char.IsAsciiLetter(letter) => $"[{char.ToUpperInvariant(letter)}{char.ToLowerInvariant(letter)}]",
                var digit => digit.ToString(),
            });
        }
        if (at != pattern.Length)
            throw Unreadable(code, $"'{pattern[at]}' is not understood: write letters, digits, hyphens, '#' for a digit, '@' for a letter, and '{{3-6}}' behind one of these for how many");
        if (needed < Fewest || literals == 0)
            throw Unreadable(code, $"it would find too much: at least {Fewest} characters, one of them a letter or digit as it stands, make a code");
        return $"(?<![A-Za-z0-9]){expression}{(char.IsAsciiLetter(pattern[^1]) || pattern[^1] == '@' ? "(?![A-Za-z])" : "(?!\\d)")}";
    }

    private static int Count(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static FormatException Unreadable(GuardCode code, string why) => new($"Guard:Codes has a code '{code.Name}' whose pattern '{code.Pattern}' cannot be used: {why}.");

    [GeneratedRegex("[A-Za-z0-9 -]|[#@](?:\\{(?<least>[0-9]{1,2})(?:-(?<most>[0-9]{1,2}))?\\})?")]
    private static partial Regex Part();
}
