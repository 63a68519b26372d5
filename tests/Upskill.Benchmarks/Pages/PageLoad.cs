using System.Collections.Concurrent;
using System.Diagnostics;

namespace Upskill.Benchmarks.Pages;

/// <summary>Everybody opens pages: first as many as the server gives, then each person one a second.</summary>
/// <param name="people">How many; each opens one page at a time.</param>
/// <param name="click">Somebody opens their next page.</param>
internal sealed class PageLoad(int people, Func<int, Task> click)
{
    private const int AtOnce = 16, ClicksEach = 10;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>One round.</summary>
    /// <param name="seconds">How long they click at their own pace.</param>
    public async Task<PageRun> Run(int seconds)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) =>
        {
            for (var i = 0; i < ClicksEach; i++)
                await click(person);
        });
        var perSecond = people * ClicksEach / watch.Elapsed.TotalSeconds;
        var waits = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, people).Select(person => AtTheirPace(person, seconds, waits)));
        var sorted = waits.Order().ToList();
        return new(perSecond, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    /// <summary>Everybody begins at another part of the second. Whoever waits for a page clicks late, and at once.</summary>
    private async Task AtTheirPace(int person, int seconds, ConcurrentBag<double> waits)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < seconds; i++)
        {
            var due = (i * Between) + (Between * person / people);
            if (due > watch.Elapsed)
                await Task.Delay(due - watch.Elapsed);
            var start = watch.Elapsed < due + Between ? watch.Elapsed : due; // behind by more than a click: the wait before it counts, too
            await click(person);
            waits.Add((watch.Elapsed - start).TotalMilliseconds);
        }
    }
}

/// <summary>One round's figures.</summary>
/// <param name="PerSecond">Pages while as many were opened as the server gave.</param>
/// <param name="P50">Milliseconds until a page was there, at everybody's own pace.</param>
/// <param name="P99">The same of the slowest hundredth.</param>
internal sealed record PageRun(double PerSecond, double P50, double P99);
