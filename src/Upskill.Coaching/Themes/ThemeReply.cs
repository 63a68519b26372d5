using System.Collections.Immutable;
using System.Text.Json;

namespace Upskill.Coaching.Themes;

/// <summary>Reads what a model replied to the function <c>themes</c>: untrusted. Pure.</summary>
internal static class ThemeReply
{
    private const int MostThemes = 8, LongestTheme = 160;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <summary>
    /// Themes that name at least <see cref="ThemeTexts.LeastTexts"/> of the texts and repeat none of them for long; null where the reply has not the form that was asked for. Whether
    /// those texts speak of them only a person can say, who approves them or not.
    /// </summary>
    public static ImmutableArray<Theme>? Read(string text, ThemeTexts texts)
    {
        try
        {
            using var reply = JsonDocument.Parse(text, Shallow);
            return [.. reply.RootElement.GetProperty("themes").EnumerateArray().Select(said => One(said, texts)).OfType<Theme>().Take(MostThemes)];
        }
        catch (Exception garbled) when (garbled is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Theme? One(JsonElement said, ThemeTexts texts)
    {
        var words = string.Join(' ', (said.GetProperty("words").GetString() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var named = said.GetProperty("texts").EnumerateArray().Select(number => number.GetInt32()).Where(number => number >= 1 && number <= texts.Texts.Length).Distinct().Count();
        return words.Length is > 0 and <= LongestTheme && named >= ThemeTexts.LeastTexts && texts.Repeated(words) is null ? new(words, named) : null;
    }
}
