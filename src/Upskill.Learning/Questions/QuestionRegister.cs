using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Questions;

/// <summary>What can happen to the register, as it stands in the ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(ReportNoted), "question-report-noted")]
[JsonDerivedType(typeof(FoundWrong), "question-found-wrong")]
[JsonDerivedType(typeof(ReportsDismissed), "question-reports-dismissed")]
[JsonDerivedType(typeof(AttemptsRescored), "question-attempts-rescored")]
internal abstract record QuestionFact(ModuleId Module, ActivityId Activity, string Question)
{
    /// <summary>Somebody says that it is wrong; who, stands on their own chain.</summary>
    public sealed record ReportNoted(ModuleId Module, ActivityId Activity, string Question, string Sentence) : QuestionFact(Module, Activity, Question);

    /// <summary>It is wrong: everybody's answer to it counts, as long as it is written like this.</summary>
    public sealed record FoundWrong(ModuleId Module, ActivityId Activity, string Question, string Digest, PersonId By, string Sentence)
        : QuestionFact(Module, Activity, Question);

    /// <summary>It stays as it is.</summary>
    public sealed record ReportsDismissed(ModuleId Module, ActivityId Activity, string Question, PersonId By, string Sentence)
        : QuestionFact(Module, Activity, Question);

    /// <summary>All whom a wrong question touched were seen to.</summary>
    public sealed record AttemptsRescored(ModuleId Module, ActivityId Activity, string Question) : QuestionFact(Module, Activity, Question);
}

/// <summary>The register of reported questions and its rules. Pure, the fold of <see cref="QuestionFact"/>.</summary>
/// <param name="Open">Reports that wait for a decision.</param>
/// <param name="Decisions">Oldest first.</param>
internal sealed record QuestionRegister(
    ImmutableDictionary<(ModuleId, ActivityId, string), ImmutableArray<NotedReport>> Open, ImmutableArray<QuestionDecision> Decisions)
{
    /// <summary>More open reports of one question tell nobody more.</summary>
    public const int MostOpen = 200;

    /// <summary>Before anything was said.</summary>
    public static readonly QuestionRegister Empty = new(ImmutableDictionary<(ModuleId, ActivityId, string), ImmutableArray<NotedReport>>.Empty, []);

    /// <summary>Wrong questions whose answers were not all seen to.</summary>
    public IEnumerable<QuestionDecision> Unfinished => Decisions.Where(decision => decision is { IsWrong: true, IsRescored: false });

    /// <summary>What happens when somebody says that a question is wrong.</summary>
    public ImmutableArray<QuestionFact> Note(ReportQuestion report) =>
        OpenOf(report.Module, report.Activity, report.Question).Length >= MostOpen ? []
        : [new QuestionFact.ReportNoted(report.Module, report.Activity, report.Question, report.Sentence)];

    /// <summary>What happens when an owner decides.</summary>
    /// <exception cref="Refusal">With a sentence; nothing happens.</exception>
    public ImmutableArray<QuestionFact> Decide(DecideQuestion command, Programme programme)
    {
        if (OpenOf(command.Module, command.Activity, command.Question).IsEmpty)
            throw new Refusal("nothing-open", "No report of this question waits for a decision. Somebody else may have decided; open the page again.");
        if (string.IsNullOrWhiteSpace(command.Sentence) || command.Sentence.Length > ReportQuestion.LongestSentence)
            throw new Refusal("no-sentence", $"Write why, in at most {ReportQuestion.LongestSentence} characters. Nothing was decided.");
        var sentence = command.Sentence.Trim();
        if (!command.IsWrong)
            return [new QuestionFact.ReportsDismissed(command.Module, command.Activity, command.Question, command.By, sentence)];
        return programme[command.Module]?[command.Activity] is Check check && check[command.Question] is { } question
            ? [new QuestionFact.FoundWrong(command.Module, command.Activity, command.Question, question.Digest, command.By, sentence)]
            : throw new Refusal("not-asked", "This question is no longer asked, so there is nothing to count. Dismiss the reports with a sentence.");
    }

    /// <summary>Folds one fact in.</summary>
    public QuestionRegister With(QuestionFact fact, DateTimeOffset at)
    {
        var key = (fact.Module, fact.Activity, fact.Question);
        QuestionRegister Decided(bool isWrong, string sentence, string digest) => new(
            Open.SetItem(key, []), Decisions.Add(new(fact.Module, fact.Activity, fact.Question, isWrong, sentence, at, digest, IsRescored: false)));

        return fact switch
        {
            QuestionFact.ReportNoted noted => this with { Open = Open.SetItem(key, OpenOf(fact.Module, fact.Activity, fact.Question).Add(new(noted.Sentence, at))) },
            QuestionFact.FoundWrong wrong => Decided(true, wrong.Sentence, wrong.Digest),
            QuestionFact.ReportsDismissed dismissed => Decided(false, dismissed.Sentence, ""),
            _ => this with { Decisions = [.. Decisions.Select(one => IsOf(one, key) && one.IsWrong ? one with { IsRescored = true } : one)] },
        };
    }

    /// <summary>Questions with a report, those that wait for a decision first.</summary>
    public ImmutableArray<ReportedQuestion> Questions() =>
    [
        .. Open.Select(pair => new ReportedQuestion(
                pair.Key.Item1, pair.Key.Item2, pair.Key.Item3, pair.Value, Decisions.LastOrDefault(one => IsOf(one, pair.Key))))
            .OrderBy(question => question.Open.IsEmpty).ThenBy(question => (question.Module.Value, question.Activity.Value, question.Question)),
    ];

    private ImmutableArray<NotedReport> OpenOf(ModuleId module, ActivityId activity, string question) =>
        Open.GetValueOrDefault((module, activity, question), []);

    private static bool IsOf(QuestionDecision decision, (ModuleId, ActivityId, string) key) => (decision.Module, decision.Activity, decision.Question) == key;
}
