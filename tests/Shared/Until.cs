namespace Upskill.Testing;

/// <summary>Waits for something that no event tells, within bounds and with a message that says what did not happen.</summary>
internal static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks until it is true.</summary>
    public static async Task True(Func<Task<bool>> look, string otherwise, TimeSpan? longest = null)
    {
        using var patience = new CancellationTokenSource(longest ?? Longest);
        while (!await look())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"Waited {longest ?? Longest}, but {otherwise}.");
            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
    }
}
