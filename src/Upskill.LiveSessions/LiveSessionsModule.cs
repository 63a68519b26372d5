using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Upskill.LiveSessions;

/// <summary>The slice of live sessions: series, showcases, and what happens while a session runs.</summary>
public static class LiveSessionsModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddLiveSessions(this IServiceCollection services) => services;

    /// <summary>Maps the slice's routes.</summary>
    public static void MapLiveSessions(this IEndpointRouteBuilder routes)
    {
    }
}
