using System.Collections.Immutable;
using Upskill.Learning.Learners;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Waivers;

/// <summary>From what somebody is and was excused, and the rules of it: pure.</summary>
/// <param name="Waivers">Oldest first.</param>
internal sealed record WaiverRecord(ImmutableArray<Waiver> Waivers)
{
    /// <summary>More of one person are refused.</summary>
    public const int Most = 50;

    /// <summary>Longest reason, in characters.</summary>
    public const int LongestWhy = 500;

    /// <summary>Never excused.</summary>
    public static readonly WaiverRecord None = new([]);

    /// <summary>Excused from the whole programme until it is withdrawn: nothing is asked, on any day.</summary>
    public bool IsForGood => Waivers.Any(waiver => waiver is { Module: null, Until: null, WithdrawnOn: null });

    /// <summary>Whether the module is not asked for on that day.</summary>
    public bool Excuses(ModuleId module, DateOnly day) => Waivers.Any(waiver => waiver.Covers(module) && waiver.IsInForce(day));

    /// <summary>Whether the module is not asked for on any day, until that is withdrawn.</summary>
    public bool ExcusesForGood(ModuleId module) => Waivers.Any(waiver => waiver.Covers(module) && waiver is { Until: null, WithdrawnOn: null });

    /// <summary>The last day on which the module is not asked for, of the waivers in force on <paramref name="day"/>; null where there is none.</summary>
    public DateOnly? LastDayOf(ModuleId module, DateOnly day) => Waivers.Where(waiver => waiver.Covers(module) && waiver.IsInForce(day)).Max(waiver => waiver.LastDay);

    /// <summary>Days on which a module was or will not be asked for; of what has no end yet, none.</summary>
    public IEnumerable<Workforce.Leave> DaysOf(ModuleId? module) =>
        Waivers.Where(waiver => waiver.Module is null || waiver.Module == module)
            .Where(waiver => waiver.LastDay >= waiver.From)
            .Select(waiver => new Workforce.Leave(waiver.From, waiver.LastDay!.Value));

    /// <summary>What happens when an owner excuses the learner whose record this is.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<LearnerFact> Excuse(ExcuseLearner command, Learner learner, Programme programme, DateOnly today)
    {
        if (!learner.IsEnrolled || !learner.IsHere)
            throw new Refusal("not-enrolled", "Nothing is asked of this person, so there is nothing to excuse them from. Nothing was changed.");
        if (command.Module is { } asked && programme[asked] is null)
            throw new Refusal("unknown-module", "This module is no longer part of the programme. Nothing was changed.");
        if (learner.HasCompletedProgramme || learner.Completions.Any(completion => completion.Module == command.Module))
            throw new Refusal("already-complete", "They have completed this already. Nothing was changed.");
        if (string.IsNullOrWhiteSpace(command.Why) || command.Why.Length > LongestWhy)
            throw new Refusal("no-reason", $"Say why they are excused, in at most {LongestWhy} characters. Nothing was changed.");
        if (command.Until < today)
            throw new Refusal("past-day", "The last day of a waiver cannot be over already. Nothing was changed.");
        if (Waivers.Any(waiver => waiver.IsInForce(today) && (waiver.Module is null || waiver.Module == command.Module)))
            throw new Refusal("already-excused", "They are excused from this already. Withdraw that waiver first. Nothing was changed.");
        if (Waivers.Length >= Most)
            throw new Refusal("too-many-waivers", $"Somebody can be excused {Most} times at most. Nothing was changed.");
        return [new LearnerFact.Waived(command.Id.Value, command.Module, command.Until, command.By, command.Why.Trim())];
    }

    /// <summary>What happens when an owner ends a waiver.</summary>
    /// <exception cref="Refusal"><c>no-waiver</c>.</exception>
    public ImmutableArray<LearnerFact> Withdraw(WithdrawWaiver command, DateOnly today) =>
        Waivers.Any(waiver => waiver.Id == command.Waiver && waiver.IsInForce(today))
            ? [new LearnerFact.WaiverWithdrawn(command.Waiver, command.By)]
            : throw new Refusal("no-waiver", "This waiver is not in force any more. Nothing was changed.");

    /// <summary>Folds one fact in.</summary>
    public WaiverRecord With(LearnerFact fact, DateOnly on) => fact switch
    {
        LearnerFact.Waived waived => new(Waivers.Add(new(waived.Waiver, waived.Module, on, waived.Until, waived.By, waived.Why))),
        LearnerFact.WaiverWithdrawn gone => new([.. Waivers.Select(waiver =>
            waiver.Id == gone.Waiver ? waiver with { WithdrawnOn = on, WithdrawnBy = gone.By } : waiver)]),
        _ => this,
    };
}
