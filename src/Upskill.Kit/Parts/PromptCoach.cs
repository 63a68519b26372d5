using Upskill.Learning;

namespace Upskill.Kit.Parts;

/// <summary>
/// What stands under each prompt of a prompt exercise. A slice that has a coach registers one; where none does, nothing stands there. An exercise never depends on it.
/// </summary>
/// <param name="Component">Takes one parameter, <c>Prompt</c>, a <see cref="CoachedPrompt"/>, and shows something whatever is away.</param>
public sealed record PromptCoach(Type Component);

/// <summary>A prompt that a learner wrote, for their own page.</summary>
/// <param name="Module">Of the exercise.</param>
/// <param name="Activity">The exercise.</param>
/// <param name="Language">BCP 47, of the content that was shown.</param>
/// <param name="Task">What was asked, as HTML.</param>
/// <param name="Step">Which try.</param>
/// <param name="Text">What they wrote.</param>
/// <param name="Before">Their try before this one; null where there is none.</param>
/// <param name="Path">Of the page.</param>
public sealed record CoachedPrompt(ModuleId Module, ActivityId Activity, string Language, string Task, string Step, string Text, string? Before, string Path)
{
    /// <summary>Its name only: it holds words.</summary>
    public override string ToString() => nameof(CoachedPrompt);
}
