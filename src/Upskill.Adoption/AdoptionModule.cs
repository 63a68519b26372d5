using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Adoption.Attendances;
using Upskill.Adoption.Dashboards;
using Upskill.Adoption.Figures;
using Upskill.Adoption.Releases;
using Upskill.Adoption.Releases.Attitudes;
using Upskill.Adoption.Releases.Hours;
using Upskill.Adoption.Releases.Statements;
using Upskill.Adoption.Releases.Units;
using Upskill.Adoption.Releases.Weeks;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;

namespace Upskill.Adoption;

/// <summary>The slice of roll-ups, release rules and dashboards.</summary>
public static class AdoptionModule
{
    /// <summary>Registers the slice. The key of rounding, <see cref="ReleaseKey"/>, comes from the silo.</summary>
    public static IServiceCollection AddAdoption(this IServiceCollection services) => services
        .AddSingleton<CensusReader>()
        .AddSingleton<GroupCounts>()
        .AddSingleton<ReleaseStore>()
        .AddSingleton<RosterStore>()
        .AddSingleton<ReleaseReader>()
        .AddSingleton<AttitudeReader>()
        .AddSingleton<AttendanceStore>()
        .AddSingleton<InvitedPeople>()
        .AddSingleton<SessionsReader>()
        .AddSingleton<StatementReader>()
        .AddHostedService<ReleaseGoOn>()
        .AddSingleton<IFiguresAnnouncer, FiguresAnnouncer>()
        .AddSingleton<IReleaseAnnouncer, ReleaseAnnouncer>()
        .AddLive<AdoptionHub, AdoptionTopics>()
        .AddSingleton(new NavItem(typeof(AdoptionWords), "Adoption", "/adoption", person => CensusRelease.HomeOf(person) is not null, 60));

    /// <summary>Maps the slice's routes and its hub.</summary>
    public static void MapAdoption(this IEndpointRouteBuilder routes)
    {
        routes.MapDashboards();
        routes.MapReleases();
        routes.MapSessionCounts();
        routes.MapHub<AdoptionHub>("/hubs/adoption").RequireAuthorization();
    }
}
