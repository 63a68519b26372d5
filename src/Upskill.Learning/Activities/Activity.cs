using System.Collections.Immutable;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Activities;

/// <summary>
/// The smallest thing a learner does: one screen, of one step or several. A kind of activity is a folder beside this file: what it is, how a step is
/// judged, and how it is drawn.
/// </summary>
public abstract record Activity(ActivityId Id, string Title, TimeSpan Duration)
{
    /// <summary>Steps in all, for a progress line; scenarios say the length of their shortest good way.</summary>
    public abstract int Steps { get; }

    /// <summary>The component that draws the activity; it takes a parameter <c>Screen</c> of <see cref="Player.ActivityScreen"/>.</summary>
    public abstract Type Component { get; }

    /// <summary>How many attempts there are; null where there is no limit.</summary>
    public int? MostAttempts { get; init; }

    /// <summary>SHA-256 of what a learner is judged on, lower-case hex: see <see cref="ContentNode.Digest"/>.</summary>
    public string Content { get; init; } = "";

    /// <summary>True where the author asks those again who passed an older content; else a pass stands whatever becomes of the content.</summary>
    public bool Renews { get; init; }

    /// <summary>What a pass may have been of to count for the content of today: its hash, and the module's version for passes that name no hash.</summary>
    public ImmutableArray<string> Counts { get; init; } = [];

    /// <summary>The day on which the author last changed the content, where they say so.</summary>
    public DateOnly? ChangedOn { get; init; }

    /// <summary>True of what a person signs: nothing else stands for it.</summary>
    public virtual bool IsSigned => false;

    /// <summary>Whether there is a pass that counts today.</summary>
    public bool IsPassed(ActivityStanding standing) => standing.PassedAt is not null && (!Renews || Counts.Any(standing.PassedOf.Contains));

    /// <summary>Whether the learner passed an older content only, and is asked again.</summary>
    public bool AsksAgain(ActivityStanding standing) => standing.PassedAt is not null && !IsPassed(standing);

    /// <summary>Attempts that count against <see cref="MostAttempts"/>: who is asked again begins to count behind their last pass.</summary>
    public int Used(ActivityStanding standing) => standing.Ended - (AsksAgain(standing) ? standing.EndedAtPass : 0);

    /// <summary>True where no further attempt can begin: what there was is kept, and somebody else has to help.</summary>
    public bool IsUsedUp(ActivityStanding standing) => standing.Assessment is not null && Used(standing) >= MostAttempts;

    /// <summary>Longest single choice that can be handed in, in characters: an option's id or a name, unless a kind takes texts.</summary>
    public virtual int LongestChoice => 500;

    /// <summary>The activity as this learner meets it next: a kind of several variants puts the one to show first. Pure.</summary>
    public virtual Activity For(Draw draw) => this;

    /// <summary>
    /// What an attempt is made of, in phrases that name ids and no texts: the same in every language, so that a step of one can be gone on from in another.
    /// </summary>
    internal virtual IEnumerable<string> Shape => [];

    /// <summary>Which step comes after these, or how the attempt ended. Pure.</summary>
    public abstract Course After(ImmutableArray<StepTaken> steps);

    /// <summary>
    /// Judges whether the choices can be handed in for this step at all; says no with a sentence. What is right or wrong is <see cref="After"/>'s.
    /// </summary>
    /// <exception cref="Refusal">The choices are not among those that the step offers.</exception>
    public abstract void Admit(string step, ImmutableArray<string> choices, string learnerName);

    /// <summary>Facts beyond the attempt itself, once it is passed: a signature, for example.</summary>
    internal virtual ImmutableArray<Learners.LearnerFact> Evidence(ModuleId module, ImmutableArray<StepTaken> steps) => [];
}

/// <summary>What decides which variant a learner meets.</summary>
/// <param name="Secret">The learner's own, never shown: nobody can foresee the order from outside.</param>
/// <param name="Seen">Steps that they have handed in, each once, the latest last.</param>
public readonly record struct Draw(string Secret, ImmutableArray<string> Seen);

/// <summary>How an attempt goes on.</summary>
public abstract record Course
{
    private Course() { }

    /// <summary>The next step, by its id; empty where the activity has one step.</summary>
    public sealed record Continues(string Step) : Course;

    /// <summary>Over, and judged.</summary>
    public sealed record Ended(Assessment Assessment) : Course;
}
