using System.Collections.Immutable;
using Upskill.Adoption;
using Upskill.Learning.Activities;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Learners;

/// <summary>A learner and the rules of learning: pure, the fold of <see cref="LearnerFact"/>.</summary>
/// <param name="Place">Where HR has them.</param>
/// <param name="IsHere">False once they left the organisation.</param>
/// <param name="LeftUnit">The unit before this one, where they moved.</param>
/// <param name="Leaves">Every time away, as far as it came about.</param>
/// <param name="Enrolment">On the mandatory programme.</param>
/// <param name="EnrolledOn">Its first day.</param>
/// <param name="Activities">Every activity with a submission.</param>
/// <param name="Completions">Modules completed, in each version once, oldest first; nothing later takes one away.</param>
/// <param name="HasCompletedProgramme">Every module was completed once.</param>
/// <param name="LastSavedAt">When the last submission was stored.</param>
/// <param name="LastModule">Its module.</param>
/// <param name="Evidence">What was completed and signed, oldest first.</param>
internal sealed record Learner(
    LearnerFact.Placed? Place, bool IsHere, UnitId? LeftUnit, LeaveRecord Leaves, LearnerFact.Enrolled? Enrolment, DateOnly? EnrolledOn,
    ImmutableDictionary<(ModuleId, ActivityId), ActivityStanding> Activities, ImmutableArray<Completion> Completions,
    bool HasCompletedProgramme, DateTimeOffset? LastSavedAt, ModuleId? LastModule,
    ImmutableArray<EvidenceItem> Evidence)
{
    /// <summary>Before anything happened.</summary>
    public static readonly Learner Nobody = new(
        null, false, null, LeaveRecord.None, null, null, ImmutableDictionary<(ModuleId, ActivityId), ActivityStanding>.Empty, [], false, null, null, []);

    /// <summary>BCP 47, as they chose it; null where they did not.</summary>
    public string? Language { get; init; }

    /// <summary>This learner's share in the figures: each 0 or 1.</summary>
    public AdoptionFigures Figures => Enrolment is null || !IsHere
        ? AdoptionFigures.Zero
        : new(1, Activities.IsEmpty ? 0 : 1, HasCompletedProgramme ? 1 : 0);

    /// <summary>Last day to complete in time: what the enrolment says, and as many days more as they were away.</summary>
    public DateOnly? DueOn => Enrolment is null ? null : Leaves.Extend(EnrolledOn!.Value, Enrolment.DueOn);

    /// <summary>Where they stand with what is mandatory, on <paramref name="today"/>: complete for ever, overdue only after the last day. Of a leaver nothing is asked.</summary>
    public MandatoryStatus Status(DateOnly today) =>
        Enrolment is null || !IsHere ? MandatoryStatus.NotEnrolled
        : HasCompletedProgramme ? MandatoryStatus.Complete
        : today > DueOn ? MandatoryStatus.Overdue
        : Activities.IsEmpty ? MandatoryStatus.NotStarted
        : MandatoryStatus.InProgress;

    /// <summary>What happens when HR has the learner at <paramref name="place"/> from <paramref name="today"/> on.</summary>
    public ImmutableArray<LearnerFact> PlaceAt(PlaceLearner place, Programme programme, DateOnly today)
    {
        var facts = ImmutableArray.CreateBuilder<LearnerFact>();
        var placed = new LearnerFact.Placed(place.Unit, place.Country, place.Grade, place.Leave);
        if (placed != Place || !IsHere)
            facts.Add(placed);
        if (Enrolment is null)
        {
            var from = place.StartsOn > today ? place.StartsOn : today;
            facts.Add(new LearnerFact.Enrolled(programme.Id, from.AddDays((int)programme.DueAfter.TotalDays)));
        }
        return facts.ToImmutable();
    }

    /// <summary>What happens when they leave the organisation.</summary>
    public ImmutableArray<LearnerFact> Leave() => IsHere ? [new LearnerFact.Left()] : [];

    /// <summary>What happens when they choose a language to read in.</summary>
    /// <exception cref="Refusal">That is no language.</exception>
    public ImmutableArray<LearnerFact> Choose(ChooseLanguage command) =>
        !LanguageTag.IsTag(command.Language) ? throw new Refusal("no-language", "That is no language. Nothing was changed.")
        : command.Language == Language ? []
        : [new LearnerFact.LanguageChosen(command.Language)];

    /// <summary>What happens when the learner hands in a step.</summary>
    /// <param name="command">The step.</param>
    /// <param name="programme">What is taught.</param>
    /// <param name="secret">The learner's own, for <see cref="Draw"/>.</param>
    /// <exception cref="Refusal">With the sentence that the learner is shown.</exception>
    public ImmutableArray<LearnerFact> Submit(MakeSubmission command, Programme programme, string secret = "")
    {
        if (Enrolment is null)
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
        LearnerFact.Enrolled enrolled => this with { Enrolment = enrolled, EnrolledOn = DateOnly.FromDateTime(at.UtcDateTime) },
        LearnerFact.SubmissionMade made => With(Submitted(made)) with { LastSavedAt = at, LastModule = made.Module },
        LearnerFact.AttemptAssessed assessed => With(Assessed(assessed, at)),
        LearnerFact.ModuleCompleted completed when Completions.All(known => (known.Module, known.Version) != (completed.Module, completed.Version)) =>
            this with
            {
                Completions = Completions.Add(new(completed.Module, completed.Version, at)),
                Evidence = Evidence.Add(new(at, EvidenceKind.ModuleCompleted, completed.Module, completed.Version, completed.Outcome, null)),
            },
        LearnerFact.AcknowledgementSigned signed => this with
        {
            Evidence = Evidence.Add(new(at, EvidenceKind.AcknowledgementSigned, signed.Module, signed.TextHash, signed.Meaning, signed.SignedName)),
        },
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
        new(number, EnrolledOn, DueOn, [.. Activities.Values], Completions, LastSavedAt, LastModule) { Secret = secret, Language = Language };

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

        facts.AddRange(activity.Evidence(command.Module, steps));
        var completed = Completions.Select(completion => completion.Module).ToHashSet();
        bool IsPassed(Activity one) => one.IsPassed(At(module.Id, one.Id));
        var isRenewed = !completed.Contains(module.Id) || !module.Activities.All(IsPassed);
        if (isRenewed && module.Activities.All(other => other.Id == activity.Id || IsPassed(other)))
        {
            facts.Add(new LearnerFact.ModuleCompleted(
                module.Id, module.Version, module.Outcome, [.. module.Strands.Select(strand => strand.ToString().ToLowerInvariant())]));
            completed.Add(module.Id);
            if (!HasCompletedProgramme && programme.IsCompleteWith(completed))
                facts.Add(new LearnerFact.ProgrammeCompleted(programme.Id));
        }
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
