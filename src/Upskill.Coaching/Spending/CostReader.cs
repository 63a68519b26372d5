using System.Collections.Immutable;
using Upskill.Coaching.Providers;
using Upskill.Kit.Storage;

namespace Upskill.Coaching.Spending;

/// <summary>What the coach's model costs, for the programme owner: the sums of all sixteen partitions.</summary>
public sealed class CostReader
{
    private readonly IGrainFactory grains;
    private readonly CoachSettings settings;

    internal CostReader(IGrainFactory grains, CoachSettings settings) => (this.grains, this.settings) = (grains, settings);

    /// <summary>Whether a model is set up.</summary>
    public bool HasModel => settings.Endpoint is not null;

    /// <summary>Tokens that one learner may use in a day.</summary>
    public int Cap => settings.TokensPerDay;

    /// <summary>By day, the newest first.</summary>
    public async Task<ImmutableArray<DayCost>> Days() =>
        CoachCosts.Sum(await Task.WhenAll(Partition.All.Select(part => grains.GetGrain<ICoachCostGrain>(part.ToString()).Costs())));
}
