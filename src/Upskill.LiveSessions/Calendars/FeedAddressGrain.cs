using System.Security.Cryptography;
using System.Text;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Calendars;

/// <summary>Whose address it is.</summary>
[GrainType("live-feed-address")]
internal sealed class FeedAddressGrain([PersistentState("feed-address")] IPersistentState<FeedAddressState> kept) : Grain, IFeedAddressGrain
{
    public Task<PersonId?> Person() => Task.FromResult(kept.State.Person);

    public Task Make(PersonId person) => kept.State.Person == person ? Task.CompletedTask : this.Keep(kept, new() { Person = person });

    public Task End() => kept.State.Person is null ? Task.CompletedTask : kept.ClearStateAsync();
}

/// <summary>What a <see cref="FeedAddressGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.FeedAddressState")]
internal sealed record FeedAddressState
{
    /// <summary>Null for nobody.</summary>
    [Id(0)]
    public PersonId? Person { get; init; }
}

/// <summary>Finds an address by its token.</summary>
internal static class FeedAddresses
{
    public static IFeedAddressGrain AddressOf(this IGrainFactory grains, FeedToken token) =>
        grains.GetGrain<IFeedAddressGrain>(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Value))));
}
