using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Upskill.PeerGroups.Seals;

/// <summary>What can happen to a seal, as it stands in the ledger for ever. Never who wrote the message.</summary>
[JsonDerivedType(typeof(Asked), "seal-asked")]
[JsonDerivedType(typeof(Broken), "seal-broken")]
[JsonDerivedType(typeof(Refused), "seal-refused")]
[JsonDerivedType(typeof(Expired), "seal-expired")]
internal abstract record SealFact(string Seal)
{
    /// <summary>An owner asked to break it.</summary>
    public sealed record Asked(string Seal, string Case, int Group, long Message, string Reason, PersonId By) : SealFact(Seal);

    /// <summary>Another owner agreed.</summary>
    public sealed record Broken(string Seal, PersonId By) : SealFact(Seal);

    /// <summary>An owner said no.</summary>
    public sealed record Refused(string Seal, PersonId By) : SealFact(Seal);

    /// <summary>Nobody agreed in time.</summary>
    public sealed record Expired(string Seal) : SealFact(Seal);
}

/// <summary>Seals of a round that owners asked to break, and the rules of it: pure, the fold of <see cref="SealFact"/>.</summary>
/// <param name="All">Oldest first.</param>
internal sealed record SealBook(ImmutableArray<SealRequest> All)
{
    /// <summary>Before anybody asked.</summary>
    public static readonly SealBook Empty = new([]);

    /// <summary>What happens when an owner asks.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<SealFact> Ask(AskSeal command, ReportCase found)
    {
        if (found.Escalation is null)
            throw new Refusal("not-escalated", "Whoever looks at this report has not asked for it. Nothing was changed.");
        if (command.Reason.Trim() is not { Length: >= ReportLimits.ShortestReason and <= ReportLimits.LongestReason } reason)
            throw new Refusal("reason", $"Give the reason in {ReportLimits.ShortestReason} to {ReportLimits.LongestReason} characters: the author of the message reads it. Nothing was changed.");
        if (All.Any(seal => seal.Case == found.Id && seal.Stage is SealStage.Asked or SealStage.Broken))
            throw new Refusal("already-asked", "An owner has asked for this message already. Nothing was changed.");
        if (All.Length >= SealLimits.Most)
            throw new Refusal("too-many", $"At most {SealLimits.Most} seals of a round are asked for. Nothing was changed.");
        return [new SealFact.Asked(command.Id.Value, found.Id, found.Group.Number, found.Message, reason, command.By)];
    }

    /// <summary>What happens when another owner agrees.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<SealFact> Agree(AnswerSeal command, DateTimeOffset now)
    {
        var asked = Asked(command.Seal);
        if (asked.AskedBy == command.By)
            throw new Refusal("two-owners", "You asked for it; another programme owner has to agree. Nothing was changed.");
        return IsOver(asked, now)
            ? throw new Refusal("expired", $"Nobody agreed within {SealLimits.AgreedWithin.TotalHours:0} hours. Ask anew. Nothing was changed.")
            : [new SealFact.Broken(asked.Id, command.By)];
    }

    /// <summary>What happens when an owner says no; who asked may take it back.</summary>
    /// <exception cref="Refusal">With a sentence.</exception>
    public ImmutableArray<SealFact> Refuse(AnswerSeal command) => [new SealFact.Refused(Asked(command.Seal).Id, command.By)];

    /// <summary>What nobody agreed to in time; everything that waits, once the round is not open.</summary>
    public ImmutableArray<SealFact> Expire(DateTimeOffset now, bool isOpen) =>
        [.. All.Where(seal => seal.Stage is SealStage.Asked && (!isOpen || IsOver(seal, now))).Select(seal => new SealFact.Expired(seal.Id))];

    /// <summary>Folds one fact in.</summary>
    public SealBook With(SealFact fact, DateTimeOffset at) => fact switch
    {
        SealFact.Asked asked => new(All.Add(new(asked.Seal, asked.Case, asked.Group, asked.Message, asked.Reason, asked.By, at))),
        SealFact.Broken broken => Change(broken.Seal, seal => seal with { Stage = SealStage.Broken, AnsweredBy = broken.By, AnsweredAt = at }),
        SealFact.Refused refused => Change(refused.Seal, seal => seal with { Stage = SealStage.Refused, AnsweredBy = refused.By, AnsweredAt = at }),
        SealFact.Expired expired => Change(expired.Seal, seal => seal with { Stage = SealStage.Expired, AnsweredAt = at }),
        _ => this,
    };

    private static bool IsOver(SealRequest seal, DateTimeOffset now) => now >= seal.AskedAt + SealLimits.AgreedWithin;

    private SealRequest Asked(string id) => All.FirstOrDefault(seal => seal.Id == id && seal.Stage is SealStage.Asked)
        ?? throw new Refusal("no-such-seal", "Nobody waits for a word on this any more. Open the page again. Nothing was changed.");

    private SealBook Change(string id, Func<SealRequest, SealRequest> change) => new([.. All.Select(seal => seal.Id == id ? change(seal) : seal)]);
}
