using Upskill.Adoption.Figures;
using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.Adoption.Dashboards;

/// <summary>Tells open dashboards that a unit's figures moved. The topic is the unit.</summary>
public sealed class AdoptionHub(AdoptionTopics topics, LiveWatchers<AdoptionHub> watchers) : LiveHub<AdoptionHub>(topics, watchers);

/// <summary>Who may see a unit's figures may watch it.</summary>
public sealed class AdoptionTopics(IGrainFactory grains) : ILiveTopics
{
    /// <inheritdoc/>
    public async Task<long?> NewestFor(CurrentPerson person, string topic) =>
        CensusRelease.AccessOf(person, new(topic)) is CensusAccess.None ? null : await Newest(topic);

    /// <inheritdoc/>
    public async Task<long> Newest(string topic) => (await grains.GetGrain<IUnitFiguresGrain>(topic).Total()).Number;
}

internal sealed class FiguresAnnouncer(LiveAnnouncements<AdoptionHub, AdoptionTopics> live) : IFiguresAnnouncer
{
    public void Moved(UnitId unit, long number) => live.Moved(unit.Value, number);
}
