using System.Collections.Immutable;

namespace Upskill.TimeSaved;

/// <summary>A kind of work, as the file of work tasks names it: <c>drafting</c>.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.WorkTaskId")]
public readonly record struct WorkTaskId([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>How many minutes a week somebody spends on a kind of work.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.BaselineTask")]
public sealed record BaselineTask([property: Id(0)] WorkTaskId Task, [property: Id(1)] int MinutesAWeek);

/// <summary>What somebody's week was like before.</summary>
/// <param name="Tasks">Each kind of work at most once.</param>
/// <param name="SavedMinutes">What AI saved them in a week already.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Baseline")]
public sealed record Baseline([property: Id(0)] ImmutableArray<BaselineTask> Tasks, [property: Id(1)] int SavedMinutes);

/// <summary>What AI did to one kind of work in a week, in minutes; none is below zero.</summary>
/// <param name="Task">The kind of work.</param>
/// <param name="Saved">What it would have taken longer without.</param>
/// <param name="Checking">Reading and correcting what came back.</param>
/// <param name="Lost">What went wrong or slower.</param>
[GenerateSerializer, Immutable, Alias("Upskill.TaskMinutes")]
public sealed record TaskMinutes(
    [property: Id(0)] WorkTaskId Task, [property: Id(1)] int Saved, [property: Id(2)] int Checking, [property: Id(3)] int Lost)
{
    /// <summary>May be below zero.</summary>
    public int Net => Saved - Checking - Lost;
}

/// <summary>A week's statement, as its person typed it last.</summary>
/// <param name="Week">Which.</param>
/// <param name="Tasks">Each kind of work at most once.</param>
/// <param name="At">When it was typed.</param>
[GenerateSerializer, Immutable, Alias("Upskill.TimeSavedClaim")]
public sealed record TimeSavedClaim([property: Id(0)] WeekId Week, [property: Id(1)] ImmutableArray<TaskMinutes> Tasks, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>Saved less checking and lost, over all kinds of work; may be below zero.</summary>
    public int NetMinutes => Tasks.Sum(task => task.Net);
}

/// <summary>When somebody wants to be reminded, by their own clock.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.NudgeTime")]
public sealed record NudgeTime([property: Id(0)] DayOfWeek Day, [property: Id(1)] int Hour);

/// <summary>Where somebody is with being reminded.</summary>
/// <param name="Time">Null where they want none.</param>
/// <param name="From">Since when it runs; null where nothing began it yet.</param>
/// <param name="Dismissed">The last week that they said “not this week” to.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Nudging")]
public sealed record Nudging([property: Id(0)] NudgeTime? Time, [property: Id(1)] DateTimeOffset? From, [property: Id(2)] WeekId? Dismissed);

/// <summary>All that somebody said of their hours: for their own eyes only.</summary>
/// <param name="Baseline">Null where they gave none.</param>
/// <param name="BaselineAsked">Whether they gave it, or said that they would rather not.</param>
/// <param name="Claims">Newest week first.</param>
/// <param name="Nudging">When they are reminded.</param>
/// <param name="Number">Entries in their journal.</param>
[GenerateSerializer, Immutable, Alias("Upskill.HoursStanding")]
public sealed record HoursStanding(
    [property: Id(0)] Baseline? Baseline, [property: Id(1)] bool BaselineAsked, [property: Id(2)] ImmutableArray<TimeSavedClaim> Claims,
    [property: Id(3)] Nudging Nudging, [property: Id(4)] long Number)
{
    /// <summary>What they typed for a week; null where nothing.</summary>
    public TimeSavedClaim? Of(WeekId week) => Claims.FirstOrDefault(claim => claim.Week == week);

    /// <summary>The newest claim of a week before <paramref name="week"/>.</summary>
    public TimeSavedClaim? Before(WeekId week) => Claims.FirstOrDefault(claim => claim.Week < week);
}
