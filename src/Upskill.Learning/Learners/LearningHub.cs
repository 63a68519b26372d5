using Upskill.Kit.Live;
using Upskill.Kit.People;

namespace Upskill.Learning.Learners;

/// <summary>Tells a learner's open pages that their standing moved. The topic is the learner's own id.</summary>
public sealed class LearningHub(LearningTopics topics, LiveWatchers<LearningHub> watchers) : LiveHub<LearningHub>(topics, watchers);

/// <summary>Everybody may watch themselves, nobody anybody else.</summary>
public sealed class LearningTopics(IGrainFactory grains) : ILiveTopics
{
    /// <inheritdoc/>
    public async Task<long?> NewestFor(CurrentPerson person, string topic) => topic == person.Id.Value ? await Newest(topic) : null;

    /// <inheritdoc/>
    public async Task<long> Newest(string topic) => (await grains.GetGrain<ILearnerGrain>(topic).Standing()).Number;
}

internal sealed class LearnerAnnouncer(LiveAnnouncements<LearningHub, LearningTopics> live) : ILearnerAnnouncer
{
    public void Moved(PersonId learner, long number) => live.Moved(learner.Value, number);
}
