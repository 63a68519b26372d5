using System.Collections.Immutable;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Showcases;

/// <summary>The process around <see cref="ShowcaseRules"/>.</summary>
[GrainType("live-showcases")]
internal sealed class ShowcasesGrain([PersistentState("showcases")] IPersistentState<ShowcasesState> kept) : Grain, IShowcasesGrain
{
    public Task Offer(OfferShowcase command) => Keep(ShowcaseRules.Offered(kept.State.All, command));

    public Task TakeBack(string showcase, PersonId by) => Keep(ShowcaseRules.TakenBack(kept.State.All, showcase, by));

    public Task Accept(string showcase) => Keep(ShowcaseRules.Accepted(kept.State.All, showcase));

    public Task Decline(DeclineShowcase command) => Keep(ShowcaseRules.Declined(kept.State.All, command));

    public Task Place(string showcase, int place) => Keep(ShowcaseRules.Placed(kept.State.All, showcase, place));

    public Task<ImmutableArray<Showcase>> Showcases() => Task.FromResult(kept.State.All);

    public Task<ImmutableArray<QueuedShowcase>> Queue() => Task.FromResult(ShowcaseRules.Queue(kept.State.All));

    public Task Remove() => kept.ClearStateAsync();

    private Task Keep(ImmutableArray<Showcase> next) => next == kept.State.All ? Task.CompletedTask : this.Keep(kept, new() { All = next });
}

/// <summary>What a <see cref="ShowcasesGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.ShowcasesState")]
internal sealed record ShowcasesState
{
    /// <summary>Accepted ones first, in order of the queue.</summary>
    [Id(0)]
    public ImmutableArray<Showcase> All { get; init; } = [];
}
