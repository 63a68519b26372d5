using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Upskill.Kit.Guard;

/// <summary>
/// One rule of <c>guard-rules.json</c>, which the browser reads as well: an expression that means the same in .NET and in JavaScript, over a <see cref="FoldedText"/>. Every
/// repetition in it has a limit, so that no text makes it slow.
/// </summary>
/// <param name="Kind">What it finds; null for what is certainly something else, which no later rule looks at.</param>
/// <param name="Expression">How it looks.</param>
/// <param name="Fits">Its check digits, or null.</param>
internal sealed record GuardRule(GuardKind? Kind, Regex Expression, Func<string, bool>? Fits)
{
    private static readonly ImmutableArray<Written> All = Read();

    /// <summary>The rules in their order, those of the organisation's own codes at their place.</summary>
    public static ImmutableArray<GuardRule> With(GuardCodes codes) => [.. All.SelectMany(written => written.Kind is GuardKind.Code
        ? codes.Expressions.Select(expression => Rule(written, expression))
        : [Rule(written, written.Pattern)])];

    /// <summary>Everything in the text that looks like it and fits, from the left; no two overlap.</summary>
    public IEnumerable<(int Start, int Length)> In(string text)
    {
        var at = 0;
        while (Expression.Match(text, at) is { Success: true } match)
        {
            var fits = Fits is null || Fits(match.Value);
            if (fits)
                yield return (match.Index, match.Length);
            at = fits ? match.Index + match.Length : match.Index + 1; // a number may begin inside what was none
        }
    }

    private static GuardRule Rule(Written written, string pattern) => new(
        written.Kind,
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled | (written.AnyCase ? RegexOptions.IgnoreCase : RegexOptions.None)),
        written.Check is { } check ? CheckDigits.ByName[check] : null);

    private static ImmutableArray<Written> Read()
    {
        using var file = typeof(GuardRule).Assembly.GetManifestResourceStream("guard-rules.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<Written>>(file, JsonSerializerOptions.Web);
    }

    /// <summary>As it stands in the file.</summary>
    private sealed record Written(GuardKind? Kind, string What, string Pattern, bool AnyCase, string? Check);
}
