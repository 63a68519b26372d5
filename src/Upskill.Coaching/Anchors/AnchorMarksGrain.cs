using System.Collections.Immutable;
using Upskill.Kit.Ledger;

namespace Upskill.Coaching.Anchors;

/// <summary>The process around a <see cref="MarkBook"/>.</summary>
[GrainType("coaching-anchor-marks")]
internal sealed class AnchorMarksGrain : LedgerGrain<MarkBook, AnchorFact>, IAnchorMarksGrain
{
    /// <summary>The journals of marks.</summary>
    public const string JournalKind = "anchors";

    protected override string Kind => JournalKind;

    protected override MarkBook Empty => MarkBook.Empty;

    public Task Mark(MarkAnchor command) =>
        Commit(command.Id, book => book.Mark(command, AnchorSet.All.FirstOrDefault(set => set.Key == this.GetPrimaryKeyString())), (_, _) => true);

    public Task<ImmutableArray<AnchorMark>> Marks() => Task.FromResult(State.All);

    protected override MarkBook Fold(MarkBook state, AnchorFact fact, DateTimeOffset at) => state.With(fact, at);
}
