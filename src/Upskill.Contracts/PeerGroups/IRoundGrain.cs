using System.Collections.Immutable;
using Upskill.LiveSessions;

namespace Upskill.PeerGroups;

/// <summary>
/// One round of peer groups: asked for, prepared, committed to, drawn, confirmed, open, closed; on the ledger. Keyed by <see cref="RoundId"/>. Who may call what
/// is decided by the routes; the rules are the round's.
/// </summary>
[GrainInterfaceType("peer-groups-round"), Alias("Upskill.IRoundGrain")]
public interface IRoundGrain : IGrainWithStringKey
{
    /// <summary>Begins to prepare a round, or to ask those at a live session. Durable when it returns; goes on by itself.</summary>
    /// <exception cref="Refusal"><c>group-size</c>, <c>length</c>, <c>audience</c>, <c>starters</c>: with a sentence.</exception>
    [Alias("Ask")]
    Task Ask(AskRound command);

    /// <summary>Somebody at the live session wants to take part, or no longer does. Durable when it returns; a repeat changes nothing. Whether they are there is for the caller to see.</summary>
    /// <exception cref="Refusal"><c>not-asking</c>, <c>not-placed</c>, <c>already-open</c>.</exception>
    [Alias("Answer"), Orleans.Concurrency.AlwaysInterleave]
    Task Answer(PersonId person, bool takesPart);

    /// <summary>What somebody at the live session is asked, or said; null where it is nothing to them.</summary>
    [Alias("Call"), Orleans.Concurrency.AlwaysInterleave]
    Task<RoundCall?> Call(PersonId person);

    /// <summary>Nobody is asked any more: goes on with who said yes. Durable when it returns; the preparation follows.</summary>
    /// <exception cref="Refusal"><c>not-asking</c>.</exception>
    [Alias("Prepare")]
    Task Prepare(CommandId id, PersonId by);

    /// <summary>Adds the starter's contribution and draws. Durable when it returns; the draw follows. Once for each commitment.</summary>
    /// <exception cref="Refusal"><c>no-contribution</c>, <c>long-contribution</c>, <c>not-committed</c>, <c>commitment-lost</c>.</exception>
    [Alias("Contribute")]
    Task Contribute(CommandId id, string contribution, PersonId by);

    /// <summary>Discards what is being prepared, was prepared or drawn; it stays on the ledger with the reason. Durable when it returns.</summary>
    /// <exception cref="Refusal"><c>no-reason</c>, <c>long-reason</c>, <c>already-open</c>, <c>nothing-to-discard</c>.</exception>
    [Alias("Discard")]
    Task Discard(CommandId id, string reason, PersonId by);

    /// <summary>After a discard, or where it could not be: prepares once more, with a new roster and a new secret.</summary>
    /// <exception cref="Refusal"><c>not-discarded</c>.</exception>
    [Alias("PrepareAgain")]
    Task PrepareAgain(CommandId id, PersonId by);

    /// <summary>Confirms the draw: the groups open at once. Durable when it returns; members are told after it.</summary>
    /// <exception cref="Refusal"><c>not-drawn</c>.</exception>
    [Alias("Open")]
    Task Open(CommandId id, PersonId by);

    /// <summary>Somebody of the audience who is in no group asks to be taken in: with all who ask that day, at the next day's turn.</summary>
    /// <exception cref="Refusal"><c>not-open</c>, <c>too-short</c>, <c>already-in</c>, <c>too-many</c>.</exception>
    [Alias("Join")]
    Task Join(CommandId id, PersonId person);

    /// <summary>Somebody leaves their group, for good. A repeat changes nothing.</summary>
    [Alias("Leave")]
    Task Leave(PersonId person);

    /// <summary>The round; null where there is none. Names nobody but who started it.</summary>
    [Alias("Round")]
    Task<Round?> Round();

    /// <summary>The roster's text of a commitment, for those who may re-run the draw: tokens, no ids. Null once it is forgotten.</summary>
    /// <param name="attempt">From 0, as in <see cref="Upskill.PeerGroups.Round.Attempts"/>.</param>
    [Alias("Roster")]
    Task<string?> Roster(int attempt);

    /// <summary>The text of a commitment's draw: numbers of rows. Null before it is drawn, and once it is forgotten.</summary>
    [Alias("Drawn")]
    Task<string?> Drawn(int attempt);

    /// <summary>Rows of late joiners, turn by turn: for those who may re-run the draw, after the close. Empty before, and once they are forgotten.</summary>
    [Alias("LateRows")]
    Task<ImmutableArray<ImmutableArray<string>>> LateRows();

    /// <summary>What concerns one person; null where they are not in it.</summary>
    [Alias("PlaceOf")]
    Task<RoundPlace?> PlaceOf(PersonId person);

    /// <summary>Number of the group, from 1, that somebody is in since the round opened; 0 for none. For the slice itself: never shown.</summary>
    [Alias("GroupOf"), Orleans.Concurrency.AlwaysInterleave]
    Task<int> GroupOf(PersonId person);

    /// <summary>Who is in a group, by its number from 1. For the slice itself: never shown.</summary>
    [Alias("Members"), Orleans.Concurrency.AlwaysInterleave]
    Task<ImmutableArray<PersonId>> Members(int group);

    /// <summary>
    /// Whether somebody may see and decide what is reported in a group: a champion of the round's function who is neither in the group nor above or below anybody in it, at any distance;
    /// where there is none, such a champion of another function; where there is none, such a programme owner.
    /// </summary>
    [Alias("MayDecide"), Orleans.Concurrency.AlwaysInterleave]
    Task<bool> MayDecide(int group, PersonId person);

    /// <summary>Who left the round. For the slice itself: never shown.</summary>
    [Alias("Leavers"), Orleans.Concurrency.AlwaysInterleave]
    Task<ImmutableArray<PersonId>> Leavers();

    /// <summary>Who is in which group: for the slice itself, never shown. Empty once it is forgotten.</summary>
    [Alias("Groups")]
    Task<ImmutableArray<ImmutableArray<PersonId>>> Groups();

    /// <summary>Goes on with what a restart cut off, takes in those who asked to join, closes when its time is over, forgets when it is time. May be done twice.</summary>
    [Alias("LookThrough")]
    Task LookThrough();

    /// <summary>Deletes the round and takes it off the lists; <see cref="IRoundTalkGrain.Remove"/> goes before. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>A round, by the command that asked for it.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.RoundId")]
public readonly record struct RoundId([property: Id(0)] string Value)
{
    /// <summary>The round among those at a live session: there is one of each.</summary>
    public static RoundId Of(LiveSessionId session) => new($"round-{session}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Whom a round is for: everybody who is in all of what is said.</summary>
/// <param name="Unit">A unit of the chart, everything below it included; null where a cohort alone says who.</param>
/// <param name="Cohort">A cohort of the programme, or null.</param>
/// <param name="OptedInOnly">Only people who said that they want to be in peer groups.</param>
/// <param name="Session">Only people who were asked at this live session, and said yes; <paramref name="Unit"/> is its function then.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoundAudience")]
public sealed record RoundAudience(
    [property: Id(0)] UnitId? Unit, [property: Id(1)] string? Cohort, [property: Id(2)] bool OptedInOnly, [property: Id(3)] LiveSessionId? Session = null);

/// <summary>Asks for a round.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="By">Champion or owner.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="TargetSize">People in a group, 6 to 14.</param>
/// <param name="Groups">Exactly so many groups instead; null for as many as come nearest to the size.</param>
/// <param name="Length">From 30 minutes to four weeks, from the moment that the groups open.</param>
/// <param name="Starters">Questions to begin with, at most <see cref="MostStarters"/>.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AskRound")]
public sealed record AskRound(
    [property: Id(0)] CommandId Id, [property: Id(1)] PersonId By, [property: Id(2)] RoundAudience Audience, [property: Id(3)] int TargetSize,
    [property: Id(4)] int? Groups, [property: Id(5)] TimeSpan Length, [property: Id(6)] ImmutableArray<string> Starters)
{
    /// <summary>More starter questions are refused: one a day for four weeks.</summary>
    public const int MostStarters = 28;

    /// <summary>Longest starter question, in characters.</summary>
    public const int LongestStarter = 200;

    /// <summary>Limits of the length.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromDays(28);
}

/// <summary>How far a round is.</summary>
public enum RoundStage
{
    /// <summary>Its roster is being made.</summary>
    Preparing,
    /// <summary>It cannot be; the sentence says why.</summary>
    Refused,
    /// <summary>Roster and secret are committed to; the starter's contribution is waited for.</summary>
    Committed,
    /// <summary>The groups are being drawn.</summary>
    Drawing,
    /// <summary>Drawn; the starter confirms or discards.</summary>
    Drawn,
    /// <summary>Discarded, with a reason.</summary>
    Discarded,
    /// <summary>The groups are open.</summary>
    Open,
    /// <summary>Its time is over.</summary>
    Closed,
    /// <summary>Before its roster is made: those at a live session are asked whether they want to take part.</summary>
    Asking,
}

/// <summary>What somebody at a live session is asked.</summary>
/// <param name="IsAsking">Whether a yes counts still.</param>
/// <param name="TakesPart">They said yes.</param>
/// <param name="TargetSize">People in a group.</param>
/// <param name="Length">How long the groups are open.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoundCall")]
public sealed record RoundCall([property: Id(0)] bool IsAsking, [property: Id(1)] bool TakesPart, [property: Id(2)] int TargetSize, [property: Id(3)] TimeSpan Length);

/// <summary>A round as it stands.</summary>
/// <param name="Id">Which.</param>
/// <param name="Asked">What was asked for; its people are named nowhere in it.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Sentence">Why it cannot be, or why its preparation was given up.</param>
/// <param name="Progress">0 to 100 while preparing or drawing.</param>
/// <param name="Attempts">Every commitment, oldest first, discarded ones included.</param>
/// <param name="OpenedAt">When the groups opened.</param>
/// <param name="ClosesAt">When they close, or closed.</param>
/// <param name="Joined">People who came in later.</param>
/// <param name="Left">People who left their group.</param>
/// <param name="LateCommitment">SHA-256 of the secret that late joiners are placed by; the secret itself after the close.</param>
/// <param name="LateSecret">Null before the close.</param>
/// <param name="Number">Grows with every change: what a watcher compares.</param>
/// <param name="Turns">At which late joiners were placed, oldest first.</param>
/// <param name="ForgottenAt">When who was in it was deleted; null before.</param>
/// <param name="About">People who said yes while they are asked, rounded to tens; 0 for fewer than ten.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Round")]
public sealed record Round(
    [property: Id(0)] RoundId Id, [property: Id(1)] AskRound Asked, [property: Id(2)] DateTimeOffset AskedAt, [property: Id(3)] RoundStage Stage,
    [property: Id(4)] string? Sentence, [property: Id(5)] int Progress, [property: Id(6)] ImmutableArray<RoundAttempt> Attempts,
    [property: Id(7)] DateTimeOffset? OpenedAt, [property: Id(8)] DateTimeOffset? ClosesAt, [property: Id(9)] int Joined, [property: Id(10)] int Left,
    [property: Id(11)] string? LateCommitment, [property: Id(12)] string? LateSecret, [property: Id(13)] long Number,
    [property: Id(14)] ImmutableArray<LateTurn> Turns, [property: Id(15)] DateTimeOffset? ForgottenAt,
    [property: Id(16)] int About = 0)
{
    /// <summary>The last commitment; null before the first.</summary>
    public RoundAttempt? Last => Attempts.IsDefaultOrEmpty ? null : Attempts[^1];
}

/// <summary>A turn at which late joiners were placed, as the ledger has it.</summary>
/// <param name="On">Which day's, UTC.</param>
/// <param name="People">How many came into a group.</param>
/// <param name="Hash">SHA-256 of who, by token, came into which group.</param>
/// <param name="RosterHash">Merkle root over the rows that were looked at; null of turns that were not made to be checked.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sizes">People in each group before, with commas between.</param>
[GenerateSerializer, Immutable, Alias("Upskill.LateTurn")]
public sealed record LateTurn(
    [property: Id(0)] DateOnly On, [property: Id(1)] int People, [property: Id(2)] string Hash,
    [property: Id(3)] string? RosterHash, [property: Id(4)] int Rows, [property: Id(5)] string? Sizes);

/// <summary>One commitment and what became of it. Hashes, secrets and seeds are hex.</summary>
/// <param name="Commitment">SHA-256 of the secret.</param>
/// <param name="RosterHash">Merkle root of the roster.</param>
/// <param name="People">Rows of the roster.</param>
/// <param name="LeftOut">People of the audience who are not in it: away, opted out, or in a country without peer groups; 0 for fewer than five.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="CommittedAt">When.</param>
/// <param name="Rehearsed">What a draw by a fixed seed came to, before anybody knew the real one.</param>
/// <param name="Contribution">The starter's own words; null before.</param>
/// <param name="Secret">Revealed with the contribution.</param>
/// <param name="Seed">SHA-256 of both.</param>
/// <param name="ContributedAt">When.</param>
/// <param name="DrawHash">SHA-256 of the draw's text.</param>
/// <param name="Report">What it came to.</param>
/// <param name="DrawnIn">How long it took.</param>
/// <param name="Discarded">Why, where it was discarded.</param>
/// <param name="DiscardedBy">Who did.</param>
/// <param name="DiscardedAt">When.</param>
/// <param name="Preparation">Which preparation of the round it came from, from 1.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoundAttempt")]
public sealed record RoundAttempt(
    [property: Id(0)] string Commitment, [property: Id(1)] string RosterHash, [property: Id(2)] int People, [property: Id(3)] int LeftOut,
    [property: Id(4)] int Groups, [property: Id(5)] DateTimeOffset CommittedAt, [property: Id(6)] DrawReport Rehearsed,
    [property: Id(7)] string? Contribution = null, [property: Id(8)] string? Secret = null, [property: Id(9)] string? Seed = null,
    [property: Id(10)] DateTimeOffset? ContributedAt = null, [property: Id(11)] string? DrawHash = null, [property: Id(12)] DrawReport? Report = null,
    [property: Id(13)] TimeSpan? DrawnIn = null, [property: Id(14)] string? Discarded = null, [property: Id(15)] PersonId? DiscardedBy = null,
    [property: Id(16)] DateTimeOffset? DiscardedAt = null, [property: Id(17)] int Preparation = 1);

/// <summary>What one person sees of a round: their own row and what proves it.</summary>
/// <param name="Row">The row's text; null while somebody waits to be placed.</param>
/// <param name="Number">Its number in the roster, or among the rows of its turn.</param>
/// <param name="Proof">Merkle proof, hex.</param>
/// <param name="GroupSize">People in their group now, themselves included; 0 while there is none.</param>
/// <param name="IsWaiting">They asked to join and are placed at the next turn.</param>
/// <param name="HasLeft">They left their group.</param>
/// <param name="IsAsynchronous">Their group shares fewer than four waking hours.</param>
/// <param name="JoinedOn">The turn at which they came in later; null for who was in the draw.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoundPlace")]
public sealed record RoundPlace(
    [property: Id(0)] string? Row, [property: Id(1)] int Number, [property: Id(2)] ImmutableArray<string> Proof, [property: Id(3)] int GroupSize,
    [property: Id(4)] bool IsWaiting, [property: Id(5)] bool HasLeft, [property: Id(6)] bool IsAsynchronous,
    [property: Id(7)] DateOnly? JoinedOn = null);
