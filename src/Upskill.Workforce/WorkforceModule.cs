using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;
using Upskill.Workforce.CountryRules;
using Upskill.Workforce.FirstOwner;
using Upskill.Workforce.Imports;
using Upskill.Workforce.RoleGrants;
using Upskill.Workforce.Sample;
using Upskill.Workforce.SignIn;
using Upskill.Workforce.Team;

namespace Upskill.Workforce;

/// <summary>The slice of people, units, roles and how they come in.</summary>
public static class WorkforceModule
{
    /// <summary>Registers the slice, and where <c>Sample:Enabled</c> the sample organisation.</summary>
    public static IServiceCollection AddWorkforce(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddSingleton<WorkforceLoader>()
            .AddSingleton<IImportAnnouncer, ImportAnnouncer>()
            .AddLive<WorkforceHub, ImportTopics>()
            .AddHostedService<ImportsGoOn>()
            .AddSingleton<PersonSignIn>()
            .AddSingleton<ProviderSignIn>()
            .AddSingleton<ProviderSessions>()
            .AddSingleton<SignOutHere>()
            .AddHostedService<FirstOwnerNotice>()
            .AddSingleton<TeamReader>()
            .AddSingleton<SampleStatus>()
            .AddScoped<ISampleNotice, SampleNotice>()
            .AddSingleton(new SampleSettings(configuration.GetValue<bool>("Sample:Enabled")))
            .AddHostedService<SampleOrganisation>()
            .AddSingleton(new NavItem(typeof(WorkforceWords), "TeamMine", "/team", person => person.Is(Roles.Manager), 55))
            .AddSingleton(new NavItem(typeof(WorkforceWords), "People", "/people", person => person.Is(Roles.ProgrammeOwner), 70));
        return services;
    }

    /// <summary>Maps the slice's routes.</summary>
    public static void MapWorkforce(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapSample();
        routes.MapImports();
        routes.MapRoles();
        routes.MapCountryRules();
        routes.MapFirstOwner();
        routes.MapHub<WorkforceHub>("/hubs/workforce").RequireAuthorization();
    }
}
