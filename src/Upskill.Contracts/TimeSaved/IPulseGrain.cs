using System.Collections.Immutable;

namespace Upskill.TimeSaved;

/// <summary>
/// One person's answers to the pulse survey, on their own journal of the training ledger. Keyed by <see cref="PersonId"/>. Voluntary, and called for the person
/// by themselves only, but for <see cref="Leave"/> and <see cref="Remove"/>.
/// </summary>
[GrainInterfaceType("time-saved-pulse"), Alias("Upskill.IPulseGrain")]
public interface IPulseGrain : IGrainWithStringKey
{
    /// <summary>Answers the survey that is open for them. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>not-open</c>, <c>no-choice</c>: with a sentence; nothing was changed.</exception>
    [Alias("Respond")]
    Task Respond(RespondToPulse command);

    /// <summary>Which survey is open for them now, and what they answered before.</summary>
    [Alias("Standing")]
    Task<PulseStanding> Standing();

    /// <summary>They have left: what of theirs waits to be released is taken back. Durable when it returns; a repeat changes nothing.</summary>
    [Alias("Leave")]
    Task Leave(CommandId id);

    /// <summary>Deletes the journal and takes back what waits to be released. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>How somebody stands to one item.</summary>
/// <param name="Item">As the survey names it: <c>confidence</c>.</param>
/// <param name="Choice">1 (not at all) to 5 (fully).</param>
[GenerateSerializer, Immutable, Alias("Upskill.PulseChoice")]
public sealed record PulseChoice([property: Id(0)] string Item, [property: Id(1)] int Choice);

/// <summary>Answers all items of one survey.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Survey"><c>before</c>, <c>after</c>, or a quarter such as <c>2026-Q4</c>.</param>
/// <param name="Choices">One for each item.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RespondToPulse")]
public sealed record RespondToPulse([property: Id(0)] CommandId Id, [property: Id(1)] string Survey, [property: Id(2)] ImmutableArray<PulseChoice> Choices);

/// <summary>What somebody answered.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.PulseResponse")]
public sealed record PulseResponse([property: Id(0)] string Survey, [property: Id(1)] ImmutableArray<PulseChoice> Choices, [property: Id(2)] DateTimeOffset At);

/// <summary>Where somebody is with the pulse survey.</summary>
/// <param name="Open">The survey that they can answer now; null where there is none.</param>
/// <param name="Responses">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PulseStanding")]
public sealed record PulseStanding([property: Id(0)] string? Open, [property: Id(1)] ImmutableArray<PulseResponse> Responses);
