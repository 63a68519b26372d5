using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.PeerGroups.Rounds;

/// <summary>Tells open pages that a round moved. The topic is the round's id.</summary>
public sealed class RoundHub(RoundTopics topics, LiveWatchers<RoundHub> watchers) : LiveHub<RoundHub>(topics, watchers);

/// <summary>Those who may see a round may watch it.</summary>
public sealed class RoundTopics(IGrainFactory grains) : ILiveTopics
{
    /// <inheritdoc/>
    public async Task<long?> NewestFor(CurrentPerson person, string topic) =>
        await grains.GetGrain<IRoundGrain>(topic).Round() is { } round && RoundAccess.Sees(person, round.Asked) ? round.Number : null;

    /// <inheritdoc/>
    public async Task<long> Newest(string topic) => (await grains.GetGrain<IRoundGrain>(topic).Round())?.Number ?? -1;
}

/// <summary>Tells that a round moved. Never waits and never fails.</summary>
internal interface IRoundAnnouncer
{
    /// <summary>The round is at a new number.</summary>
    void Moved(RoundId round, long number);
}

/// <summary>Over the hub.</summary>
internal sealed class RoundAnnouncer(LiveAnnouncements<RoundHub, RoundTopics> live) : IRoundAnnouncer
{
    public void Moved(RoundId round, long number) => live.Moved(round.Value, number);
}
