using System.Collections.Immutable;

namespace Upskill.TimeSaved;

/// <summary>
/// One person's hours: baseline and weekly claims, on their own journal of the training ledger. Keyed by <see cref="PersonId"/>. All of it is voluntary, and
/// called for the person by themselves only, but for <see cref="Leave"/> and <see cref="Remove"/>.
/// </summary>
[GrainInterfaceType("time-saved-hours"), Alias("Upskill.IHoursGrain")]
public interface IHoursGrain : IGrainWithStringKey
{
    /// <summary>The baseline, or another one instead of it. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence; nothing was changed.</exception>
    [Alias("GiveBaseline")]
    Task GiveBaseline(GiveBaseline command);

    /// <summary>They would rather give no baseline, and are not asked again. Durable when it returns; a repeat changes nothing.</summary>
    [Alias("SkipBaseline")]
    Task SkipBaseline(CommandId id);

    /// <summary>A week's claim, or a correction of it, which is an entry of its own. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>week-ahead</c>, <c>week-closed</c>, <c>too-many-hours</c> and the like: with a sentence that holds no figure; nothing was changed.</exception>
    [Alias("Claim")]
    Task Claim(ClaimHours command);

    /// <summary>The same as in the last week that they answered. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>nothing-before</c>, and as <see cref="Claim"/>.</exception>
    [Alias("Repeat")]
    Task Repeat(RepeatHours command);

    /// <summary>When they want to be reminded, or that they do not. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-hour</c>; nothing was changed.</exception>
    [Alias("ChooseNudge")]
    Task ChooseNudge(ChooseNudge command);

    /// <summary>Not this week. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>week-ahead</c>; nothing was changed.</exception>
    [Alias("DismissNudge")]
    Task DismissNudge(DismissNudge command);

    /// <summary>Everything that they typed.</summary>
    [Alias("Standing")]
    Task<HoursStanding> Standing();

    /// <summary>They have left: what of theirs waits to be released is taken back. Durable when it returns; a repeat changes nothing.</summary>
    [Alias("Leave")]
    Task Leave(CommandId id);

    /// <summary>
    /// Deletes the journal and takes back what waits to be released. A repeat changes nothing. Only for what is no record: the sample organisation.
    /// </summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>What the week was like before.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Tasks">Kinds of work that are not named take no time.</param>
/// <param name="SavedMinutes">A week, by AI, already.</param>
[GenerateSerializer, Immutable, Alias("Upskill.GiveBaseline")]
public sealed record GiveBaseline([property: Id(0)] CommandId Id, [property: Id(1)] ImmutableArray<BaselineTask> Tasks, [property: Id(2)] int SavedMinutes);

/// <summary>A week's statement.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Week">Which.</param>
/// <param name="Tasks">Kinds of work that are not named count nothing.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ClaimHours")]
public sealed record ClaimHours([property: Id(0)] CommandId Id, [property: Id(1)] WeekId Week, [property: Id(2)] ImmutableArray<TaskMinutes> Tasks);

/// <summary>The same for this week as for the last one that was answered before it.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.RepeatHours")]
public sealed record RepeatHours([property: Id(0)] CommandId Id, [property: Id(1)] WeekId Week);

/// <summary>When to be reminded; never where the time is null.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.ChooseNudge")]
public sealed record ChooseNudge([property: Id(0)] CommandId Id, [property: Id(1)] NudgeTime? Time);

/// <summary>No reminder of this week any more.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.DismissNudge")]
public sealed record DismissNudge([property: Id(0)] CommandId Id, [property: Id(1)] WeekId Week);
