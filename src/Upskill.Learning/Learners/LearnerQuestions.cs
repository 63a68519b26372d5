using System.Collections.Immutable;

namespace Upskill.Learning.Learners;

/// <summary>Questions that the learner says are wrong, and what becomes of attempts when one is.</summary>
internal sealed partial record Learner
{
    /// <summary>Questions that they said are wrong, oldest first.</summary>
    public ImmutableArray<QuestionReport> Reports { get; init; } = [];

    /// <summary>Attempts that came to their end, of each activity that counts parts: the last pass, and those behind it.</summary>
    public ImmutableDictionary<(ModuleId, ActivityId), ImmutableArray<EndedAttempt>> Ended { get; init; } =
        ImmutableDictionary<(ModuleId, ActivityId), ImmutableArray<EndedAttempt>>.Empty;

    /// <summary>What happens when they say that a question is wrong.</summary>
    /// <exception cref="Refusal">With the sentence that the learner is shown.</exception>
    public ImmutableArray<LearnerFact> Report(ReportQuestion command)
    {
        const int MostOfOne = 3;
        if (Reports.Any(report => report.Id == command.Id))
            return [];
        if (string.IsNullOrWhiteSpace(command.Sentence) || command.Sentence.Length > ReportQuestion.LongestSentence)
            throw new Refusal("no-sentence", $"Write what is wrong, in at most {ReportQuestion.LongestSentence} characters. Nothing was sent.");
        if (!At(command.Module, command.Activity).Seen.Contains(command.Question))
            throw new Refusal("not-answered", "Answer the question first; then you can say what is wrong with it. Nothing was sent.");
        return Reports.Count(report => (report.Module, report.Activity, report.Question) == (command.Module, command.Activity, command.Question)) < MostOfOne
            ? [new LearnerFact.QuestionReported(command.Id, command.Module, command.Activity, command.Question, command.Sentence.Trim())]
            : throw new Refusal("reported-enough", "You have reported this question three times. The owner of the programme has it; nothing more was sent.");
    }

    private ActivityStanding Rescored(LearnerFact.AttemptRescored rescored, DateTimeOffset at)
    {
        var standing = At(rescored.Module, rescored.Activity);
        var isLast = rescored.Attempt == standing.Attempt && standing.Assessment is not null;
        standing = standing with
        {
            Assessment = isLast ? new(rescored.Passed, rescored.Right, rescored.Of) : standing.Assessment,
            Rescored = standing.Rescored.Add(new(rescored.Attempt, rescored.Question, rescored.Passed, rescored.Right, rescored.Of, rescored.Reason, at)),
        };
        var isNews = rescored.Passed && Ended.GetValueOrDefault((rescored.Module, rescored.Activity), []).All(one => one.Attempt != rescored.Attempt || !one.Passed);
        return !isNews ? standing : standing with
        {
            PassedAt = standing.PassedAt ?? at,
            PassedOf = standing.PassedOf.Union([rescored.Content ?? rescored.Version]).ToImmutableArray(),
            LastPassedAt = at,
            EndedAtPass = standing.Ended,
        };
    }

    private ImmutableDictionary<(ModuleId, ActivityId), ImmutableArray<EndedAttempt>> EndedWith(LearnerFact.AttemptAssessed assessed)
    {
        var key = (assessed.Module, assessed.Activity);
        var ended = new EndedAttempt(assessed.Attempt, assessed.Version, assessed.Content, At(assessed.Module, assessed.Activity).Steps, assessed.Passed, assessed.Right);
        return assessed.Of == 0 ? Ended
            : Ended.SetItem(key, [.. (assessed.Passed ? [] : Ended.GetValueOrDefault(key, [])).Add(ended).TakeLast(EndedAttempt.MostKept)]);
    }

    private ImmutableDictionary<(ModuleId, ActivityId), ImmutableArray<EndedAttempt>> EndedWith(LearnerFact.AttemptRescored rescored)
    {
        var key = (rescored.Module, rescored.Activity);
        return Ended.SetItem(key, [.. Ended.GetValueOrDefault(key, []).Select(one =>
            one.Attempt == rescored.Attempt ? one with { Passed = rescored.Passed, Right = rescored.Right } : one)]);
    }
}
