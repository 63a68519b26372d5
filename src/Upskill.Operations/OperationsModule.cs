using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;
using Upskill.Kit.Web;
using Upskill.Operations.Health;
using Upskill.Operations.Overview;

namespace Upskill.Operations;

/// <summary>The slice of who runs the system: how it is, what waits, and nobody's learning.</summary>
public static class OperationsModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddHealth()
        .AddSingleton<ClusterReader>()
        .AddSingleton<StoreReader>()
        .AddSingleton<QueueReader>()
        .AddSingleton<SystemReader>()
        .AddScoped<ConcernText>()
        .AddLive<OperationsHub, OperationsTopics>()
        .AddSingleton(new NavItem(typeof(OperationsWords), "Operations", "/operations", person => person.Is(Policies.RunsTheSystem), 80));

    /// <summary>Maps the slice's routes.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapOverview();
    }
}
