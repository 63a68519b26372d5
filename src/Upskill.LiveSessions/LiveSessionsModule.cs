using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upskill.LiveSessions.Series;
using Upskill.LiveSessions.Sessions;

namespace Upskill.LiveSessions;

/// <summary>The slice of live sessions: series, showcases, and what happens while a session runs.</summary>
public static class LiveSessionsModule
{
    /// <summary>Registers the slice.</summary>
    /// <param name="services">Of the silo.</param>
    /// <param name="settings"><c>LiveSessions:CallHosts</c>: where calls may be.</param>
    /// <exception cref="FormatException">A setting cannot be read. The message is one sentence for the operator.</exception>
    public static IServiceCollection AddLiveSessions(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(new CallHosts(settings.GetSection("LiveSessions:CallHosts").Get<string[]>() ?? []))
        .AddSessions();

    /// <summary>Maps the slice's routes.</summary>
    public static void MapLiveSessions(this IEndpointRouteBuilder routes) => routes.MapSessions();
}
