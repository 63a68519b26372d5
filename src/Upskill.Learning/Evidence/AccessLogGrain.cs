using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Upskill.Kit.Ledger;

namespace Upskill.Learning.Evidence;

/// <summary>What can happen to an access log; as it stands in the ledger for ever.</summary>
[JsonDerivedType(typeof(EvidenceSeen), "evidence-seen")]
internal abstract record AccessFact
{
    private AccessFact() { }

    /// <summary>Somebody looked at the evidence.</summary>
    public sealed record EvidenceSeen(PersonId By) : AccessFact;
}

/// <summary>The looks at one person's evidence, oldest first.</summary>
internal sealed record AccessLog(ImmutableArray<EvidenceLook> Looks)
{
    /// <summary>Nobody looked.</summary>
    public static readonly AccessLog Empty = new(ImmutableArray<EvidenceLook>.Empty);
}

[GrainType("learning-access-log")]
internal sealed class AccessLogGrain : LedgerGrain<AccessLog, AccessFact>, IAccessLogGrain
{
    /// <summary>The journals of access logs.</summary>
    public const string JournalKind = "access";

    protected override string Kind => JournalKind;

    protected override AccessLog Empty => AccessLog.Empty;

    public Task Note(CommandId id, PersonId by) => Commit(id, _ => [new AccessFact.EvidenceSeen(by)], (_, _) => true);

    public Task<ImmutableArray<EvidenceLook>> Looks(int most) => Task.FromResult(State.Looks.Reverse().Take(most).ToImmutableArray());

    protected override AccessLog Fold(AccessLog state, AccessFact fact, DateTimeOffset at) =>
        fact is AccessFact.EvidenceSeen seen ? new(state.Looks.Add(new(seen.By, at))) : state;
}
