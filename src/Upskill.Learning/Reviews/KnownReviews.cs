using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Hosting;

namespace Upskill.Learning.Reviews;

/// <summary>What this silo knows of reviews, so that no page of a learner asks for it: at most some seconds old.</summary>
internal sealed class KnownReviews
{
    private volatile Heard? heard;

    /// <summary>All of them; null right after a start, when nothing may be said of reviews yet.</summary>
    public ImmutableArray<ModuleReview>? All => heard?.Reviews;

    /// <summary>Takes over what was recorded.</summary>
    public void Learn(ImmutableArray<ModuleReview> reviews) => heard = new(reviews);

    private sealed record Heard(ImmutableArray<ModuleReview> Reviews);
}

/// <summary>Tells this silo every two seconds what was recorded: another silo may have the grain.</summary>
internal sealed class ReviewsRefresh(IGrainFactory grains, KnownReviews known, IHostApplicationLifetime lifetime, ILogger<ReviewsRefresh> log) : AfterStart(lifetime, log)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    protected override async Task<TimeSpan?> Work()
    {
        known.Learn(await grains.GetGrain<IModuleReviewsGrain>(IModuleReviewsGrain.Organisation).Reviews());
        return BetweenLooks;
    }
}
