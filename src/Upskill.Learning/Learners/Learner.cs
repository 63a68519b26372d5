using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Learning.Activities;
using Upskill.Learning.Programmes;
using Upskill.Learning.Waivers;

namespace Upskill.Learning.Learners;

/// <summary>A learner and the rules of learning: pure, the fold of <see cref="LearnerFact"/>.</summary>
/// <param name="Place">Where HR has them.</param>
/// <param name="IsHere">False once they left the organisation.</param>
/// <param name="LeftUnit">The unit before this one, where they moved.</param>
/// <param name="Leaves">Every time away, as far as it came about.</param>
/// <param name="Enrolment">On the mandatory programme, by rule.</param>
/// <param name="EnrolledOn">Its first day, or the cohort's where that is earlier.</param>
/// <param name="Activities">Every activity with a submission.</param>
/// <param name="Completions">Modules completed, in each version once, oldest first; nothing later takes one away.</param>
/// <param name="HasCompletedProgramme">Every module was completed once.</param>
/// <param name="LastSavedAt">When the last submission was stored.</param>
/// <param name="LastModule">Its module.</param>
/// <param name="Evidence">What was completed and signed, oldest first.</param>
/// <param name="Waivers">From what they are and were excused.</param>
/// <param name="Cohort">With whom they take the programme on the same dates.</param>
/// <param name="LeftCohort">The cohort before.</param>
internal sealed partial record Learner(
    LearnerFact.Placed? Place, bool IsHere, UnitId? LeftUnit, LeaveRecord Leaves, LearnerFact.Enrolled? Enrolment, DateOnly? EnrolledOn,
    ImmutableDictionary<(ModuleId, ActivityId), ActivityStanding> Activities, ImmutableArray<Completion> Completions,
    bool HasCompletedProgramme, DateTimeOffset? LastSavedAt, ModuleId? LastModule,
    ImmutableArray<EvidenceItem> Evidence, WaiverRecord Waivers, LearnerFact.CohortJoined? Cohort, CohortId? LeftCohort)
{
    /// <summary>Before anything happened.</summary>
    public static readonly Learner Nobody = new(
        null, false, null, LeaveRecord.None, null, null, ImmutableDictionary<(ModuleId, ActivityId), ActivityStanding>.Empty, [], false, null, null, [],
        WaiverRecord.None, null, null);

    /// <summary>BCP 47, as they chose it; null where they did not.</summary>
    public string? Language { get; init; }

    /// <summary>By module, the longest that they were at one live version of it.</summary>
    public ImmutableDictionary<ModuleId, int> AttendedMinutes { get; init; } = ImmutableDictionary<ModuleId, int>.Empty;

    /// <summary>
    /// This learner's share in the figures: each 0 or 1. Who is excused for good counts no more than who is not enrolled; who is excused for a time still has it to do.
    /// </summary>
    public AdoptionFigures Figures => !IsEnrolled || !IsHere || (Waivers.IsForGood && !HasCompletedProgramme)
        ? AdoptionFigures.Zero
        : new(1, Activities.IsEmpty ? 0 : 1, HasCompletedProgramme ? 1 : 0);

    /// <summary>What happens when they leave the organisation.</summary>
    public ImmutableArray<LearnerFact> Leave() => IsHere ? [new LearnerFact.Left()] : [];

    /// <summary>What happens when they choose a language to read in.</summary>
    /// <exception cref="Refusal">That is no language.</exception>
    public ImmutableArray<LearnerFact> Choose(ChooseLanguage command) =>
        !LanguageTag.IsTag(command.Language) ? throw new Refusal("no-language", "That is no language. Nothing was changed.")
        : command.Language == Language ? []
        : [new LearnerFact.LanguageChosen(command.Language)];

    /// <summary>What happens when they were at a live version of a module: it may complete the module, and so the programme.</summary>
    /// <exception cref="Refusal"><c>not-enrolled</c>, <c>no-minutes</c>.</exception>
    public ImmutableArray<LearnerFact> Attend(AttendLive command, Programme programme)
    {
        if (!IsEnrolled)
            throw new Refusal("not-enrolled", "They are not enrolled on this programme. Nothing was written.");
        if (command.Minutes is <= 0 or > AttendLive.MostMinutes)
            throw new Refusal("no-minutes", $"Somebody is there for 1 to {AttendLive.MostMinutes} minutes. Nothing was written.");
        if (command.IsThere && (programme[command.Module]?.LiveMinutes is not { } enough || command.Minutes < enough || AttendedMinutes.GetValueOrDefault(command.Module) >= enough))
            return [];
        var attended = new LearnerFact.LiveAttended(command.Module, command.LiveSession, command.Minutes);
        return programme[command.Module] is { } module ? [attended, .. Completing(programme, module, With(attended, default))] : [attended];
    }

    /// <summary>What happens when the learner hands in a step.</summary>
    /// <param name="command">The step.</param>
    /// <param name="programme">What is taught.</param>
    /// <param name="secret">The learner's own, for <see cref="Draw"/>.</param>
    /// <exception cref="Refusal">With the sentence that the learner is shown.</exception>
    public ImmutableArray<LearnerFact> Submit(MakeSubmission command, Programme programme, string secret = "")
    {
        if (!IsEnrolled)
            throw new Refusal("not-enrolled", "You are not enrolled on this programme yet. Nothing was sent.");
        if (programme[command.Module] is not { } module || module[command.Activity] is null)
            throw new Refusal("unknown-activity", "This activity is no longer part of the programme. What you did before is kept.");
        if (command.Version != module.Version)
        {
            throw new Refusal("content-replaced",
                "This module was replaced by a newer version while you had it open. Your earlier answers are kept; open the module again to go on.");
        }
        if ((command.Language is null ? module : module.Written(command.Language)) is not { } shown)
            throw new Refusal("unknown-language", "This module is not there in the language that was asked for. Nothing was sent; open the page again to go on.");
        var activity = shown[command.Activity]!.For(new(secret, At(command.Module, command.Activity).Seen));
        var steps = StepsToContinue(command, module, activity);
        activity.Admit(command.Step, command.Choices, command.LearnerName);
        return Consequences(command, programme, module, activity, steps.Add(new(command.Step, command.Choices)));
    }

    /// <summary>Folds one fact in.</summary>
    public Learner With(LearnerFact fact, DateTimeOffset at) => fact switch
    {
        LearnerFact.Placed placed => this with
        {
            Place = placed,
            IsHere = true,
            LeftUnit = placed.Unit == Place?.Unit ? LeftUnit : Place?.Unit,
            Leaves = Leaves.With(placed.Leave, DateOnly.FromDateTime(at.UtcDateTime)),
        },
        LearnerFact.Left => this with { IsHere = false },
        LearnerFact.Enrolled enrolled => (this with { Enrolment = enrolled }).Enrolling(at),
        LearnerFact.EnrolmentEnded => (this with { Enrolment = null }).Ending(),
        LearnerFact.CohortJoined joined => (this with { Cohort = joined, LeftCohort = LeftCohort == joined.Cohort ? null : LeftCohort }).Enrolling(at),
        LearnerFact.CohortLeft left => (this with { Cohort = null, LeftCohort = left.Cohort }).Ending(),
        LearnerFact.Waived or LearnerFact.WaiverWithdrawn => this with { Waivers = Waivers.With(fact, DateOnly.FromDateTime(at.UtcDateTime)) },
        LearnerFact.LiveAttended attended => this with
        {
            AttendedMinutes = AttendedMinutes.SetItem(attended.Module, Math.Max(attended.Minutes, AttendedMinutes.GetValueOrDefault(attended.Module))),
        },
        LearnerFact.SubmissionMade made => With(Submitted(made)) with { LastSavedAt = at, LastModule = made.Module },
        LearnerFact.AttemptAssessed assessed => With(Assessed(assessed, at)) with { Ended = EndedWith(assessed) },
        LearnerFact.AttemptRescored rescored => With(Rescored(rescored, at)) with { Ended = EndedWith(rescored) },
        LearnerFact.ModuleCompleted completed when Completions.All(known => (known.Module, known.Version) != (completed.Module, completed.Version)) =>
            this with
            {
                Completions = Completions.Add(new(completed.Module, completed.Version, at)),
                Evidence = Evidence.Add(new(at, EvidenceKind.ModuleCompleted, completed.Module, completed.Version, completed.Outcome, null)),
            },
        LearnerFact.AcknowledgementSigned signed => this with
        {
            Evidence = Evidence.Add(new(at, EvidenceKind.AcknowledgementSigned, signed.Module, signed.TextHash, signed.Meaning, signed.SignedName, signed.Language, signed.Proof)),
        },
        LearnerFact.QuestionReported said => this with { Reports = Reports.Add(new(said.Report, said.Module, said.Activity, said.Question, said.Sentence, at)) },
        LearnerFact.LanguageChosen chosen => this with { Language = chosen.Language },
        LearnerFact.ProgrammeCompleted completed => this with
        {
            HasCompletedProgramme = true,
            Evidence = Evidence.Add(new(at, EvidenceKind.ProgrammeCompleted, null, "", completed.Programme, null)),
        },
        _ => this,
    };

    /// <summary>For the learner's own pages.</summary>
    /// <param name="number">Of the newest fact.</param>
    /// <param name="secret">The learner's own, for <see cref="Draw"/>.</param>
    public LearnerStanding Standing(long number, string secret = "") =>
        new(number, EnrolledOn, DueOn, [.. Activities.Values], Completions, LastSavedAt, LastModule) { Secret = secret, Language = Language, Reports = Reports, AttendedMinutes = AttendedMinutes };

    private ActivityStanding At(ModuleId module, ActivityId activity) =>
        Activities.GetValueOrDefault((module, activity)) ?? ActivityStanding.Untouched(module, activity);

    /// <summary>The steps that this submission follows: of the open attempt, or none where it begins the next one.</summary>
    private ImmutableArray<StepTaken> StepsToContinue(MakeSubmission command, Module module, Activity activity)
    {
        var standing = At(command.Module, command.Activity).Under(module.Version);
        var (attempt, steps) = standing.Assessment is null
            ? (standing.Attempt, standing.Steps)
            : (standing.Attempt + 1, ImmutableArray<StepTaken>.Empty);
        var isNext = command.Attempt == attempt && activity.After(steps) is Course.Continues next && next.Step == command.Step;
        if (isNext && activity.IsUsedUp(standing))
        {
            throw new Refusal("no-attempts-left", $"All {activity.MostAttempts} attempts at this activity are used; each is kept, and nothing was sent now. "
                + "Ask the owner of your programme how to go on.");
        }
        return isNext
            ? steps
            : throw new Refusal("already-answered",
                "You have answered this already, on this device or another. That answer is kept; open the page again to see where you are.");
    }

    private ImmutableArray<LearnerFact> Consequences(
        MakeSubmission command, Programme programme, Module module, Activity activity, ImmutableArray<StepTaken> steps)
    {
        var facts = ImmutableArray.CreateBuilder<LearnerFact>();
        facts.Add(new LearnerFact.SubmissionMade(
            command.Module, command.Activity, command.Version, command.Attempt, command.Step, command.Choices, command.Language));
        if (activity.After(steps) is not Course.Ended { Assessment: var assessment })
            return facts.ToImmutable();

        facts.Add(new LearnerFact.AttemptAssessed(
            command.Module, command.Activity, command.Version, command.Attempt, assessment.Passed, assessment.Right, assessment.Of,
            activity.Content is { Length: > 0 } content ? content : null));
        if (!assessment.Passed)
            return facts.ToImmutable();

        var after = With(facts[^1], default);
        facts.AddRange(activity.Evidence(command.Module, steps).Select(fact => fact is LearnerFact.AcknowledgementSigned signed ? signed with { Proof = command.Proof } : fact));
        facts.AddRange(Completing(programme, module, after));
        return facts.ToImmutable();
    }

    private ActivityStanding Submitted(LearnerFact.SubmissionMade made)
    {
        var standing = At(made.Module, made.Activity);
        standing = standing with { Seen = standing.Seen.Remove(made.Step).Add(made.Step), Language = made.Language };
        var step = new StepTaken(made.Step, made.Choices);
        return made.Attempt == standing.Attempt
            ? standing with { Steps = standing.Steps.Add(step), Version = made.Version }
            : standing with { Attempt = made.Attempt, Steps = [step], Assessment = null, Version = made.Version };
    }

    private ActivityStanding Assessed(LearnerFact.AttemptAssessed assessed, DateTimeOffset at)
    {
        var standing = At(assessed.Module, assessed.Activity);
        return standing with
        {
            Ended = standing.Ended + 1,
            Assessment = new(assessed.Passed, assessed.Right, assessed.Of),
            PassedAt = standing.PassedAt ?? (assessed.Passed ? at : null),
            PassedOf = assessed.Passed ? standing.PassedOf.Union([assessed.Content ?? assessed.Version]).ToImmutableArray() : standing.PassedOf,
            LastPassedAt = assessed.Passed ? at : standing.LastPassedAt,
            EndedAtPass = assessed.Passed ? standing.Ended + 1 : standing.EndedAtPass,
        };
    }

    private Learner With(ActivityStanding standing) =>
        this with { Activities = Activities.SetItem((standing.Module, standing.Activity), standing) };
}
