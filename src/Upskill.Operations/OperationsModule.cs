using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Operations.Health;

namespace Upskill.Operations;

/// <summary>The slice of who runs the system: how it is, what waits, and nobody's learning.</summary>
public static class OperationsModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services.AddHealth();

    /// <summary>Maps the slice's routes.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes) => routes.MapHealth();
}
