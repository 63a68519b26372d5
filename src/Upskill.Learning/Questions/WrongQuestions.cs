using System.Collections.Immutable;
using Upskill.Learning.Activities;
using Upskill.Learning.Activities.Checks;
using Upskill.Learning.Programmes;
using Upskill.Learning.Publishing;

namespace Upskill.Learning.Questions;

/// <summary>What this silo knows of decisions on questions: looked up by <see cref="QuestionsGoOn"/>, so that no submission asks for it.</summary>
internal sealed class WrongQuestions(ProgrammeInUse inUse)
{
    private volatile Known known = new([], inUse.Current, inUse.Current);

    /// <summary>The programme as it counts: the answers to wrong questions are right, whatever they are.</summary>
    public Programme Taught => Now.Taught;

    /// <summary>The decision that everybody's answer to this question counts, or null.</summary>
    public QuestionDecision? Of(ModuleId module, ActivityId activity, string question) =>
        known.Decisions.LastOrDefault(one => (one.Module, one.Activity, one.Question) == (module, activity, question) && IsOf(inUse.Current, one));

    /// <summary>Takes over what the register says.</summary>
    public void Learn(ImmutableArray<QuestionDecision> decisions)
    {
        if (decisions.Length != known.Decisions.Length)
            known = Known.Of(decisions, inUse.Current);
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

    /// <summary>Made anew where other content was published.</summary>
    private Known Now => ReferenceEquals(known.Content, inUse.Current) ? known : known = Known.Of(known.Decisions, inUse.Current);

    private sealed record Known(ImmutableArray<QuestionDecision> Decisions, Programme Content, Programme Taught)
    {
        public static Known Of(ImmutableArray<QuestionDecision> decisions, Programme content) => new(decisions, content, In(content, decisions));
    }
}
