using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Parts;
using Upskill.LiveSessions.Sessions.Breakouts;
using Upskill.LiveSessions.Sessions.Captions;
using Upskill.LiveSessions.Sessions.Console;
using Upskill.LiveSessions.Sessions.Peers;
using Upskill.LiveSessions.Sessions.Push;
using Upskill.LiveSessions.Sessions.Questions;

namespace Upskill.LiveSessions.Sessions;

/// <summary>What happens while a session runs.</summary>
internal static class SessionServices
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SessionSecrets>()
        .AddSingleton<SessionJournal>()
        .AddSingleton<SessionEntrance>()
        .AddSingleton<ReportingLines>()
        .AddSingleton<VoteLanes>()
        .AddSingleton<AgendaReader>()
        .AddSingleton<CaptionsCheck>()
        .AddSingleton<SessionsOver>()
        .AddScoped<LiveText>()
        .AddSingleton<LivePresence>()
        .AddHostedService(provider => provider.GetRequiredService<LivePresence>())
        .AddSingleton<SessionAnnouncer>()
        .AddSingleton<ISessionAnnouncer>(provider => provider.GetRequiredService<SessionAnnouncer>())
        .AddHostedService(provider => provider.GetRequiredService<SessionAnnouncer>())
        .AddHostedService<SessionsGoOn>()
        .AddSingleton(new NavItem(typeof(LiveSessionsWords), "LiveMyAttendance", "/sessions/attendance", _ => true, 25, IsPersonal: true));

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapAttendees();
        routes.MapPeersOfSessions();
        routes.MapHosts();
        routes.MapCaptions();
        routes.MapHub<LiveSessionHub>("/hubs/live-sessions").RequireAuthorization();
    }
}
