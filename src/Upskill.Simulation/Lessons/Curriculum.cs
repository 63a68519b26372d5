using System.Collections.Immutable;
using Upskill.Learning;

namespace Upskill.Simulation.Lessons;

/// <summary>What there is to learn and what is right in it: the key that simulated people answer by, as a teacher would hold it. Texts are not in it.</summary>
/// <param name="Modules">In the programme's order.</param>
public sealed record Curriculum(ImmutableArray<Lesson> Modules)
{
    /// <summary>Kinds of work that hours are claimed for, as claims name them for ever: the most usual ones.</summary>
    public static readonly ImmutableArray<string> WorkTasks = ["drafting", "summarising", "searching", "meetings", "data-work", "other"];
}

/// <summary>A module.</summary>
/// <param name="Id">Which.</param>
/// <param name="Languages">BCP 47, that it is there in; its own first.</param>
/// <param name="Exercises">Its activities, in order.</param>
public sealed record Lesson(ModuleId Id, ImmutableArray<string> Languages, ImmutableArray<Exercise> Exercises);

/// <summary>An activity.</summary>
/// <param name="Id">Which.</param>
/// <param name="Takes">How long.</param>
/// <param name="PassMark">Steps that must be right.</param>
/// <param name="MostAttempts">Null where there is no limit.</param>
/// <param name="Steps">What is handed in, in order; of drawn ones all that can be drawn.</param>
/// <param name="Kind">How it is gone through.</param>
public sealed record Exercise(ActivityId Id, TimeSpan Takes, int PassMark, int? MostAttempts, ImmutableArray<Step> Steps, ExerciseKind Kind);

/// <summary>How an activity is gone through.</summary>
public enum ExerciseKind
{
    /// <summary>Step after step.</summary>
    InOrder,
    /// <summary>One of the steps, which the page names.</summary>
    Drawn,
    /// <summary>With the person's own name.</summary>
    ByName,
}

/// <summary>What is handed in at once.</summary>
/// <param name="Id">The question, scene or text; empty where there is one only.</param>
/// <param name="Right">Choices that are right.</param>
/// <param name="Wrong">Choices that are not; null where nothing can be wrong.</param>
public sealed record Step(string Id, ImmutableArray<string> Right, ImmutableArray<string>? Wrong);
