namespace Upskill.Kit.Storage;

/// <summary>
/// Writing the bounded state of a grain; nothing else writes one. Where the outcome of a write is unknown the grain goes, so that the next call reads what is true:
/// else a repeated command would find in memory what is not in the store, and be acknowledged.
/// </summary>
public static class StateWrites
{
    /// <summary>Puts <paramref name="next"/> in the place of what is kept; durable when it returns.</summary>
    public static Task Keep<TState>(this IGrainBase grain, IPersistentState<TState> kept, TState next)
    {
        kept.State = next;
        return grain.Keep(kept);
    }

    /// <summary>Keeps what was changed in the state; durable when it returns.</summary>
    public static async Task Keep<TState>(this IGrainBase grain, IPersistentState<TState> kept)
    {
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
