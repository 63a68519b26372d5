using System.Collections.Immutable;
using Upskill.Coaching.Rubrics;

namespace Upskill.Coaching.Observations;

/// <summary>Whether something is there.</summary>
internal enum Finding
{
    /// <summary>Nothing in the text shows it.</summary>
    Missing,

    /// <summary>A word hints at it.</summary>
    Unclear,

    /// <summary>It is there.</summary>
    There,
}

/// <summary>A place in the learner's own text.</summary>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Length">Above 0.</param>
internal readonly record struct Quotation(int Start, int Length)
{
    /// <summary>After the last character.</summary>
    public int End => Start + Length;

    /// <summary>The learner's words.</summary>
    public string Of(string text) => text.Substring(Start, Length);

    /// <summary>True where a character is in both.</summary>
    public bool Overlaps(Quotation other) => Start < other.End && other.Start < End;
}

/// <summary>What was seen of one criterion.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Finding">Of <see cref="Criterion.NoProtectedData"/>, <see cref="Finding.Missing"/> says that something is in the text that stays out.</param>
/// <param name="Quotation">What shows it, hints at it, or should not be there; null where nothing is quoted.</param>
/// <param name="ByModel">Whether only a model saw it.</param>
internal sealed record Observation(Criterion Criterion, Finding Finding, Quotation? Quotation, bool ByModel = false);

/// <summary>What was observed on one text. It helps, and decides nothing.</summary>
/// <param name="Version">Of the rubric.</param>
/// <param name="Each">One for each criterion, in their order.</param>
/// <param name="IsRead">False of a text in a language that the rules do not read.</param>
internal sealed record PromptObservations(string Version, ImmutableArray<Observation> Each, bool IsRead)
{
    /// <summary>What was seen of one criterion.</summary>
    public Observation this[Criterion criterion] => Each[(int)criterion];

    /// <summary>How many of the counted criteria are there, 0 to 6.</summary>
    public int Points => Rubric.Counted.Count(criterion => this[criterion].Finding is Finding.There);

    /// <summary>True where nothing was found that stays out of a prompt.</summary>
    public bool IsClean => this[Criterion.NoProtectedData].Finding is Finding.There;

    /// <summary>The one thing to try next: the most valuable that is missing, else that is unclear; null where all is there.</summary>
    public Criterion? TryNext(Rubric rubric) => First(rubric, Finding.Missing) ?? First(rubric, Finding.Unclear);

    private Criterion? First(Rubric rubric, Finding finding) =>
        rubric.TryNext.Where(criterion => this[criterion].Finding == finding).Select(criterion => (Criterion?)criterion).FirstOrDefault();
}
