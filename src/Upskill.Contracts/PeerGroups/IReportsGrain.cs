using System.Collections.Immutable;

namespace Upskill.PeerGroups;

/// <summary>
/// Messages of one function's rounds that members reported, and what became of it. Keyed by the function's <see cref="UnitId"/>. Knows who reported by token only, holds no text of a
/// message, and is shown to nobody but those whom <see cref="IRoundGrain.MayDecide"/> names.
/// </summary>
[GrainInterfaceType("peer-groups-reports"), Alias("Upskill.IReportsGrain")]
public interface IReportsGrain : IGrainWithStringKey
{
    /// <summary>Reports a message. Durable when it returns. One report a member and message: a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-such-path</c>, <c>long-note</c>, <c>too-many</c>.</exception>
    [Alias("Report")]
    Task Report(ReportMessage command);

    /// <summary>What one member reported in their group, by message.</summary>
    [Alias("Own")]
    Task<ImmutableArray<OwnReport>> Own(PeerGroupId group, MemberToken by);

    /// <summary>All cases, oldest first. For the slice itself: whoever is shown one is asked for first.</summary>
    [Alias("Cases")]
    Task<ImmutableArray<ReportCase>> Cases();

    /// <summary>Notes what somebody who may decide made of a case. Durable when it returns; a repeat changes nothing.</summary>
    /// <exception cref="Refusal"><c>no-such-case</c>, <c>no-such-outcome</c>, <c>reason</c>, <c>already-removed</c>, <c>too-many</c>.</exception>
    [Alias("Decide")]
    Task Decide(DecideCase command);

    /// <summary>Deletes the cases of a round, from the store and by their key. A repeat changes nothing.</summary>
    [Alias("Forget")]
    Task Forget(RoundId round);
}

/// <summary>Why a message is reported: three different paths.</summary>
public enum ReportPath
{
    /// <summary>It harasses somebody.</summary>
    Harassment,
    /// <summary>Somebody is at risk.</summary>
    Risk,
    /// <summary>It tells of an adverse event that must be passed on.</summary>
    AdverseEvent,
}

/// <summary>What became of a report.</summary>
public enum CaseOutcome
{
    /// <summary>Looked at; nothing is to be done.</summary>
    NothingToDo,
    /// <summary>The text was taken away.</summary>
    Removed,
    /// <summary>Passed on as the owner's text says.</summary>
    PassedOn,
    /// <summary>Programme owners are asked to break the seal.</summary>
    Escalated,
}

/// <summary>Reports a message.</summary>
/// <param name="Group">Of which group it is.</param>
/// <param name="By">Who, by token; null once the round closed and nobody has one.</param>
/// <param name="Message">Its number.</param>
/// <param name="Path">Why.</param>
/// <param name="Note">In the reporter's words; may be empty.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReportMessage")]
public sealed record ReportMessage(
    [property: Id(0)] PeerGroupId Group, [property: Id(1)] MemberToken? By, [property: Id(2)] long Message, [property: Id(3)] ReportPath Path, [property: Id(4)] string Note)
{
    /// <summary>Without what was written: a call that failed is logged with its arguments.</summary>
    public override string ToString() => nameof(ReportMessage);
}

/// <summary>What one member reported.</summary>
/// <param name="Message">The message's number.</param>
/// <param name="IsLookedAt">Somebody who may decide has looked at it.</param>
[GenerateSerializer, Immutable, Alias("Upskill.OwnReport")]
public sealed record OwnReport([property: Id(0)] long Message, [property: Id(1)] bool IsLookedAt);

/// <summary>A reported message, without who reported it.</summary>
/// <param name="Id">At random: says neither which group nor which message.</param>
/// <param name="Group">For the slice itself: never shown, since the draw's text says which rows are in which group.</param>
/// <param name="Message">Its number.</param>
/// <param name="OpenedOn">The day of the first report, UTC; no moment, which could be laid beside what else somebody did.</param>
/// <param name="Counts">How many reported it, by <see cref="ReportPath"/>.</param>
/// <param name="Notes">What they wrote, in the order of the words.</param>
/// <param name="Waits">Nobody has decided since the last report.</param>
/// <param name="Decisions">What was made of it, oldest first.</param>
[GenerateSerializer, Immutable, Alias("Upskill.ReportCase")]
public sealed record ReportCase(
    [property: Id(0)] string Id, [property: Id(1)] PeerGroupId Group, [property: Id(2)] long Message, [property: Id(3)] DateOnly OpenedOn,
    [property: Id(4)] ImmutableArray<int> Counts, [property: Id(5)] ImmutableArray<string> Notes, [property: Id(6)] bool Waits,
    [property: Id(7)] ImmutableArray<CaseDecision> Decisions)
{
    /// <summary>The last escalation; null where there was none.</summary>
    public CaseDecision? Escalation => Decisions.LastOrDefault(decision => decision.Outcome is CaseOutcome.Escalated);
}

/// <summary>Decides a case.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Case">Which.</param>
/// <param name="Outcome">What was made of it.</param>
/// <param name="Reason">Why, for an escalation; else empty.</param>
/// <param name="By">Who.</param>
[GenerateSerializer, Immutable, Alias("Upskill.DecideCase")]
public sealed record DecideCase(
    [property: Id(0)] CommandId Id, [property: Id(1)] string Case, [property: Id(2)] CaseOutcome Outcome, [property: Id(3)] string Reason, [property: Id(4)] PersonId By)
{
    /// <summary>Without what was written: a call that failed is logged with its arguments.</summary>
    public override string ToString() => nameof(DecideCase);
}

/// <summary>What somebody made of a case.</summary>
[GenerateSerializer, Immutable, Alias("Upskill.CaseDecision")]
public sealed record CaseDecision(
    [property: Id(0)] CommandId Id, [property: Id(1)] CaseOutcome Outcome, [property: Id(2)] string Reason, [property: Id(3)] PersonId By, [property: Id(4)] DateOnly On);

/// <summary>What reports take.</summary>
public static class ReportLimits
{
    /// <summary>Cases of one function, until their rounds are deleted.</summary>
    public const int MostCases = 1_000;

    /// <summary>Messages that one member reports in a round; after the close, all of a group together.</summary>
    public const int MostOfMember = 20;

    /// <summary>Decisions on one case.</summary>
    public const int MostDecisions = 8;

    /// <summary>Characters of a note, and of a reason.</summary>
    public const int LongestNote = 500, ShortestReason = 10, LongestReason = 500;
}
