using System.Collections.Immutable;

namespace Upskill.LiveSessions;

/// <summary>
/// What happens while a live session runs: one order for all. By <see cref="LiveSessionId"/>. Knows attendees by token and hosts by their place in the plan, never a person. Who may call what is decided at the web
/// edge: commands without a token are its hosts'.
/// </summary>
[GrainInterfaceType("live-session"), Alias("Upskill.ILiveSessionGrain")]
public interface ILiveSessionGrain : IGrainWithStringKey
{
    /// <summary>Starts it. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-session</c>, <c>cancelled</c>, <c>too-early</c>, <c>too-late</c>, <c>over</c>.</exception>
    [Alias("Start")]
    Task Start(CommandId id, int host);

    /// <summary>Whether it was started, or is being started now: its series asks, and has to be answered while the session asks it for its plan.</summary>
    [Alias("HasBegun"), Orleans.Concurrency.AlwaysInterleave]
    Task<bool> HasBegun();

    /// <summary>Ends it: nothing more is said, and soon nobody can tell who said what. Durable; a repeat changes nothing.</summary>
    [Alias("End")]
    Task End(CommandId id);

    /// <summary>What changed after a number, as one attendee sees it; without a token, as everybody does.</summary>
    [Alias("After")]
    Task<SessionView> After(AttendeeToken? by, long number);

    /// <summary>The newest number.</summary>
    [Alias("Newest")]
    Task<long> Newest();

    /// <summary>What is left of it once it is over; null before.</summary>
    [Alias("Summary")]
    Task<SessionSummary?> Summary();

    /// <summary>What its hosts see and attendees do not.</summary>
    [Alias("Console")]
    Task<SessionConsole> Console();

    /// <summary>Asks a question. Durable; a repeat answers the same.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Ask")]
    Task<long> Ask(AskQuestion command);

    /// <summary>Takes one's own question back. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Withdraw")]
    Task Withdraw(CommandId id, AttendeeToken by, long question);

    /// <summary>Votes of many, in one step and one append. Durable; a repeat changes nothing.</summary>
    /// <returns>For each, in order, why not; null where it counts.</returns>
    [Alias("Vote")]
    Task<ImmutableArray<Refusal?>> Vote(ImmutableArray<CastVote> votes);

    /// <summary>Reacts. Kept nowhere.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("React")]
    Task React(AttendeeToken by, LiveReaction reaction);

    /// <summary>A host says what becomes of a question. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Treat")]
    Task Treat(TreatQuestion command);

    /// <summary>The next showcase begins, and the one before it ends. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Show")]
    Task Show(ShowNext command);

    /// <summary>The showcase that runs gets two minutes more, or ends. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Time")]
    Task Time(CommandId id, bool isMore);

    /// <summary>Opens a poll. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>options</c>, <c>empty</c>, <c>too-long</c>, <c>open-poll</c>, <c>full</c>.</exception>
    [Alias("Open")]
    Task Open(OpenPoll command);

    /// <summary>Closes the poll that is open. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Close")]
    Task Close(CommandId id);

    /// <summary>Draws groups of ten among those present. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>too-few-people</c>, <c>groups-open</c>.</exception>
    [Alias("Break")]
    Task Break(CommandId id, int minutes);

    /// <summary>Two minutes more in groups, or back to all. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Regather")]
    Task Regather(CommandId id, bool isMore);

    /// <summary>Puts who came late into the smallest group. Durable; a repeat answers the same.</summary>
    /// <returns>The group's number, from 1.</returns>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Seat")]
    Task<int> Seat(AttendeeToken by);

    /// <summary>Somebody's group asks for help. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("CallForHelp")]
    Task CallForHelp(CommandId id, AttendeeToken by);

    /// <summary>A host has looked after a group. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Help")]
    Task Help(CommandId id, int group);

    /// <summary>A host takes the lead. Durable; a repeat changes nothing.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    [Alias("Lead")]
    Task Lead(CommandId id, int host);

    /// <summary>Which hosts are connected, by their place in the plan; told every second while there are any.</summary>
    [Alias("HostsHere")]
    Task HostsHere(ImmutableArray<int> hosts);

    /// <summary>How many people are present. Told by <see cref="ISessionPresenceGrain"/> alone.</summary>
    [Alias("Counted")]
    Task Counted(int people);

    /// <summary>Those present are asked whether they want to be in peer groups, or are no longer. Told by <see cref="PeerGroups.IRoundGrain"/> alone; nothing where it does not run.</summary>
    [Alias("AskForPeers")]
    Task AskForPeers(bool isAsking);

    /// <summary>Does what is due: ends what was left running, and what has to be done after an end. Called by the alarm clock, and by tests.</summary>
    [Alias("LookThrough")]
    Task LookThrough();

    /// <summary>Deletes the session with all that was said there. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}
