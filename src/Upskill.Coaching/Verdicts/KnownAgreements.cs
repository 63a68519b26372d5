using System.Collections.Concurrent;
using Upskill.Coaching.Anchors;
using Upskill.Coaching.Rubrics;
using Upskill.Kit.Web;

namespace Upskill.Coaching.Verdicts;

/// <summary>What this silo knows of agreements, at most some seconds old: no page of a learner waits for the one grain of an exercise that everybody does.</summary>
internal sealed class KnownAgreements(IGrainFactory grains)
{
    private const long MillisecondsKept = 5_000;

    private readonly ConcurrentDictionary<string, Known> known = new();

    /// <summary>The agreement on an exercise's texts; null where it cannot be looked up, which is a reason for no verdict and for nothing else.</summary>
    public async Task<Agreement?> Of(AnchorSet set)
    {
        if (known.TryGetValue(set.Key, out var last) && Environment.TickCount64 - last.At < MillisecondsKept)
            return last.Agreement;
        try
        {
            var agreement = Agreement.Of(
                MarkBook.Current(await grains.GetGrain<IAnchorMarksGrain>(set.Key).Marks(), Rubric.Current.Version), Agreement.OfCoach.Value);
            known[set.Key] = new(Environment.TickCount64, agreement);
            return agreement;
        }
        catch (Exception away) when (Problems.IsAway(away))
        {
            return null;
        }
    }

    /// <summary>Forgets, after a mark that came through this silo.</summary>
    public void Forget(AnchorSet set) => known.TryRemove(set.Key, out _);

    private sealed record Known(long At, Agreement Agreement);
}
