using Upskill.Adoption.Figures;
using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.Adoption.Dashboards;

/// <summary>Tells open dashboards that a unit's figures moved. The topic is the unit.</summary>
public sealed class AdoptionHub(AdoptionTopics topics, LiveWatchers<AdoptionHub> watchers) : LiveHub<AdoptionHub>(topics, watchers);

/// <summary>Who sees a unit's total may watch it: that a total which is withheld has moved would tell of people whom it hides.</summary>
public sealed class AdoptionTopics(CensusReader census, IGrainFactory grains) : ILiveTopics
{
    /// <inheritdoc/>
    public async Task<long?> NewestFor(CurrentPerson person, string topic) =>
        await census.Of(person, new(topic)) is { Total: not null } released ? released.Number : null;

    /// <inheritdoc/>
    public async Task<long> Newest(string topic) => (await grains.GetGrain<IUnitFiguresGrain>(topic).Total()).Number;
}

internal sealed class FiguresAnnouncer(LiveAnnouncements<AdoptionHub, AdoptionTopics> live) : IFiguresAnnouncer
{
    public void Moved(UnitId unit, long number) => live.Moved(unit.Value, number);
}
