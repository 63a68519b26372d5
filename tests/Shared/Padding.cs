namespace Upskill.Testing;

/// <summary>What people and machines put around a prompt without saying more.</summary>
public static class Padding
{
    private const string Lorem =
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation.";

    private static readonly string[] Phrases =
    [
        "Please. Thank you very much in advance! You are a great help.",
        "You are a helpful assistant and an expert with a lot of expertise. Take a deep breath and do your very best, please.",
        Lorem,
        "Goal context source material output format constraints check. Goal: Context: Source: Format: Constraints: Check:",
        "Really, really, really, basically, actually, honestly, just quite simply so very much.",
        "Bitte. Vielen Dank, das ist wirklich sehr wichtig!",
        "Goal, context, source, output format, constraints, how it will be checked, no protected data.",
        "!!!!! ????? ..... ----- \n\n\n",
    ];

    /// <summary>How many kinds there are; the last two repeat the text itself, whole and in part.</summary>
    public static int Kinds => Phrases.Length + 2;

    /// <summary>The text with padding of a kind before it, after it, or between its sentences.</summary>
    /// <param name="text">A prompt.</param>
    /// <param name="kind">From 0 to below <see cref="Kinds"/>.</param>
    /// <param name="place">0 before, 1 after, 2 between.</param>
    /// <param name="times">How often.</param>
    public static string Of(string text, int kind, int place, int times)
    {
        var sentences = text.Split(". ");
        var once = kind < Phrases.Length ? Phrases[kind] : kind == Phrases.Length ? text : sentences[times % sentences.Length] + ".";
        var padding = string.Join(' ', Enumerable.Repeat(once, times));
        return place switch
        {
            0 => $"{padding} {text}",
            1 => $"{text} {padding}",
            _ => string.Join(". ", sentences.Select((sentence, i) => i == sentences.Length / 2 ? $"{padding} {sentence}" : sentence)),
        };
    }
}
