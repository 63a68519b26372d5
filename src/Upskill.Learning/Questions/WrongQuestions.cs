using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Questions;

/// <summary>What this silo knows of decisions on questions: looked up by <see cref="QuestionsGoOn"/>, so that no submission asks for it.</summary>
internal sealed class WrongQuestions(Programme programme)
{
    private volatile Known known = new([], programme);

    /// <summary>The programme as it counts: the answers to wrong questions are right, whatever they are.</summary>
    public Programme Taught => known.Taught;

    /// <summary>The decision that everybody's answer to this question counts, or null.</summary>
    public QuestionDecision? Of(ModuleId module, ActivityId activity, string question) =>
        known.Decisions.LastOrDefault(one => (one.Module, one.Activity, one.Question) == (module, activity, question) && IsOf(programme, one));

    /// <summary>Takes over what the register says.</summary>
    public void Learn(ImmutableArray<QuestionDecision> decisions)
    {
        if (decisions.Length != known.Decisions.Length)
            known = new(decisions, In(programme, decisions));
    }

    /// <summary>The programme with these decisions: of those that were wrong and are written as they were. Pure.</summary>
    public static Programme In(Programme programme, ImmutableArray<QuestionDecision> decisions)
    {
        var wrong = decisions.Where(decision => IsOf(programme, decision)).Select(one => (one.Module, one.Activity, one.Question)).ToHashSet();
        Activity Counting(Module module, Activity activity) => activity is Check check
            ? check with { Questions = [.. check.Questions.Select(question => question with { CountsForAll = wrong.Contains((module.Id, activity.Id, question.Id)) })] }
            : activity;
        Module Of(Module module) => module with { Activities = [.. module.Activities.Select(activity => Counting(module, activity))], Variants = [.. module.Variants.Select(Of)] };
        return wrong.Count == 0 ? programme : programme with { Modules = [.. programme.Modules.Select(Of)] };
    }

    private static bool IsOf(Programme programme, QuestionDecision decision) =>
        decision.IsWrong && (programme[decision.Module]?[decision.Activity] as Check)?[decision.Question]?.Digest == decision.Digest;

    private sealed record Known(ImmutableArray<QuestionDecision> Decisions, Programme Taught);
}
