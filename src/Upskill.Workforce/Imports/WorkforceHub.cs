using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.Workforce.Imports;

/// <summary>Tells owners' open pages that an import moved. The topic is the import.</summary>
public sealed class WorkforceHub(ImportTopics topics, LiveWatchers<WorkforceHub> watchers) : LiveHub<WorkforceHub>(topics, watchers);

/// <summary>Owners may watch imports.</summary>
public sealed class ImportTopics(IGrainFactory grains) : ILiveTopics
{
    /// <inheritdoc/>
    public async Task<long?> NewestFor(CurrentPerson person, string topic) =>
        person.Is(Roles.ProgrammeOwner) && await Newest(topic) is > 0 and var number ? number : null;

    /// <inheritdoc/>
    public async Task<long> Newest(string topic) => (await grains.GetGrain<IWorkforceImportGrain>(topic).Status()).Number;
}

/// <summary>Tells owners' open pages. Never waits and never fails.</summary>
internal interface IImportAnnouncer
{
    /// <summary>The import is now at <paramref name="number"/>.</summary>
    void Moved(string import, long number);
}

internal sealed class ImportAnnouncer(LiveAnnouncements<WorkforceHub, ImportTopics> live) : IImportAnnouncer
{
    public void Moved(string import, long number) => live.Moved(import, number);
}
