using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>How far a live session is.</summary>
public enum SessionStage
{
    /// <summary>Not started.</summary>
    Waiting,
    /// <summary>It runs.</summary>
    Live,
    /// <summary>It is over.</summary>
    Over,
}

/// <summary>What becomes of a question.</summary>
public enum QuestionState
{
    /// <summary>Waits.</summary>
    Open,
    /// <summary>Was answered on the call.</summary>
    Answered,
    /// <summary>Was answered in text.</summary>
    AnsweredInText,
    /// <summary>Is left for later.</summary>
    Parked,
    /// <summary>Was taken back by who asked it: its text is gone.</summary>
    Withdrawn,
}

/// <summary>A session as somebody sees it.</summary>
/// <param name="Newest">Its newest number.</param>
/// <param name="Shared">The same for everybody.</param>
/// <param name="Own">Numbers of the questions that the asker of this view asked.</param>
/// <param name="Upvoted">Numbers of those that they voted up.</param>
/// <param name="Chosen">Their choice in the last poll.</param>
/// <param name="Group">The number of their group, while there are groups.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SessionView")]
public sealed record SessionView(
    [property: Id(0)] long Newest, [property: Id(1)] SharedView Shared, [property: Id(2)] ImmutableArray<long> Own, [property: Id(3)] ImmutableArray<long> Upvoted,
    [property: Id(4)] int? Chosen, [property: Id(5)] int? Group);

/// <summary>What everybody sees of a session: it names nobody but who presents.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Questions">By number, those that changed.</param>
/// <param name="Poll">The last one.</param>
/// <param name="Showing">What is shown now.</param>
/// <param name="Groups">Groups, while there are.</param>
/// <param name="About">People present, rounded to tens; 0 for fewer than ten.</param>
/// <param name="AsksForPeers">Whether those present are asked to take part in a round of peer groups.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SharedView")]
public sealed record SharedView(
    [property: Id(0)] SessionStage Stage, [property: Id(1)] ImmutableArray<ShownQuestion> Questions, [property: Id(2)] ShownPoll? Poll, [property: Id(3)] ShownShowcase? Showing,
    [property: Id(4)] ShownGroups? Groups, [property: Id(5)] int About, [property: Id(6)] bool AsksForPeers = false);

/// <summary>A question as everybody sees it.</summary>
/// <param name="Number">Its place in the one order.</param>
/// <param name="Version">Number of the last change to it.</param>
/// <param name="Text">Null once it was taken back.</param>
/// <param name="At">To the minute.</param>
/// <param name="Votes">People who want it answered.</param>
/// <param name="State">What became of it.</param>
/// <param name="Answer">In text.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShownQuestion")]
public sealed record ShownQuestion(
    [property: Id(0)] long Number, [property: Id(1)] long Version, [property: Id(2)] string? Text, [property: Id(3)] DateTimeOffset At, [property: Id(4)] int Votes,
    [property: Id(5)] QuestionState State, [property: Id(6)] string? Answer);

/// <summary>A poll as everybody sees it.</summary>
/// <param name="Number">Its place in the one order.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Options">What can be chosen.</param>
/// <param name="Answered">People who answered; null for fewer than five.</param>
/// <param name="Counts">People by option; null while fewer than five answered.</param>
/// <param name="IsOpen">Whether it can be answered.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShownPoll")]
public sealed record ShownPoll(
    [property: Id(0)] long Number, [property: Id(1)] string Question, [property: Id(2)] ImmutableArray<string> Options, [property: Id(3)] int? Answered,
    [property: Id(4)] ImmutableArray<int>? Counts, [property: Id(5)] bool IsOpen);

/// <summary>The showcase that is shown now.</summary>
/// <param name="Id">Of the queue.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Presenter">Who shows it.</param>
/// <param name="Minutes">Its time, with what was added.</param>
/// <param name="EndsAt">When its time is up.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShownShowcase")]
public sealed record ShownShowcase(
    [property: Id(0)] string Id, [property: Id(1)] string Title, [property: Id(2)] string Presenter, [property: Id(3)] int Minutes, [property: Id(4)] DateTimeOffset EndsAt);

/// <summary>Groups, as everybody sees them.</summary>
/// <param name="Number">Of the draw, in the one order.</param>
/// <param name="Count">How many there are.</param>
/// <param name="EndsAt">When all come back.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ShownGroups")]
public sealed record ShownGroups([property: Id(0)] long Number, [property: Id(1)] int Count, [property: Id(2)] DateTimeOffset EndsAt);

/// <summary>What hosts see beside the shared view. No sizes: with them the number of people present would be known exactly.</summary>
/// <param name="Version">Grows with everything that hosts see.</param>
/// <param name="Lead">Who leads now, by their place in the plan.</param>
/// <param name="HostsHere">Who of the hosts is connected.</param>
/// <param name="Help">Groups that ask for help.</param>
/// <param name="Shown">Showcases that were shown.</param>
/// <param name="Ranked">Numbers of the open questions, most votes first, looked at anew every five seconds: nothing moves from under a hand.</param>
/// <param name="Reactions">Of the last seconds, by <see cref="LiveReaction"/>.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SessionConsole")]
public sealed record SessionConsole(
    [property: Id(0)] long Version, [property: Id(1)] int Lead, [property: Id(2)] ImmutableArray<int> HostsHere, [property: Id(3)] ImmutableArray<int> Help,
    [property: Id(4)] ImmutableArray<string> Shown, [property: Id(5)] ImmutableArray<long> Ranked, [property: Id(6)] ImmutableArray<int> Reactions);

/// <summary>What is left of a session: no token, no person but presenters who agreed.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Questions">Most votes first, without those that were taken back.</param>
/// <param name="Polls">In their order; no counts where fewer than five answered.</param>
/// <param name="Showcases">In their order.</param>
/// <param name="IsOfManyAskers">Whether at least <see cref="Many"/> different people asked these questions. How many, and who asked which, is kept nowhere.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SessionSummary")]
public sealed record SessionSummary(
    [property: Id(0)] DateTimeOffset StartedAt, [property: Id(1)] DateTimeOffset EndedAt, [property: Id(2)] ImmutableArray<ShownQuestion> Questions,
    [property: Id(3)] ImmutableArray<ShownPoll> Polls, [property: Id(4)] ImmutableArray<PastShowcase> Showcases, [property: Id(5)] bool IsOfManyAskers = false)
{
    /// <summary>From so many on, what comes up in questions says nothing of one who asked.</summary>
    public const int Many = 10;
}

/// <summary>A showcase that was shown.</summary>
/// <param name="Title">What it was about.</param>
/// <param name="Presenter">Null where they did not agree to be named.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PastShowcase")]
public sealed record PastShowcase([property: Id(0)] string Title, [property: Id(1)] string? Presenter);
