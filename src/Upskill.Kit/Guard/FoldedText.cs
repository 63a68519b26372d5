using System.Buffers;
using System.Globalization;
using System.Text;

namespace Upskill.Kit.Guard;

/// <summary>
/// A text as the guard reads it: NFKC, digits of every script as 0 to 9, every space and dash as one of ASCII, nothing that has no width. So nothing slips
/// through by another way to write it. <c>Islands/folded-text.ts</c> does the same.
/// </summary>
public sealed class FoldedText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', 0x7f - ' ').Select(code => (char)code), '\n']);

    // None where nothing had to be folded: then every place is its own.
    private readonly List<(int From, int To)> places = [];

    /// <param name="text">As it was typed.</param>
    public FoldedText(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            Text = text;
            return;
        }
        var folded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var before = folded.Length;
            Append(folded, rune);
            places.AddRange(Enumerable.Repeat((at, at + length), folded.Length - before));
            at += length;
        }
        Text = folded.ToString();
    }

    /// <summary>Folded.</summary>
    public string Text { get; }

    /// <summary>Where a part of the folded text stands in what was typed.</summary>
    public (int Start, int Length) Place(int start, int length)
    {
        if (places.Count == 0)
            return (start, length);
        var from = places[start].From;
        return (from, places[start + length - 1].To - from);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.Value is >= ' ' and < 0x7f)
        {
            folded.Append((char)rune.Value);
            return;
        }
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(part))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append((char)('0' + (int)Rune.GetNumericValue(part)));
                    break;
                case UnicodeCategory.SpaceSeparator:
                    folded.Append(' ');
                    break;
                case UnicodeCategory.DashPunctuation:
                    folded.Append('-');
                    break;
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    folded.Append('\n');
                    break;
                case UnicodeCategory.Control:
                    folded.Append(part.Value switch { '\t' => " ", '\n' or '\r' or '\v' or '\f' or 0x85 => "\n", _ => "" });
                    break;
                // Marks as well: digits that are struck through with combining strokes are digits.
                case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                    break;
                default:
                    folded.Append(part.Value is Minus ? "-" : part.Value is HangulFiller or HangulInitialFiller or HangulMedialFiller ? "" : part.ToString());
                    break;
            }
        }
    }

    private const int Minus = 0x2212, HangulInitialFiller = 0x115f, HangulMedialFiller = 0x1160, HangulFiller = 0x3164;
}
