using Upskill.Kit.Live;
using Upskill.Kit.People;
using Upskill.Workforce;

namespace Upskill.Learning.Enrolment;

/// <summary>Tells owners' open pages that the rules, or a cohort, moved. The topic is <see cref="IEnrolmentGrain.Organisation"/>, or the cohort.</summary>
public sealed class EnrolmentHub(EnrolmentTopics topics, LiveWatchers<EnrolmentHub> watchers) : LiveHub<EnrolmentHub>(topics, watchers);

/// <summary>Owners may watch both.</summary>
public sealed class EnrolmentTopics(IGrainFactory grains) : ILiveTopics
{
    /// <inheritdoc/>
    public async Task<long?> NewestFor(CurrentPerson person, string topic) =>
        person.Is(Roles.ProgrammeOwner) && await Newest(topic) is >= 0 and var number ? number : null;

    /// <inheritdoc/>
    public async Task<long> Newest(string topic) => topic == IEnrolmentGrain.Organisation
        ? (await grains.GetGrain<IEnrolmentGrain>(topic).Progress()).Number
        : (await grains.GetGrain<ICohortGrain>(topic).Cohort())?.Number ?? -1;
}
