using System.Globalization;
using System.Text.RegularExpressions;

namespace Upskill.Learning.Programmes;

/// <summary>A language as BCP 47 writes it, such as <c>de</c> or <c>de-CH</c>.</summary>
public static partial class LanguageTag
{
    /// <summary>What is read where there is nothing in the person's own language.</summary>
    public const string Fallback = "en";

    /// <summary>Longest that is taken in, in characters.</summary>
    public const int Longest = 35;

    /// <summary>Whether the text is written as a tag.</summary>
    public static bool IsTag(string text) => text.Length <= Longest && Tag().IsMatch(text);

    /// <summary>Whether this machine knows it as a language.</summary>
    public static bool IsKnown(string tag) => IsTag(tag) && Name(tag) != tag;

    /// <summary>The same language, wherever it is spoken: <c>de-CH</c> and <c>de</c>.</summary>
    public static bool IsSame(string one, string other) => Primary(one).Equals(Primary(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Its name in itself, “Deutsch”; the tag where this machine does not know it.</summary>
    public static string Name(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>For a <c>lang</c> attribute: null where a text is in the language of the page around it.</summary>
    public static string? OnPage(string tag) =>
        IsSame(tag, CultureInfo.CurrentUICulture.Name is { Length: > 0 } page ? page : Fallback) ? null : tag;

    private static string Primary(string tag) => tag.Split('-')[0];

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
