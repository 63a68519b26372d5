using System.Collections.Immutable;

namespace Upskill.Learning;

/// <summary>
/// What learners say is wrong with questions, without who said it, and what programme owners decided. Keyed by <see cref="Organisation"/>; on the ledger.
/// </summary>
[GrainInterfaceType("learning-question-register"), Alias("Upskill.IQuestionRegisterGrain")]
public interface IQuestionRegisterGrain : IGrainWithStringKey
{
    /// <summary>The one register.</summary>
    const string Organisation = "questions";

    /// <summary>Notes a report. Durable; a repeat changes nothing. Called by <see cref="ILearnerGrain.Report"/> only, which keeps who said it.</summary>
    [Alias("Note")]
    Task Note(ReportQuestion report);

    /// <summary>
    /// Decides on all open reports of a question. Durable when it returns; where the question is wrong, everybody whom it touched is re-scored afterwards,
    /// whatever stops meanwhile. Called for programme owners only.
    /// </summary>
    /// <exception cref="Refusal">Nothing is open, no sentence, or the question is no longer asked.</exception>
    [Alias("Decide")]
    Task Decide(DecideQuestion command);

    /// <summary>Questions with a report, those that wait for a decision first.</summary>
    [Alias("Questions")]
    Task<ImmutableArray<ReportedQuestion>> Questions();

    /// <summary>Everything that was decided, oldest first.</summary>
    [Alias("Decisions")]
    Task<ImmutableArray<QuestionDecision>> Decisions();
}

/// <summary>Somebody says that a question is wrong.</summary>
/// <param name="Id">Made by the client; names the report.</param>
/// <param name="Module">The module.</param>
/// <param name="Activity">The check in it.</param>
/// <param name="Question">The question.</param>
/// <param name="Sentence">What is wrong with it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReportQuestion")]
public sealed record ReportQuestion(
    [property: Id(0)] CommandId Id, [property: Id(1)] ModuleId Module, [property: Id(2)] ActivityId Activity, [property: Id(3)] string Question,
    [property: Id(4)] string Sentence)
{
    /// <summary>Longest sentence, in characters.</summary>
    public const int LongestSentence = 500;
}

/// <summary>A programme owner decides.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">Who.</param>
/// <param name="Module">The module.</param>
/// <param name="Activity">The check in it.</param>
/// <param name="Question">The question.</param>
/// <param name="IsWrong">True where everybody's answer to it counts from now on; false to dismiss the reports.</param>
/// <param name="Sentence">Why; those who reported it, and those who are re-scored, read it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.DecideQuestion")]
public sealed record DecideQuestion(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] ModuleId Module, [property: Id(3)] ActivityId Activity,
    [property: Id(4)] string Question, [property: Id(5)] bool IsWrong, [property: Id(6)] string Sentence);

/// <summary>A question that somebody reported.</summary>
/// <param name="Module">The module.</param>
/// <param name="Activity">The check in it.</param>
/// <param name="Question">The question.</param>
/// <param name="Open">Reports that wait for a decision, oldest first.</param>
/// <param name="Decision">The last one; null while there was none.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReportedQuestion")]
public sealed record ReportedQuestion(
    [property: Id(0)] ModuleId Module, [property: Id(1)] ActivityId Activity, [property: Id(2)] string Question,
    [property: Id(3)] ImmutableArray<NotedReport> Open, [property: Id(4)] QuestionDecision? Decision);

/// <summary>What somebody said, without who.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.NotedReport")]
public sealed record NotedReport([property: Id(0)] string Sentence, [property: Id(1)] DateTimeOffset At);

/// <summary>What was decided on a question.</summary>
/// <param name="Module">The module.</param>
/// <param name="Activity">The check in it.</param>
/// <param name="Question">The question.</param>
/// <param name="IsWrong">Whether everybody's answer counts.</param>
/// <param name="Sentence">Why.</param>
/// <param name="At">When.</param>
/// <param name="Digest">Hash of the question as it was then: a question that was mended since counts as it is written.</param>
/// <param name="IsRescored">Whether all whom it touched were seen to.</param>
[GenerateSerializer, Immutable, Alias("Upskill.QuestionDecision")]
public sealed record QuestionDecision(
    [property: Id(0)] ModuleId Module, [property: Id(1)] ActivityId Activity, [property: Id(2)] string Question, [property: Id(3)] bool IsWrong,
    [property: Id(4)] string Sentence, [property: Id(5)] DateTimeOffset At, [property: Id(6)] string Digest, [property: Id(7)] bool IsRescored);
