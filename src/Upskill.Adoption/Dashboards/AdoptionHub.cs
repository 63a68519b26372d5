using Upskill.Adoption.Figures;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Units;
using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.Adoption.Dashboards;

/// <summary>Tells open dashboards that what they show of a unit moved. Topics are the unit, for its census, and <c>hours:unit</c>, for its released hours.</summary>
public sealed class AdoptionHub(AdoptionTopics topics, LiveWatchers<AdoptionHub> watchers) : LiveHub<AdoptionHub>(topics, watchers);

/// <summary>
/// Who sees a unit's total may watch it: that a total which is withheld has moved would tell of people whom it hides. Who sees released hours may watch those;
/// their number counts sealed batches, so that it stands still while answers wait.
/// </summary>
public sealed class AdoptionTopics(CensusReader census, ReleaseReader releases, IGrainFactory grains) : ILiveTopics
{
    /// <inheritdoc/>
    public async Task<long?> NewestFor(CurrentPerson person, string topic) =>
        ReleasedHours.UnitOf(topic) is { } unit ? (await releases.Of(person, unit))?.Number
            : await census.Of(person, new(topic)) is { Total: not null } released ? released.Number : null;

    /// <inheritdoc/>
    public async Task<long> Newest(string topic) => ReleasedHours.UnitOf(topic) is { } unit
        ? ReleasedHours.NumberOf(await grains.GetGrain<IUnitReleaseGrain>(unit.Value).Releases())
        : (await grains.GetGrain<IUnitFiguresGrain>(topic).Total()).Number;
}

internal sealed class FiguresAnnouncer(LiveAnnouncements<AdoptionHub, AdoptionTopics> live) : IFiguresAnnouncer
{
    public void Moved(UnitId unit, long number) => live.Moved(unit.Value, number);
}

internal sealed class ReleaseAnnouncer(LiveAnnouncements<AdoptionHub, AdoptionTopics> live) : IReleaseAnnouncer
{
    public void Moved(UnitId unit, IReadOnlyCollection<UnitRelease> releases) => live.Moved(ReleasedHours.TopicOf(unit), ReleasedHours.NumberOf(releases));
}
