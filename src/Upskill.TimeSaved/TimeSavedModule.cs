using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Upskill.TimeSaved;

/// <summary>The slice of hours saved: baselines and weekly claims.</summary>
public static class TimeSavedModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddTimeSaved(this IServiceCollection services) => services;

    /// <summary>Maps the slice's routes.</summary>
    public static void MapTimeSaved(this IEndpointRouteBuilder routes)
    {
    }
}
