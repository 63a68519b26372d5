using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;
using Upskill.PeerGroups.Groups;
using Upskill.PeerGroups.Messages;
using Upskill.PeerGroups.Participants;
using Upskill.PeerGroups.Reports;
using Upskill.PeerGroups.Rounds;
using Upskill.PeerGroups.Seals;
using Upskill.Workforce;

namespace Upskill.PeerGroups;

/// <summary>The slice of rounds, draws and peer groups.</summary>
public static class PeerGroupsModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddPeerGroups(this IServiceCollection services) => services
        .AddSingleton<MeetingsReader>()
        .AddSingleton<RoundPreparation>()
        .AddSingleton<SessionsToAsk>()
        .AddSingleton<IRoundAnnouncer, RoundAnnouncer>()
        .AddSingleton<PeerReader>()
        .AddScoped<RoundText>()
        .AddLive<RoundHub, RoundTopics>()
        .AddHostedService<RoundsGoOn>()
        .AddTalk()
        .AddReports()
        .AddSingleton(new NavItem(typeof(PeerGroupsWords), "PeerGroup", "/peer-groups", _ => true, 40, Feature: OptionalFeatures.PeerGroups))
        .AddSingleton(new NavItem(typeof(PeerGroupsWords), "Rounds", "/rounds", RoundAccess.HasRounds, 58))
        .AddSingleton(new NavItem(typeof(PeerGroupsWords), "Reports", "/reports", ReportDesk.MayDecide, 59,
            Waiting: (services, person) => services.GetRequiredService<ReportDesk>().Waiting(person)));

    private static IServiceCollection AddTalk(this IServiceCollection services) => services
        .AddSingleton<GroupSecrets>()
        .AddSingleton<GroupJournal>()
        .AddSingleton<GroupEntry>()
        .AddSingleton<RoundPulseReader>()
        .AddSingleton<GroupPresence>()
        .AddHostedService(provider => provider.GetRequiredService<GroupPresence>())
        .AddSingleton<GroupAnnouncer>()
        .AddSingleton<IGroupAnnouncer>(provider => provider.GetRequiredService<GroupAnnouncer>())
        .AddHostedService(provider => provider.GetRequiredService<GroupAnnouncer>());

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportSeals>()
        .AddSingleton<ReportDeciders>()
        .AddSingleton<ReportDesk>()
        .AddSingleton<SealDesk>()
        .AddScoped<ReportText>();

    /// <summary>Maps the slice's routes and its hubs.</summary>
    public static void MapPeerGroups(this IEndpointRouteBuilder routes)
    {
        routes.MapRounds();
        routes.MapPeers();
        routes.MapMessages();
        routes.MapStarters();
        routes.MapReports();
        routes.MapSeals();
        routes.MapHub<RoundHub>("/hubs/rounds").RequireAuthorization();
        routes.MapHub<PeerGroupHub>("/hubs/peer-groups").RequireAuthorization();
    }
}
