namespace Upskill.Kit.Parts;

/// <summary>Gives a part its colour, never its meaning: a word or an icon beside it says the same.</summary>
public enum Tone
{
    /// <summary>No colour of its own.</summary>
    None,

    /// <summary>For your information.</summary>
    Info,

    /// <summary>Right, covered, done.</summary>
    Good,

    /// <summary>Look before you go on.</summary>
    Warn,

    /// <summary>Wrong, or cannot be undone.</summary>
    Bad,
}

/// <summary>What the style sheet calls a tone.</summary>
public static class Tones
{
    /// <summary>The value of <c>data-tone</c>; null for <see cref="Tone.None"/>, so that Razor leaves the attribute out.</summary>
    public static string? DataTone(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        _ => null,
    };
}
