using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Workforce;

namespace Upskill.Learning.Learners;

/// <summary>What can happen to a learner, as it stands in the ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(Enrolled), "enrolled")]
[JsonDerivedType(typeof(SubmissionMade), "submission-made")]
[JsonDerivedType(typeof(AttemptAssessed), "attempt-assessed")]
[JsonDerivedType(typeof(AcknowledgementSigned), "acknowledgement-signed")]
[JsonDerivedType(typeof(ModuleCompleted), "module-completed")]
[JsonDerivedType(typeof(ProgrammeCompleted), "programme-completed")]
[JsonDerivedType(typeof(LanguageChosen), "language-chosen")]
[JsonDerivedType(typeof(QuestionReported), "question-reported")]
[JsonDerivedType(typeof(AttemptRescored), "attempt-rescored")]
[JsonDerivedType(typeof(EnrolmentEnded), "enrolment-ended")]
[JsonDerivedType(typeof(Waived), "waived")]
[JsonDerivedType(typeof(WaiverWithdrawn), "waiver-withdrawn")]
[JsonDerivedType(typeof(CohortJoined), "cohort-joined")]
[JsonDerivedType(typeof(CohortLeft), "cohort-left")]
[JsonDerivedType(typeof(LiveAttended), "live-attended")]
internal abstract record LearnerFact
{
    private LearnerFact() { }

    /// <summary>HR has the learner here, and away for so long.</summary>
    public sealed record Placed(UnitId Unit, string Country, string Grade, Leave? Leave = null) : LearnerFact;

    /// <summary>The learner has left the organisation. A later <see cref="Placed"/> says that they came back.</summary>
    public sealed record Left : LearnerFact;

    /// <summary>
    /// The learner takes the programme until the end of <paramref name="DueOn"/>: by an owner's rule, or because everybody does. The time is counted from
    /// <paramref name="From"/>, or from the day of this entry.
    /// </summary>
    public sealed record Enrolled(string Programme, DateOnly DueOn, string? Rule = null, DateOnly? From = null) : LearnerFact;

    /// <summary>A step of an attempt was handed in; it was shown in this language, or in the module's own where none is named.</summary>
    public sealed record SubmissionMade(
        ModuleId Module, ActivityId Activity, string Version, int Attempt, string Step, ImmutableArray<string> Choices,
        string? Language = null) : LearnerFact;

    /// <summary>An attempt came to its end and was judged, on the content of this hash; older facts name none.</summary>
    public sealed record AttemptAssessed(
        ModuleId Module, ActivityId Activity, string Version, int Attempt, bool Passed, int Right, int Of, string? Content = null) : LearnerFact;

    /// <summary>A text was signed: in this language, with this name, meaning this, by somebody of whom this was made sure. Older facts say nothing of the last.</summary>
    public sealed record AcknowledgementSigned(
        ModuleId Module, ActivityId Activity, string TextHash, string Language, string Meaning, string SignedName, SignatureProof? Proof = null) : LearnerFact;

    /// <summary>
    /// Every activity of the module is passed: evidence for its outcome and strands. The version is the one that was completed; where the content was replaced
    /// on the way, each <see cref="AttemptAssessed"/> names the version that it was passed in. Once more, and with another version, where the new content of
    /// an activity asked the learner again.
    /// </summary>
    public sealed record ModuleCompleted(ModuleId Module, string Version, string Outcome, ImmutableArray<string> Strands) : LearnerFact;

    /// <summary>Every module of the programme is completed.</summary>
    public sealed record ProgrammeCompleted(string Programme) : LearnerFact;

    /// <summary>The learner wants to read in this language, whatever HR says.</summary>
    public sealed record LanguageChosen(string Language) : LearnerFact;

    /// <summary>The learner said that a question is wrong.</summary>
    public sealed record QuestionReported(CommandId Report, ModuleId Module, ActivityId Activity, string Question, string Sentence) : LearnerFact;

    /// <summary>An attempt that had ended was scored again, upwards, since everybody's answer to a wrong question counts; the reason is the decision's.</summary>
    public sealed record AttemptRescored(
        ModuleId Module, ActivityId Activity, string Version, int Attempt, string Question, bool Passed, int Right, int Of, string Reason,
        string? Content = null) : LearnerFact;

    /// <summary>No rule covers the learner any more. What they did is kept.</summary>
    public sealed record EnrolmentEnded : LearnerFact;

    /// <summary>An owner excused the learner, from a module or from all of it, until the end of a day or for good.</summary>
    public sealed record Waived(string Waiver, ModuleId? Module, DateOnly? Until, PersonId By, string Why) : LearnerFact;

    /// <summary>The waiver is in force no more, from this day on.</summary>
    public sealed record WaiverWithdrawn(string Waiver, PersonId By) : LearnerFact;

    /// <summary>The learner takes the programme on these dates, together with others.</summary>
    public sealed record CohortJoined(CohortId Cohort, DateOnly StartsOn, DateOnly DueOn) : LearnerFact;

    /// <summary>The learner is not in the cohort any more.</summary>
    public sealed record CohortLeft(CohortId Cohort) : LearnerFact;

    /// <summary>The learner was at a live version of the module for so many minutes.</summary>
    public sealed record LiveAttended(ModuleId Module, string LiveSession, int Minutes) : LearnerFact;
}
