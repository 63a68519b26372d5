using System.Security.Cryptography;
using Upskill.Kit.Storage;

namespace Upskill.LiveSessions.Calendars;

/// <summary>Keeps one person's token. A new address is made before it is kept here: one that nobody's feed names opens nothing.</summary>
[GrainType("live-calendar-feed")]
internal sealed class CalendarFeedGrain([PersistentState("calendar-feed")] IPersistentState<CalendarFeedState> kept) : Grain, ICalendarFeedGrain
{
    public async Task<FeedToken> Token() => kept.State.Token ?? await Make();

    public async Task<FeedToken> Renew(FeedToken old)
    {
        if (kept.State.Token is { } now && now != old)
            return now; // a repeat
        var made = await Make();
        await Address(old).End();
        return made;
    }

    public Task<bool> Opens(FeedToken token) => Task.FromResult(kept.State.Token == token);

    public async Task Remove()
    {
        if (kept.State.Token is not { } token)
            return;
        await kept.ClearStateAsync();
        await Address(token).End();
    }

    private async Task<FeedToken> Make()
    {
        var token = new FeedToken(RandomNumberGenerator.GetHexString(FeedToken.Length, lowercase: true));
        await Address(token).Make(new(this.GetPrimaryKeyString()));
        await this.Keep(kept, new() { Token = token });
        return token;
    }

    private IFeedAddressGrain Address(FeedToken token) => GrainFactory.AddressOf(token);
}

/// <summary>What a <see cref="CalendarFeedGrain"/> keeps.</summary>
[GenerateSerializer, Alias("Upskill.CalendarFeedState")]
internal sealed record CalendarFeedState
{
    /// <summary>Null before it is asked for.</summary>
    [Id(0)]
    public FeedToken? Token { get; init; }
}
