using Upskill.Kit;
using Upskill.Kit.Web;

namespace Upskill.Operations.Overview;

/// <summary>Asks everybody how they are. What does not answer is null, for a page that says how the system is must stand when it is not well.</summary>
internal sealed class SystemReader(ClusterReader cluster, StoreReader store, QueueReader queues, TimeProvider time)
{
    public async Task<SystemState> Read()
    {
        var (silos, state, waiting) = (Ask(cluster.Read), Ask(store.Read), Ask(queues.Read));
        return new(time.GetUtcNow(), await silos, await state, await waiting);
    }

    private static async Task<T?> Ask<T>(Func<Task<T>> read) where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception away) when (Problems.IsAway(away))
        {
            return null;
        }
    }
}
