namespace Upskill.Simulation.Deeds;

/// <summary>What people write: about work in general, and nobody's name.</summary>
internal static class Phrases
{
    private static readonly string[] Questions =
    [
        "Has anybody found a good way to check figures in a summary without reading the whole source again?",
        "How do you keep a long prompt for the next time? I write it anew each week.",
        "Which part of a weekly report do you still write by hand, and why?",
        "When is a draft good enough to stop asking for another one?",
        "Do you tell the readers that a text was drafted with a machine?",
        "What do you do when two answers to the same question differ?",
    ];

    private static readonly string[] Answers =
    [
        "I ask for the page of each figure and look up three of them. If one is wrong I check all.",
        "A text file beside the template. It is dull and it works.",
        "The conclusion. I want to have thought it myself before I sign it.",
        "I stop when I would change words only.",
        "Yes, in one line at the end. Nobody has minded so far.",
        "Then neither is used until somebody has seen the source.",
        "It took me longer than by hand the first two times, and half as long since.",
        "I tried that last week: the outline was fine, the references were not.",
    ];

    /// <summary>How many different ones are drawn.</summary>
    public const int Count = 24;

    /// <summary>A question.</summary>
    public static string Question(int number) => Questions[number % Questions.Length];

    /// <summary>An answer.</summary>
    public static string Answer(int number) => Answers[number % Answers.Length];

    /// <summary>Starter questions of a round.</summary>
    public static string Starters => string.Join('\n', "What did you try this week?", "What did it get wrong?", "What would you not hand to it?");
}
