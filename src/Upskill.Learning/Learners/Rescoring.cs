using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Learners;

/// <summary>An attempt that came to its end, with what was handed in.</summary>
internal sealed record EndedAttempt(int Attempt, string Version, string? Content, ImmutableArray<StepTaken> Steps, bool Passed, int Right)
{
    /// <summary>Attempts at one activity that are kept to be scored again: the pass, and those behind it.</summary>
    public const int MostKept = 50;
}

/// <summary>What becomes of a learner's attempts when everybody's answer to a wrong question counts. Pure: the same again changes nothing.</summary>
internal static class Rescoring
{
    /// <summary>
    /// Every ended attempt that this one question made worse is scored again, upwards only. Attempts whose questions are no longer the ones that are asked
    /// stay as they are: nobody can say how they would count today.
    /// </summary>
    public static ImmutableArray<LearnerFact> Of(Learner learner, QuestionDecision decision, Programme programme)
    {
        if (programme[decision.Module] is not { } module || module[decision.Activity] is not Check check || check[decision.Question] is null)
            return [];
        var facts = ImmutableArray.CreateBuilder<LearnerFact>();
        foreach (var attempt in learner.Ended.GetValueOrDefault((decision.Module, decision.Activity), []))
        {
            if (Judged(check, decision.Question, false, attempt.Steps) is { } before && Judged(check, decision.Question, true, attempt.Steps) is { } after
                && after.Right > before.Right && after.Right > attempt.Right)
            {
                facts.Add(new LearnerFact.AttemptRescored(decision.Module, decision.Activity, attempt.Version, attempt.Attempt, decision.Question,
                    attempt.Passed || after.Passed, after.Right, after.Of, decision.Sentence, attempt.Content));
            }
        }
        var rescored = facts.Aggregate(learner, (state, fact) => state.With(fact, default));
        return facts.Count == 0 ? [] : [.. facts, .. learner.Completing(programme, module, rescored)];
    }

    private static Assessment? Judged(Check check, string question, bool countsForAll, ImmutableArray<StepTaken> steps) =>
        (check with { Questions = [.. check.Questions.Select(one => one.Id == question ? one with { CountsForAll = countsForAll } : one)] })
            .After(steps) is Course.Ended ended ? ended.Assessment : null;
}
