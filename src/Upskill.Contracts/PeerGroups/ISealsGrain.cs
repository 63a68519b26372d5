using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>
/// Seals of one round that owners asked to break, on a chain of the ledger. Keyed by <see cref="RoundId"/>. Each is of one message of an escalated case; it breaks where two owners agree
/// while the round is open. Who wrote the message stands nowhere in it.
/// </summary>
[GrainInterfaceType("peer-groups-seals"), Alias("Upskill.ISealsGrain")]
public interface ISealsGrain : IGrainWithStringKey
{
    /// <summary>An owner asks to break the seal of a message. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-such-case</c>, <c>not-escalated</c>, <c>closed</c>, <c>in-the-group</c>, <c>reason</c>, <c>already-asked</c>, <c>too-many</c>.</exception>
    [Alias("Ask")]
    Task Ask(AskSeal command);

    /// <summary>Another owner agrees within <see cref="SealLimits.AgreedWithin"/>: the seal is broken. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-such-seal</c>, <c>two-owners</c>, <c>expired</c>, <c>closed</c>, <c>in-the-group</c>.</exception>
    [Alias("Agree")]
    Task Agree(AnswerSeal command);

    /// <summary>An owner says no, or takes the question back. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-such-seal</c>.</exception>
    [Alias("Refuse")]
    Task Refuse(AnswerSeal command);

    /// <summary>All that were asked for, oldest first.</summary>
    [Alias("Seals")]
    Task<ImmutableArray<SealRequest>> Seals();

    /// <summary>Notes those that nobody agreed to in time. May be done twice.</summary>
    [Alias("LookThrough")]
    Task LookThrough();

    /// <summary>Deletes them. A repeat changes nothing. Only for what is no record: the sample organisation.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>Asks to break a seal.</summary>
/// <param name="Id">Made by the client; the seal's id from then on.</param>
/// <param name="Function">Of the case.</param>
/// <param name="Case">An escalated one, of this round.</param>
/// <param name="Reason">Why; its author reads it.</param>
/// <param name="By">The owner.</param>
[GenerateSerializer, Immutable, Alias("Upskill.AskSeal")]
public sealed record AskSeal(
    [property: Id(0)] CommandId Id, [property: Id(1)] UnitId Function, [property: Id(2)] string Case, [property: Id(3)] string Reason, [property: Id(4)] PersonId By)
{
    /// <summary>Without what was written: a call that failed is logged with its arguments.</summary>
    public override string ToString() => nameof(AskSeal);
}

/// <summary>Agrees to break a seal, or refuses.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.AnswerSeal")]
public sealed record AnswerSeal([property: Id(0)] CommandId Id, [property: Id(1)] string Seal, [property: Id(2)] PersonId By);

/// <summary>How far the breaking of a seal is.</summary>
public enum SealStage
{
    /// <summary>One owner asked; another's word is waited for.</summary>
    Asked,
    /// <summary>Two owners agreed.</summary>
    Broken,
    /// <summary>An owner said no.</summary>
    Refused,
    /// <summary>Nobody agreed in time.</summary>
    Expired,
}

/// <summary>A seal that an owner asked to break.</summary>
/// <param name="Id">Which.</param>
/// <param name="Case">The case that it is of.</param>
/// <param name="Group">Number of the group.</param>
/// <param name="Message">Number of the message.</param>
/// <param name="Reason">The first owner's.</param>
/// <param name="AskedBy">The first owner.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="AnsweredBy">Who agreed or refused.</param>
/// <param name="AnsweredAt">When it was agreed to, refused, or over.</param>
[GenerateSerializer, Immutable, Alias("Upskill.SealRequest")]
public sealed record SealRequest(
    [property: Id(0)] string Id, [property: Id(1)] string Case, [property: Id(2)] int Group, [property: Id(3)] long Message, [property: Id(4)] string Reason,
    [property: Id(5)] PersonId AskedBy, [property: Id(6)] DateTimeOffset AskedAt, [property: Id(7)] SealStage Stage = SealStage.Asked,
    [property: Id(8)] PersonId? AnsweredBy = null, [property: Id(9)] DateTimeOffset? AnsweredAt = null)
{
    /// <summary>Whether this owner is one of the two who broke it: only they see the name.</summary>
    public bool IsBrokenBy(PersonId owner) => Stage is SealStage.Broken && (AskedBy == owner || AnsweredBy == owner);
}

/// <summary>What the breaking of a seal takes.</summary>
public static class SealLimits
{
    /// <summary>Questions of one round.</summary>
    public const int Most = 200;

    /// <summary>So long another owner may agree.</summary>
    public static readonly TimeSpan AgreedWithin = TimeSpan.FromHours(24);
}
