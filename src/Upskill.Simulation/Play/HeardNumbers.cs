namespace Upskill.Simulation.Play;

/// <summary>The newest number that a page was told, and whether it came to one that it waits for.</summary>
internal sealed class HeardNumbers
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long newest, awaited = long.MaxValue;

    /// <summary>Told.</summary>
    public void Add(long number)
    {
        lock (gate)
        {
            newest = Math.Max(newest, number);
            if (newest >= awaited)
                reached.TrySetResult();
        }
    }

    /// <summary>Waits until a number, or a later one, was told; false where it was not in time.</summary>
    public async Task<bool> Reaches(long number, TimeSpan patience)
    {
        lock (gate)
        {
            awaited = number;
            if (newest >= awaited)
                return true;
        }
        return await Task.WhenAny(reached.Task, Task.Delay(patience)) == reached.Task;
    }
}
