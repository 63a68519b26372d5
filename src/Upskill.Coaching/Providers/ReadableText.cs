using System.Text;
using System.Xml;

namespace Upskill.Coaching.Providers;

/// <summary>
/// Semantic Kernel encodes what stands for a placeholder and reads all of it as XML; a character that XML does not know would make it give up reading, and send the messages
/// with their markup as one. Such characters are replaced.
/// </summary>
internal static class ReadableText
{
    /// <summary>The text with a mark in their place.</summary>
    public static string Of(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            readable.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar.ToString() : rune.ToString());
        return readable.ToString();
    }
}
