using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Upskill.Benchmarks.Connections;

/// <summary>What a server's memory is once all that nobody holds is gone.</summary>
/// <param name="Heap">Bytes of living objects.</param>
/// <param name="Resident">Bytes of the whole process.</param>
internal sealed record FullCollection(long Heap, long Resident)
{
    /// <summary>Where a measured server answers with it.</summary>
    public const string Path = "/benchmark/memory";

    /// <summary>Both figures of several servers together.</summary>
    public static FullCollection operator +(FullCollection one, FullCollection other) => new(one.Heap + other.Heap, one.Resident + other.Resident);

    /// <summary>Adds the route to a server.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Now).AllowAnonymous();

    private static FullCollection Now()
    {
        for (var i = 0; i < 3; i++) // what a finaliser lets go of goes with the next
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return new(GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet);
    }
}
