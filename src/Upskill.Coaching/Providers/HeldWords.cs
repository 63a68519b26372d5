using System.Text;

namespace Upskill.Coaching.Providers;

/// <summary>
/// A stream of words that is looked at before it is given on. What is protected may come in pieces, “943 476” now and “5919” later: words are held back until a plain one comes behind
/// them, or the end of a line, over which no rule of the guard reaches backwards. Each look takes in the line so far and the one before.
/// </summary>
/// <param name="isProtected">The guard.</param>
internal sealed class HeldWords(Func<string, bool> isProtected)
{
    /// <summary>How much of what was given on is looked at again with what comes.</summary>
    private const int LongestLookBack = 4_000;

    private readonly StringBuilder window = new();
    private int given;

    /// <summary>What can be given on now that these have come; empty for nothing yet.</summary>
    /// <exception cref="GuardedException">Something protected is among them. None of it was given on.</exception>
    public string Next(string words)
    {
        window.Append(words);
        var text = window.ToString();
        return Give(text, SafeEnd(text));
    }

    /// <summary>What is left when no more comes.</summary>
    /// <exception cref="GuardedException">Something protected is among it.</exception>
    public string Rest()
    {
        var text = window.ToString();
        return Give(text, text.Length);
    }

    private string Give(string text, int end)
    {
        if (end <= given)
            return "";
        if (isProtected(text[..end]))
            throw new GuardedException();
        var words = text[given..end];
        given = end;
        Forget(text);
        return words;
    }

    /// <summary>Behind the last line's end, or the last space that has a plain word before it.</summary>
    private int SafeEnd(string text)
    {
        for (var at = text.Length - 1; at >= given; at--)
        {
            if (text[at] == '\n' || text[at] == ' ' && IsPlain(text.AsSpan(0, at)))
                return at + 1;
        }
        return given;
    }

    /// <summary>Whether the last word holds letters and the marks of a sentence only: no number goes on over it.</summary>
    private static bool IsPlain(ReadOnlySpan<char> before)
    {
        var letters = 0;
        for (var at = before.Length - 1; at >= 0 && before[at] is not (' ' or '\n'); at--)
        {
            if (char.IsLetter(before[at]))
                letters++;
            else if (before[at] is not ('.' or ',' or ';' or '!' or '?' or '\'' or '"' or '’' or '“' or '”' or ')' or '*'))
                return false;
        }
        return letters > 1;
    }

    private void Forget(string text)
    {
        var line = given < 2 ? -1 : text.LastIndexOf('\n', given - 2);
        var from = line < 1 ? 0 : text.LastIndexOf('\n', line - 1) + 1;
        if (given - from > LongestLookBack)
            from = text.LastIndexOf(' ', given - LongestLookBack / 2) + 1;
        window.Remove(0, from);
        given -= from;
    }
}

/// <summary>The guard has stopped a call to a model. Says nothing of what it found.</summary>
internal sealed class GuardedException() : Exception("The data guard has stopped this call.");
