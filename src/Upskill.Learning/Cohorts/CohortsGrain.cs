using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.Learning.Cohorts;

[GrainType("learning-cohorts")]
internal sealed class CohortsGrain([PersistentState("cohorts")] IPersistentState<CohortsState> state) : Grain, ICohortsGrain
{
    private const int Most = 500;

    public async Task List(CohortId cohort)
    {
        if (state.State.Listed.Contains(cohort))
            return;
        if (state.State.Listed.Count >= Most)
            throw new Refusal("too-many-cohorts", $"There can be {Most} cohorts at most. Nothing was changed.");
        state.State.Listed.Insert(0, cohort);
        await this.Keep(state);
    }

    public Task<ImmutableArray<CohortId>> Listed() => Task.FromResult(state.State.Listed.ToImmutableArray());

    public async Task Begins(CohortId cohort)
    {
        if (state.State.Unfinished.Add(cohort))
            await this.Keep(state);
    }

    public async Task IsThrough(CohortId cohort)
    {
        if (state.State.Unfinished.Remove(cohort))
            await this.Keep(state);
    }

    public Task<ImmutableArray<CohortId>> Unfinished() => Task.FromResult(state.State.Unfinished.ToImmutableArray());
}

/// <summary>What a <see cref="CohortsGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.CohortsState")]
internal sealed class CohortsState
{
    /// <summary>Newest first.</summary>
    [Id(0)]
    public List<CohortId> Listed { get; set; } = [];

    /// <summary>With people to tell.</summary>
    [Id(1)]
    public HashSet<CohortId> Unfinished { get; set; } = [];
}
