namespace Upskill.Kit.Storage;

/// <summary>Writing the bounded state of a grain.</summary>
public static class StateWrites
{
    /// <summary>
    /// Puts <paramref name="next"/> in the place of what is kept; durable when it returns. Where the outcome of the write is unknown the grain goes, so that the next call reads what is true.
    /// </summary>
    public static async Task Keep<TState>(this IGrainBase grain, IPersistentState<TState> kept, TState next)
    {
        kept.State = next;
        try
        {
            await kept.WriteStateAsync();
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
