using System.Collections.Immutable;
using Upskill.Kit;
using Upskill.Kit.Ledger;
using Upskill.Learning.Publishing;

namespace Upskill.Learning.Reviews;

/// <summary>The process around the <see cref="ModuleReviews"/>.</summary>
[GrainType("learning-module-reviews")]
internal sealed class ModuleReviewsGrain(ProgrammeInUse inUse, DomainClock clock) : LedgerGrain<ModuleReviews, ReviewFact>, IModuleReviewsGrain
{
    /// <summary>The journal of the reviews.</summary>
    public const string JournalKind = "reviews";

    protected override string Kind => JournalKind;

    protected override ModuleReviews Empty => ModuleReviews.Empty;

    public Task Record(RecordReview command) => Commit(command.Id, reviews => reviews.Record(command, inUse.Current, clock.Now), (_, _) => true);

    public Task Withdraw(WithdrawReview command) => Commit(command.Id, reviews => reviews.Withdraw(command), (_, _) => true);

    public Task<ImmutableArray<ModuleReview>> Reviews() => Task.FromResult(State.All);

    protected override ModuleReviews Fold(ModuleReviews state, ReviewFact fact, DateTimeOffset at) => state.With(fact, at);
}
