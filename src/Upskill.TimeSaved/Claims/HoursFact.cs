using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.TimeSaved.Claims;

/// <summary>What can happen to somebody's hours, as it stands in the ledger for ever: a kind is never renamed, a property never reused.</summary>
[JsonDerivedType(typeof(BaselineGiven), "baseline-given")]
[JsonDerivedType(typeof(BaselineSkipped), "baseline-skipped")]
[JsonDerivedType(typeof(BaselineCounted), "baseline-counted")]
[JsonDerivedType(typeof(HoursClaimed), "hours-claimed")]
[JsonDerivedType(typeof(NudgeChosen), "nudge-chosen")]
[JsonDerivedType(typeof(NudgeDismissed), "nudge-dismissed")]
[JsonDerivedType(typeof(AnswersWithdrawn), "answers-withdrawn")]
internal abstract record HoursFact
{
    private HoursFact() { }

    /// <summary>The week before AI, in minutes; a later one takes its place.</summary>
    public sealed record BaselineGiven(ImmutableArray<BaselinePart> Tasks, int SavedMinutes) : HoursFact;

    /// <summary>The baseline counts as an answer of this week; it does once.</summary>
    /// <param name="Week">The first in which there was a home for it.</param>
    /// <param name="Home">To which unit it went.</param>
    /// <param name="Cells">In which cells of tables it counts, a line each.</param>
    public sealed record BaselineCounted(WeekId Week, UnitId Home, string? Cells = null) : HoursFact;

    /// <summary>They would rather give no baseline.</summary>
    public sealed record BaselineSkipped : HoursFact;

    /// <summary>A week's claim; a later one of the same week is its correction.</summary>
    /// <param name="Week">Which.</param>
    /// <param name="Tasks">Kinds of work.</param>
    /// <param name="Home">To which unit the week's answer went; null where it is in no figure.</param>
    /// <param name="Cells">In which cells of tables it counts, a line each.</param>
    public sealed record HoursClaimed(WeekId Week, ImmutableArray<ClaimedPart> Tasks, UnitId? Home = null, string? Cells = null) : HoursFact;

    /// <summary>When they want to be reminded, by their own clock; never where the day is null.</summary>
    public sealed record NudgeChosen(DayOfWeek? Day, int Hour) : HoursFact;

    /// <summary>No reminder of this week any more.</summary>
    public sealed record NudgeDismissed(WeekId Week) : HoursFact;

    /// <summary>They left: what waits to be released is taken back, what they typed stays.</summary>
    public sealed record AnswersWithdrawn : HoursFact;
}

/// <summary>A kind of work in a baseline, as the ledger has it.</summary>
internal sealed record BaselinePart(WorkTaskId Task, int Minutes);

/// <summary>A kind of work in a claim, as the ledger has it.</summary>
internal sealed record ClaimedPart(WorkTaskId Task, int Saved, int Checking, int Lost);
