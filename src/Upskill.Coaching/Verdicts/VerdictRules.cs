using Upskill.Coaching.Observations;
using Upskill.Coaching.Rubrics;

namespace Upskill.Coaching.Verdicts;

/// <summary>What the coach says of a whole prompt, where it may say anything.</summary>
internal enum Verdict
{
    /// <summary>It would not send it yet.</summary>
    NotYet,

    /// <summary>Too near the line, or in a language that it does not read.</summary>
    Abstains,

    /// <summary>It would send it.</summary>
    Ready,
}

/// <summary>
/// How a verdict is reached: by the rules' points alone, so that the same text gives the same one each time. A model's words never come into it: agreement with
/// people is measured of the rules, and a model says another thing on another day.
/// </summary>
internal static class VerdictRules
{
    /// <summary>The line, in points of six; within <see cref="Margin"/> of it there is no verdict.</summary>
    public const double Line = 4, Margin = 0.5;

    /// <summary>The verdict on what the rules observed. More criteria never lower it, and what stays out of a prompt is never ready.</summary>
    public static Verdict On(PromptObservations seen) =>
        !seen.IsRead ? Verdict.Abstains
        : !seen.IsClean || seen.Points < Line - Margin ? Verdict.NotYet
        : seen.Points > Line + Margin && seen[Criterion.Goal].Finding is not Finding.Missing ? Verdict.Ready
        : Verdict.Abstains;
}
