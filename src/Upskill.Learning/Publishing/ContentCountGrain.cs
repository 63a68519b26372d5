using System.Collections.Immutable;
using Upskill.Kit.People;
using Upskill.Kit.Storage;

namespace Upskill.Learning.Publishing;

/// <summary>Has everybody looked at, some people at a time, and tells how far it is meanwhile.</summary>
[GrainType("learning-content-count")]
internal sealed class ContentCountGrain(EmployeeDirectory directory, ProgrammeInUse inUse, TimeProvider time) : Grain, IContentCountGrain
{
    private const int AtOnce = 400;
    private static readonly TimeSpan CountsFor = TimeSpan.FromMinutes(1);
    private Queue<ImmutableArray<PersonId>> left = [];
    private ContentCount count = new(ContentTally.Nobody, 0, 0);
    private (Programmes.Programme? Than, long At) begun;
    private IGrainTimer? work;

    public async Task<ContentCount> Count()
    {
        if (work is null && (begun.Than != inUse.Current || time.GetElapsedTime(begun.At) > CountsFor))
            await Begin();
        return count;
    }

    private async Task Begin()
    {
        var now = (inUse.Current, time.GetTimestamp());
        PersonId[] everybody = [.. (await directory.All()).Where(employee => employee.LeftOn is null).Select(employee => employee.Id)];
        begun = now;
        left = new(everybody.Chunk(AtOnce).Select(people => people.ToImmutableArray()));
        count = new(ContentTally.Nobody, 0, everybody.Length);
        if (left.Count > 0)
            work = this.RegisterGrainTimer(Next, new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(1)) { Interleave = true, KeepAlive = true });
    }

    /// <summary>What fails is tried again at the next tick.</summary>
    private async Task Next()
    {
        if (left.TryPeek(out var people))
        {
            var tally = await GrainFactory.GetGrain<IContentTallyGrain>(Partition.Of(people[0].Value).ToString()).Tally(this.GetPrimaryKeyString(), people);
            left.Dequeue();
            count = new(count.Tally + tally, count.Done + people.Length, count.All);
        }
        if (left.Count > 0)
            return;
        work?.Dispose();
        work = null;
    }
}
