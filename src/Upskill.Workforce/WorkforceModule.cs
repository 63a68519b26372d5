using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Live;
using Upskill.Kit.Parts;
using Upskill.Workforce.FirstOwner;
using Upskill.Workforce.Imports;
using Upskill.Workforce.RoleGrants;
using Upskill.Workforce.Sample;
using Upskill.Workforce.SignIn;

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
            .AddHostedService<FirstOwnerNotice>()
            .AddSingleton<SampleStatus>()
            .AddScoped<ISampleNotice, SampleNotice>()
            .AddSingleton(new SampleSettings(configuration.GetValue<bool>("Sample:Enabled")))
            .AddHostedService<SampleOrganisation>()
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
        routes.MapFirstOwner();
        routes.MapHub<WorkforceHub>("/hubs/workforce").RequireAuthorization();
    }
}
