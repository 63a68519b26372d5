namespace Upskill.BrowserTests;

/// <summary>The module “Prompting for work” as somebody knows it who has passed it.</summary>
internal static class PromptingForWork
{
    public const string Title = "Prompting for work", Module = "prompting-for-work", Path = "/modules/" + Module;

    public const string FirstCheck = "check-the-parts", Exercise = "write-one", Scenario = "deadline", LastCheck = "check-the-whole", Agreement = "working-agreement";

    /// <summary>Its screens in order, with their headings.</summary>
    public static readonly IReadOnlyList<(string Id, string Title)> Screens =
    [
        ("what-a-prompt-is", "What a prompt is"), ("if-this-worries-you", "If this worries you"), ("what-stays-out", "What never goes into a prompt"),
        ("six-parts", "Six parts of a prompt"), ("source-and-place", "Give a source, ask for the place"), (FirstCheck, "Knowledge check, halfway"),
        ("let-a-gap-be-a-gap", "Let a gap be a gap"), ("small-steps", "Work in small steps"), ("ask-again", "Ask again, precisely"),
        ("what-to-check-first", "What to check first"), (Exercise, "Write one yourself"), (Scenario, "Due at four"),
        (LastCheck, "Knowledge check, the whole module"), (Agreement, "How I will work"),
    ];

    /// <summary>The right options of each question, and of each scene the choice that leads to the good end.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Answers = new Dictionary<string, string[]>
    {
        ["q-checkable"] = ["c"],
        ["q-paste"] = ["a", "d"],
        ["q-left-over"] = ["a"],
        ["brief"] = ["c"],
        ["numbered"] = ["b"],
        ["opened"] = ["b"],
        ["ask-reason"] = ["c"],
        ["q-prompt"] = ["d"],
        ["q-never"] = ["a", "c", "e"],
        ["q-small-words"] = ["b"],
        ["q-not-stated"] = ["a"],
        ["q-steps"] = ["b", "d", "e"],
    };

    /// <summary>Finishes every screen before <paramref name="until"/>.</summary>
    public static Task Learn(Uri address, string person, string until) =>
        EverydayAi.Learn(address, person, Module, Screens.TakeWhile(screen => screen.Id != until).Select(screen => screen.Id));
}
