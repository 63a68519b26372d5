using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Coaching.Providers;

namespace Upskill.Coaching;

/// <summary>The slice of the coach: observations on prompts, the tutor in a module, summaries of themes. Semantic Kernel lives only here.</summary>
public static class CoachingModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddCoaching(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton<ICoachModel, NoModel>();

    /// <summary>Maps the slice's routes.</summary>
    public static void MapCoaching(this IEndpointRouteBuilder routes)
    {
    }
}
