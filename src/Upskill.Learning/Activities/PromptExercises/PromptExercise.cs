using System.Collections.Immutable;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.PromptExercises;

/// <summary>
/// A piece of work to write a prompt for: tried once, compared with worked examples, tried again, and reflected on. Nothing is judged; it counts when all
/// three are there.
/// </summary>
/// <param name="Reflect">The question that the reflection answers.</param>
public sealed record PromptExercise(
    ActivityId Id, string Title, TimeSpan Duration, MarkdownText Task, ImmutableArray<WorkedExample> Examples, string Reflect)
    : Activity(Id, Title, Duration)
{
    /// <summary>Longest prompt and longest reflection, in characters.</summary>
    public const int LongestText = 4_000;

    /// <summary>What is written, in this order; they stand in the ledger.</summary>
    public const string First = "first", Second = "second", Reflection = "reflection";

    private static readonly ImmutableArray<string> Parts = [First, Second, Reflection];

    public override int Steps => Parts.Length;

    public override Type Component => typeof(PromptExercisePart);

    public override int LongestChoice => LongestText;

    public override Course After(ImmutableArray<StepTaken> steps) =>
        steps.Length < Parts.Length ? new Course.Continues(Parts[steps.Length]) : new Course.Ended(new(Passed: true, Right: 0, Of: 0));

    public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
    {
        if (choices is not [var text] || string.IsNullOrWhiteSpace(text))
            throw new Refusal("nothing-written", "There is nothing written yet. Write a sentence or more, then send it.");
        if (text.Length > LongestText)
            throw new Refusal("too-long", "That is more than 4,000 characters. It is still here; shorten it, then send it.");
    }

    /// <summary>Reads the activity of kind <c>prompt-exercise</c>.</summary>
    internal static Activity Read(ActivityFile file)
    {
        var node = file.Node;
        var examples = node.List("examples", example => new WorkedExample(example.Text("title"), example.Text("prompt"), example.Text("because")));
        node.Demand(!examples.IsEmpty, "has no worked example to compare with", "Write at least one under “examples:”.", "examples");
        return new PromptExercise(file.Id, file.Title, node.Minutes(), node.Markdown("task"), examples, node.Text("reflect"));
    }
}

/// <summary>A prompt for the same piece of work.</summary>
/// <param name="Because">What there is to learn from it.</param>
public sealed record WorkedExample(string Title, string Prompt, string Because);
