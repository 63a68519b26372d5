using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>
/// What all groups of a round have in common as places to talk: their secrets, their starter questions, their end. Keyed by <see cref="RoundId"/>. The only one that turns persons into
/// tokens for a group.
/// </summary>
[GrainInterfaceType("peer-groups-round-talk"), Alias("Upskill.IRoundTalkGrain")]
public interface IRoundTalkGrain : IGrainWithStringKey
{
    /// <summary>Members of a group, by token, in the order of tokens; none before the round opens and after it closed.</summary>
    [Alias("Members"), Orleans.Concurrency.AlwaysInterleave]
    Task<ImmutableArray<MemberToken>> Members(int group);

    /// <summary>The talk as it stands.</summary>
    [Alias("Talk"), Orleans.Concurrency.AlwaysInterleave]
    Task<RoundTalk> Talk();

    /// <summary>Puts other starter questions in the place of those that were not posed yet. Durable when it returns; a repeat changes nothing, also where some of them were posed meanwhile.</summary>
    /// <exception cref="Refusal"><c>starters</c>, <c>closed</c>.</exception>
    [Alias("PlanStarters")]
    Task Plan(CommandId id, ImmutableArray<string> starters);

    /// <summary>Poses a question to every group at once. Durable when it returns; a repeat poses it once.</summary>
    /// <exception cref="Refusal"><c>starters</c>, <c>closed</c>.</exception>
    [Alias("Pose")]
    Task Pose(CommandId id, string text);

    /// <summary>
    /// Who wrote the message of a broken seal, worked out at this moment from the group's secret and kept nowhere: only for one of the two owners who broke it, and only while the round is
    /// open. Null to everybody else, and afterwards.
    /// </summary>
    [Alias("Author")]
    Task<PersonId?> Author(string seal, PersonId owner);

    /// <summary>Does what is due: begins, poses the day's question, closes, deletes. May be done twice.</summary>
    [Alias("LookThrough")]
    Task LookThrough();

    /// <summary>Deletes everything that was said, and all secrets. Called before the round's own. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>How far the talk of a round is.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Posed">Starter questions of the days that were posed.</param>
/// <param name="Coming">Those that were not, the next first.</param>
/// <param name="ForgottenAt">When everything said is deleted, or was; null before the round opens.</param>
[GenerateSerializer, Immutable, Alias("Upskill.RoundTalk")]
public sealed record RoundTalk(
    [property: Id(0)] TalkStage Stage, [property: Id(1)] int Posed, [property: Id(2)] ImmutableArray<string> Coming, [property: Id(3)] DateTimeOffset? ForgottenAt);

/// <summary>How far a talk is.</summary>
public enum TalkStage
{
    /// <summary>The groups are not open yet.</summary>
    NotBegun,
    /// <summary>People talk.</summary>
    Open,
    /// <summary>It can be read; who wrote what is known to nobody any more.</summary>
    Closed,
    /// <summary>It was deleted.</summary>
    Forgotten,
}
