using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>One person's part in peer groups: whether they want to be placed, what they speak, which rounds they are in. Keyed by person.</summary>
[GrainInterfaceType("peer-groups-peer"), Alias("Upskill.IPeerGrain")]
public interface IPeerGrain : IGrainWithStringKey
{
    /// <summary>What they chose and where they are.</summary>
    [Alias("Peer")]
    Task<Peer> Peer();

    /// <summary>Changes what they chose. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>snooze</c>, <c>languages</c>: with a sentence.</exception>
    [Alias("Choose")]
    Task Choose(PeerChoice choice);

    /// <summary>They are in a round. Called by the round; a repeat changes nothing.</summary>
    /// <param name="round">Which.</param>
    /// <param name="closesAt">When it closes.</param>
    /// <param name="mark">See <see cref="PeerRound"/>.</param>
    [Alias("Place")]
    Task Place(RoundId round, DateTimeOffset closesAt, string mark);

    /// <summary>It was long ago. Called by the round; a repeat changes nothing.</summary>
    [Alias("Forget")]
    Task Forget(RoundId round);

    /// <summary>They left the organisation: takes them out of every open group. Called by the import; a repeat changes nothing.</summary>
    [Alias("Leave")]
    Task Leave();

    /// <summary>Forgets what they chose and where they were. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>Whether somebody wants to be in peer groups.</summary>
public enum Participation
{
    /// <summary>They said nothing: they are placed in rounds of their function or cohort, not in rounds of those who opted in.</summary>
    Unsaid,
    /// <summary>They want to be.</summary>
    OptedIn,
    /// <summary>They do not.</summary>
    OptedOut,
}

/// <summary>What somebody chose.</summary>
/// <param name="Participation">Whether they want to be placed.</param>
/// <param name="SnoozedUntil">In no new round before this day; null for no snooze.</param>
/// <param name="Languages">BCP 47; what they can talk in beside the language that HR has.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PeerChoice")]
public sealed record PeerChoice(
    [property: Id(0)] Participation Participation, [property: Id(1)] DateOnly? SnoozedUntil, [property: Id(2)] ImmutableArray<string> Languages)
{
    /// <summary>Before they said anything.</summary>
    public static readonly PeerChoice Unsaid = new(Participation.Unsaid, null, []);

    /// <summary>More languages are refused.</summary>
    public const int MostLanguages = 10;

    /// <summary>Longest snooze, in days.</summary>
    public const int LongestSnooze = 366;

    /// <summary>Whether they are placed in a round that begins on this day.</summary>
    public bool Wants(DateOnly day, bool optedInOnly) =>
        Participation != Participation.OptedOut && (SnoozedUntil is not { } until || day >= until) && (!optedInOnly || Participation == Participation.OptedIn);
}

/// <summary>One person's part.</summary>
/// <param name="Choice">What they chose.</param>
/// <param name="Rounds">They were placed in, newest first, at most <see cref="MostRounds"/>.</param>
[GenerateSerializer, Immutable, Alias("Upskill.Peer")]
public sealed record Peer([property: Id(0)] PeerChoice Choice, [property: Id(1)] ImmutableArray<PeerRound> Rounds)
{
    /// <summary>Older ones are not kept here.</summary>
    public const int MostRounds = 26;

    /// <summary>How long after a round closed its members' own states know that they met.</summary>
    public static readonly TimeSpan RemembersFor = TimeSpan.FromDays(2 * 365);
}

/// <summary>A round that somebody is or was in.</summary>
/// <param name="Id">Which.</param>
/// <param name="ClosesAt">When it closes or closed.</param>
/// <param name="Mark">Random digits that all of their group have, and nobody else: all that is kept of who met whom.</param>
[GenerateSerializer, Immutable, Alias("Upskill.PeerRound")]
public sealed record PeerRound([property: Id(0)] RoundId Id, [property: Id(1)] DateTimeOffset ClosesAt, [property: Id(2)] string? Mark = null);
