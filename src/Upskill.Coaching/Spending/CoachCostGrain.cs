using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.Coaching.Spending;

/// <summary>The process around <see cref="CoachCosts"/>.</summary>
[GrainType("coach-cost")]
internal sealed class CoachCostGrain([PersistentState("coach-cost")] IPersistentState<CoachCostState> kept) : Grain, ICoachCostGrain
{
    public Task Note(DateOnly day, CostNote note) => this.Keep(kept, new() { Days = CoachCosts.With(kept.State.Days, day, note) });

    public Task<ImmutableArray<DayCost>> Costs() => Task.FromResult(kept.State.Days);
}

/// <summary>What a <see cref="CoachCostGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.CoachCostState")]
internal sealed record CoachCostState
{
    /// <summary>The newest first, at most <see cref="ICoachCostGrain.Days"/>.</summary>
    [Id(0)]
    public ImmutableArray<DayCost> Days { get; init; } = [];
}
