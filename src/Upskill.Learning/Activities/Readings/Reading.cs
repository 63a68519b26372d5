using System.Collections.Immutable;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities.Readings;

/// <summary>A text. Done when the learner goes on from it.</summary>
public sealed record Reading(ActivityId Id, string Title, TimeSpan Duration, MarkdownText Text) : Activity(Id, Title, Duration)
{
    public override int Steps => 1;

    public override Type Component => typeof(ReadingPart);

    public override Course After(ImmutableArray<StepTaken> steps) =>
        steps.IsEmpty ? new Course.Continues("") : new Course.Ended(new(Passed: true, Right: 0, Of: 0));

    public override void Admit(string step, ImmutableArray<string> choices, string learnerName)
    {
        if (!choices.IsEmpty)
            throw new Refusal("unknown-choice", "There is nothing to choose on this screen.");
    }

    /// <summary>Reads the activity of kind <c>reading</c>.</summary>
    internal static Activity Read(ActivityFile file)
    {
        var text = file.Node.MarkdownFile("text");
        return new Reading(file.Id, file.Title, text.ReadingTime, text);
    }
}
