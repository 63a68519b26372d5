using System.Collections.Immutable;
using Upskill.Workforce;

namespace Upskill.Learning;

/// <summary>One person who learns. Keyed by <see cref="PersonId"/>. Everything they did is on their chain of the training ledger.</summary>
[GrainInterfaceType("learning-learner"), Alias("Upskill.ILearnerGrain")]
public interface ILearnerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Puts the learner where HR has them, and under the rules of enrolment: they are enrolled, let go or left as they are. Durable; a repeat changes nothing.
    /// Called by the intake only.
    /// </summary>
    [Alias("Place")]
    Task Place(PlaceLearner command);

    /// <summary>
    /// The learner has left the organisation: out of the figures, everything they did is kept. Durable; a repeat changes nothing. Called by the workforce only.
    /// </summary>
    [Alias("Leave")]
    Task Leave(CommandId id);

    /// <summary>
    /// Takes in one submission: an answer, a choice, a signature. Durable, with all evidence that follows from it, when it returns. Idempotent by
    /// <see cref="MakeSubmission.Id"/>. Called for the learner by themselves only.
    /// </summary>
    /// <exception cref="Refusal">With a sentence: not the next step, another version, an unknown choice, a name that does not match.</exception>
    [Alias("Submit")]
    Task<SubmissionTaken> Submit(MakeSubmission command);

    /// <summary>
    /// The language that the learner wants to read in, whatever HR says. Durable; choosing the same again changes nothing. Called for the learner by
    /// themselves only.
    /// </summary>
    /// <exception cref="Refusal">That is no language.</exception>
    [Alias("ChooseLanguage")]
    Task ChooseLanguage(ChooseLanguage command);

    /// <summary>
    /// The learner says that a question is wrong which they have answered. Durable, here and without their name in the register, when it returns; a repeat
    /// changes nothing. Called for the learner by themselves only.
    /// </summary>
    /// <exception cref="Refusal">Not answered, nothing written, or said often enough.</exception>
    [Alias("Report")]
    Task Report(ReportQuestion command);

    /// <summary>
    /// Everybody's answer to a wrong question counts: the learner's attempts that it made worse are scored again, upwards only. Durable; a repeat changes
    /// nothing. Called by the register of questions only.
    /// </summary>
    [Alias("CountForAll")]
    Task CountForAll(QuestionDecision decision);

    /// <summary>
    /// The programme became another one: what the learner has met of it and is not written, is written. Durable; a repeat changes nothing. Called by the
    /// settlement only.
    /// </summary>
    [Alias("Settle")]
    Task Settle();

    /// <summary>Where the learner stands.</summary>
    [Alias("Standing")]
    Task<LearnerStanding> Standing();

    /// <summary>
    /// Where the learner stands with what is mandatory, today; nothing else of them. Cheap to ask again: no answers are read or sent. Whether somebody may see
    /// it is the caller's to decide.
    /// </summary>
    [Alias("Status")]
    Task<MandatoryStatus> Status();

    /// <summary>Excuses the learner from a module or from all of it. Durable; a repeat changes nothing. Called for owners only.</summary>
    /// <exception cref="Refusal">With a sentence; nothing was changed.</exception>
    [Alias("Excuse")]
    Task Excuse(ExcuseLearner command);

    /// <summary>Ends a waiver. Durable; a repeat changes nothing. Called for owners only.</summary>
    /// <exception cref="Refusal"><c>no-waiver</c>: there is none of this id in force.</exception>
    [Alias("WithdrawWaiver")]
    Task WithdrawWaiver(WithdrawWaiver command);

    /// <summary>All waivers, oldest first, with their reasons. Read through <c>WaiverReader</c>, which withholds those and notes an auditor's look first.</summary>
    [Alias("Waivers")]
    Task<ImmutableArray<Waiver>> Waivers();

    /// <summary>The learner takes the programme on the cohort's dates. Durable; a repeat changes nothing. Called by the cohort only.</summary>
    /// <returns>False where they are in another cohort, or not here.</returns>
    [Alias("JoinCohort")]
    Task<bool> JoinCohort(JoinCohort command);

    /// <summary>The learner is not in the cohort any more. Durable; a repeat changes nothing. Called by the cohort only.</summary>
    [Alias("LeaveCohort")]
    Task LeaveCohort(CommandId id, CohortId cohort);

    /// <summary>Notes that the learner was at a live version of a module. Durable; a repeat changes nothing. Called by the live session only.</summary>
    /// <exception cref="Refusal"><c>not-enrolled</c>, <c>no-minutes</c>: with a sentence; nothing was written.</exception>
    [Alias("Attend")]
    Task Attend(AttendLive command);

    /// <summary>The learner's training evidence, oldest first. Read through <c>EvidenceReader</c>, which notes an auditor's look first.</summary>
    [Alias("Evidence")]
    Task<ImmutableArray<EvidenceItem>> Evidence();

    /// <summary>Removes a learner of the sample organisation with everything they did, and destroys the key. A repeat changes nothing.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>Where HR has a person.</summary>
/// <param name="Id">The same for the same import and content, so that a repeated import changes nothing.</param>
/// <param name="Unit">Their smallest unit.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Grade">Grade band.</param>
/// <param name="StartsOn">First working day: nobody is late before they began.</param>
/// <param name="Leave">Away, or null. The time to complete what is mandatory does not run meanwhile.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PlaceLearner")]
public sealed record PlaceLearner(
    [property: Id(0)] CommandId Id, [property: Id(1)] UnitId Unit, [property: Id(2)] string Country, [property: Id(3)] string Grade,
    [property: Id(4)] DateOnly StartsOn, [property: Id(5)] Leave? Leave)
{
    /// <summary>The rules of enrolment in force, which the intake fills in; none enrols everybody.</summary>
    [Id(6)]
    public ImmutableArray<EnrolmentRule> Rules { get; init; } = [];
}

/// <summary>One step of an attempt at an activity.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Module">The module.</param>
/// <param name="Activity">The activity in it.</param>
/// <param name="Version">Content version that was shown.</param>
/// <param name="Attempt">The attempt that was shown, from 1.</param>
/// <param name="Step">The question or scene that was shown; empty for an activity of one step.</param>
/// <param name="Choices">Option ids, or the name that was typed under an acknowledgement.</param>
/// <param name="LearnerName">As the top bar shows it; what a signature is compared with.</param>
/// <param name="Language">BCP 47, of the content that was shown; null for the module's own.</param>
/// <param name="Proof">Of a signature: who was asked who signs; the caller vouches for it. Null for everything else.</param>
[GenerateSerializer, Immutable, Alias("Upskill.MakeSubmission")]
public sealed record MakeSubmission(
    [property: Id(0)] CommandId Id, [property: Id(1)] ModuleId Module, [property: Id(2)] ActivityId Activity,
    [property: Id(3)] string Version, [property: Id(4)] int Attempt, [property: Id(5)] string Step,
    [property: Id(6)] ImmutableArray<string> Choices, [property: Id(7)] string LearnerName, [property: Id(8)] string? Language = null,
    [property: Id(9)] SignatureProof? Proof = null);

/// <summary>The learner wants to read in this language.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Language">BCP 47.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ChooseLanguage")]
public sealed record ChooseLanguage([property: Id(0)] CommandId Id, [property: Id(1)] string Language);

/// <summary>What a submission led to.</summary>
/// <param name="Assessment">Of the attempt, where this was its last step.</param>
/// <param name="ModuleCompleted">True when it completed the module.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SubmissionTaken")]
public sealed record SubmissionTaken([property: Id(0)] Assessment? Assessment, [property: Id(1)] bool ModuleCompleted);

/// <summary>Judgement of an attempt.</summary>
/// <param name="Passed">Whether it counts.</param>
/// <param name="Right">Parts that were right.</param>
/// <param name="Of">Parts in all; 0 where nothing is counted.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Assessment")]
public sealed record Assessment([property: Id(0)] bool Passed, [property: Id(1)] int Right, [property: Id(2)] int Of);

/// <summary>Somebody was at a live version of a module.</summary>
/// <param name="Id">Derived from the live session and the person, so that a repeat is none.</param>
/// <param name="Module">What it was the live version of.</param>
/// <param name="LiveSession">Which.</param>
/// <param name="Minutes">How long they were there in all, from 1 to <see cref="MostMinutes"/>.</param>
/// <param name="IsThere">Whether they are there still: then it is noted only where it is long enough and nothing was before, for the whole of it follows.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AttendLive")]
public sealed record AttendLive(
    [property: Id(0)] CommandId Id, [property: Id(1)] ModuleId Module, [property: Id(2)] string LiveSession, [property: Id(3)] int Minutes, [property: Id(4)] bool IsThere = false)
{
    /// <summary>Nothing live is longer than a day.</summary>
    public const int MostMinutes = 24 * 60;
}
