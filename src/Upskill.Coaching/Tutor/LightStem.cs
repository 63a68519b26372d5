namespace Upskill.Coaching.Tutor;

/// <summary>
/// Takes one ending off a folded word, so that “checks”, “checked” and “checking” meet. Light on purpose: a stem is compared with stems only, and never shown. In
/// the manner of Savoy, Light stemming approaches for the French, Portuguese, German and Hungarian languages, SAC 2006.
/// </summary>
internal static class LightStem
{
    private const int Shortest = 3;

    private static readonly string[] English = ["ations", "ation", "ions", "ings", "ing", "ion", "ies", "ed", "es", "ly", "al", "s", "e", "y"],
        German = ["innen", "ungen", "ung", "ern", "est", "en", "er", "em", "es", "et", "in", "e", "n", "s", "t"];

    /// <summary>The stem of a word.</summary>
    public static string Of(string word, bool isGerman) => isGerman ? Strip(WithoutPrefix(word), German) : Undouble(Strip(word, English));

    private static string Strip(string word, string[] endings) => endings.FirstOrDefault(ending =>
        word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= Shortest && !(ending == "s" && word.EndsWith("ss", StringComparison.Ordinal)))
        is { } found ? word[..^found.Length] : word;

    // "stopped" is "stop", and "improve" after "improving" is "improv".
    private static string Undouble(string stem) => stem switch
    {
        [.., var before, var last] when stem.Length > Shortest && before == last && !"aeioulsz".Contains(last, StringComparison.Ordinal) => stem[..^1],
        [.., 'e'] when stem.Length > Shortest => stem[..^1],
        _ => stem,
    };

    // "geprüft" is "prüfen".
    private static string WithoutPrefix(string word) =>
        word.Length > 6 && word.StartsWith("ge", StringComparison.Ordinal) && (word.EndsWith('t') || word.EndsWith("en", StringComparison.Ordinal)) ? word[2..] : word;
}
