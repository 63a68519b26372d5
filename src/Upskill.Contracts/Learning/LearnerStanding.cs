using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>A module, by the name of its folder.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ModuleId")]
public readonly record struct ModuleId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An activity, unique in its module.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ActivityId")]
public readonly record struct ActivityId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Where a learner stands, for their own pages only.</summary>
/// <param name="Number">Grows with every change: what a watcher compares.</param>
/// <param name="EnrolledOn">First day of the enrolment; null where there is none.</param>
/// <param name="DueOn">Last day to complete in time.</param>
/// <param name="Activities">Every activity with at least one submission.</param>
/// <param name="Completions">Modules completed, oldest first.</param>
/// <param name="LastSavedAt">When the last submission was stored.</param>
/// <param name="LastModule">The module of the last submission.</param>
[GenerateSerializer, Immutable, Alias("Upskill.LearnerStanding")]
public sealed record LearnerStanding(
    [property: Id(0)] long Number, [property: Id(1)] DateOnly? EnrolledOn, [property: Id(2)] DateOnly? DueOn,
    [property: Id(3)] ImmutableArray<ActivityStanding> Activities, [property: Id(4)] ImmutableArray<Completion> Completions,
    [property: Id(5)] DateTimeOffset? LastSavedAt, [property: Id(6)] ModuleId? LastModule)
{
    /// <summary>The learner's own, for what is drawn for them; never shown.</summary>
    [Id(7)]
    public string Secret { get; init; } = "";

    /// <summary>BCP 47, as they chose it; null where they did not, and HR's is taken.</summary>
    [Id(8)]
    public string? Language { get; init; }

    /// <summary>Questions that they said are wrong, oldest first.</summary>
    [Id(9)]
    public ImmutableArray<QuestionReport> Reports { get; init; } = [];

    /// <summary>Where they stand with what is mandatory today.</summary>
    [Id(10)]
    public MandatoryStatus Status { get; init; }

    /// <summary>By module, the longest that they were at one live version of it.</summary>
    [Id(11)]
    public ImmutableDictionary<ModuleId, int> AttendedMinutes { get; init; } = ImmutableDictionary<ModuleId, int>.Empty;

    /// <summary>Where they stand in one activity: at the beginning, if they never were there.</summary>
    public ActivityStanding At(ModuleId module, ActivityId activity) =>
        Activities.FirstOrDefault(standing => standing.Module == module && standing.Activity == activity)
        ?? ActivityStanding.Untouched(module, activity);

    /// <summary>The newest completion of a module, or null.</summary>
    public Completion? Of(ModuleId module) => Completions.LastOrDefault(completion => completion.Module == module);
}

/// <summary>Where a learner stands in one activity.</summary>
/// <param name="Module">The module.</param>
/// <param name="Activity">The activity in it.</param>
/// <param name="Attempt">The attempt that is open or was last, from 1.</param>
/// <param name="Steps">Submissions of that attempt.</param>
/// <param name="Assessment">Its judgement; null while it is open.</param>
/// <param name="PassedAt">When an attempt was first passed; null while none was.</param>
/// <param name="Version">Content version of that attempt.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ActivityStanding")]
public sealed record ActivityStanding(
    [property: Id(0)] ModuleId Module, [property: Id(1)] ActivityId Activity, [property: Id(2)] int Attempt,
    [property: Id(3)] ImmutableArray<StepTaken> Steps, [property: Id(4)] Assessment? Assessment, [property: Id(5)] DateTimeOffset? PassedAt,
    [property: Id(6)] string Version)
{
    /// <summary>Steps that were handed in, in any attempt and version, each once, the latest last.</summary>
    [Id(7)]
    public ImmutableArray<string> Seen { get; init; } = [];

    /// <summary>Attempts that came to their end, in any version.</summary>
    [Id(8)]
    public int Ended { get; init; }

    /// <summary>Hashes of the contents that were passed; of a pass that names none, the module's version.</summary>
    [Id(9)]
    public ImmutableArray<string> PassedOf { get; init; } = [];

    /// <summary>When an attempt was last passed; null while none was.</summary>
    [Id(10)]
    public DateTimeOffset? LastPassedAt { get; init; }

    /// <summary><see cref="Ended"/> with that attempt.</summary>
    [Id(11)]
    public int EndedAtPass { get; init; }

    /// <summary>Language of the content that was shown with the last submission; null for the module's own.</summary>
    [Id(12)]
    public string? Language { get; init; }

    /// <summary>Attempts that were scored again, upwards, since a question was found wrong.</summary>
    [Id(13)]
    public ImmutableArray<RescoredAttempt> Rescored { get; init; } = [];

    /// <summary>Nothing was submitted yet.</summary>
    public static ActivityStanding Untouched(ModuleId module, ActivityId activity) => new(module, activity, 1, [], null, null, "");

    /// <summary>
    /// The same where the content is of <paramref name="version"/>: steps of another version name questions that may be gone, so an attempt that is open
    /// begins anew, and of one that has ended only its judgement is left to show.
    /// </summary>
    public ActivityStanding Under(string version) =>
        Version == version || Steps.IsEmpty ? this
        : Assessment is null ? this with { Attempt = Attempt + 1, Steps = [], Version = version }
        : this with { Steps = [] };
}

/// <summary>One submission of an attempt.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.StepTaken")]
public sealed record StepTaken([property: Id(0)] string Step, [property: Id(1)] ImmutableArray<string> Choices);

/// <summary>The fact that a module's criteria were met.</summary>
/// <param name="Module">The module.</param>
/// <param name="Version">Content version that was completed.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Completion")]
public sealed record Completion([property: Id(0)] ModuleId Module, [property: Id(1)] string Version, [property: Id(2)] DateTimeOffset At);

/// <summary>The learner said that a question is wrong.</summary>
/// <param name="Id">Names the report.</param>
/// <param name="Module">The module.</param>
/// <param name="Activity">The check in it.</param>
/// <param name="Question">The question.</param>
/// <param name="Sentence">What is wrong with it.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.QuestionReport")]
public sealed record QuestionReport(
    [property: Id(0)] CommandId Id, [property: Id(1)] ModuleId Module, [property: Id(2)] ActivityId Activity, [property: Id(3)] string Question,
    [property: Id(4)] string Sentence, [property: Id(5)] DateTimeOffset At);

/// <summary>An attempt that was scored again since everybody's answer to a question counts.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Question">The question that was found wrong.</param>
/// <param name="Passed">Whether the attempt counts now.</param>
/// <param name="Right">Parts that are right now.</param>
/// <param name="Of">Parts in all.</param>
/// <param name="Reason">What was wrong with the question.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RescoredAttempt")]
public sealed record RescoredAttempt(
    [property: Id(0)] int Attempt, [property: Id(1)] string Question, [property: Id(2)] bool Passed, [property: Id(3)] int Right,
    [property: Id(4)] int Of, [property: Id(5)] string Reason, [property: Id(6)] DateTimeOffset At);
