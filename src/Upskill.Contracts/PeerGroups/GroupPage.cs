using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>What changed in a group after some number, each message once and as it is now.</summary>
/// <param name="Newest">The newest number: ask for what comes after it next.</param>
/// <param name="Handle">The member's own; null after the close.</param>
/// <param name="Members">People in the group.</param>
/// <param name="Here">Of them, here now.</param>
/// <param name="Handles">Handles that can be mentioned, in alphabetical order.</param>
/// <param name="Messages">In their order.</param>
/// <param name="Summary">Null where nobody wrote one, or it did not change.</param>
/// <param name="IsClosed">Nothing more can be said.</param>
[GenerateSerializer, Immutable, Alias("Upskill.GroupPage")]
public sealed record GroupPage(
    [property: Id(0)] long Newest, [property: Id(1)] string? Handle, [property: Id(2)] int Members, [property: Id(3)] int Here, [property: Id(4)] ImmutableArray<string> Handles,
    [property: Id(5)] ImmutableArray<OwnMessage> Messages, [property: Id(6)] GroupSummary? Summary, [property: Id(7)] bool IsClosed);

/// <summary>A message as one member sees it.</summary>
/// <param name="Message">As everybody sees it.</param>
/// <param name="IsOwn">They wrote it.</param>
/// <param name="Reactions">Their own reactions to it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OwnMessage")]
public sealed record OwnMessage([property: Id(0)] ShownMessage Message, [property: Id(1)] bool IsOwn, [property: Id(2)] ImmutableArray<Reaction> Reactions);

/// <summary>A message as every member sees it.</summary>
/// <param name="Number">Its place in the one order.</param>
/// <param name="Version">Number of the last change to it.</param>
/// <param name="Handle">Who wrote it; null for a starter question.</param>
/// <param name="Question">The question that it answers; null where it is one.</param>
/// <param name="Text">Null once it was deleted.</param>
/// <param name="At">When, to the minute.</param>
/// <param name="IsEdited">It was changed.</param>
/// <param name="Counts">How many put each reaction, by <see cref="Reaction"/>.</param>
/// <param name="Pinned">Of a question: the answer that is pinned to it.</param>
/// <param name="IsRemoved">Its text was taken away after a report; where it has none and this is false, its author deleted it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShownMessage")]
public sealed record ShownMessage(
    [property: Id(0)] long Number, [property: Id(1)] long Version, [property: Id(2)] string? Handle, [property: Id(3)] long? Question, [property: Id(4)] string? Text,
    [property: Id(5)] DateTimeOffset At, [property: Id(6)] bool IsEdited, [property: Id(7)] ImmutableArray<int> Counts, [property: Id(8)] long? Pinned,
    [property: Id(9)] bool IsRemoved = false);

/// <summary>The summary that a group may leave.</summary>
/// <param name="Version">Number at which this text was written: what one agrees to.</param>
/// <param name="Changed">Number of the last change, agreements included.</param>
/// <param name="Handle">Who wrote this text.</param>
/// <param name="Text">The text.</param>
/// <param name="Agreed">Others who agreed to it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.GroupSummary")]
public sealed record GroupSummary(
    [property: Id(0)] long Version, [property: Id(1)] long Changed, [property: Id(2)] string Handle, [property: Id(3)] string Text, [property: Id(4)] int Agreed);

/// <summary>How lively a group is, without a word of what was said.</summary>
/// <param name="Members">People in it.</param>
/// <param name="Spoke">Members who said something within the last seven days.</param>
/// <param name="AgreedSummary">The summary, once enough others agreed to it; else null.</param>
/// <param name="Behind">People who stand behind that summary: who wrote it and who agreed; 0 where there is none.</param>
[GenerateSerializer, Immutable, Alias("Upskill.GroupPulse")]
public sealed record GroupPulse([property: Id(0)] int Members, [property: Id(1)] int Spoke, [property: Id(2)] string? AgreedSummary, [property: Id(3)] int Behind = 0);
