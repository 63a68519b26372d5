using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Upskill.Adoption;
using Upskill.Coaching;
using Upskill.Kit.Parts;
using Upskill.Kit.People;
using Upskill.Kit.Storage;
using Upskill.Kit.Web;
using Upskill.Learning;
using Upskill.LiveSessions;
using Upskill.Operations;
using Upskill.PeerGroups;
using Upskill.TimeSaved;
using Upskill.Web.Edge;
using Upskill.Web.Home;
using Upskill.Web.Shell;
using Upskill.Workforce;

namespace Upskill.Web;

/// <summary>The shell: the document around every page, the pages that show several slices, and what the web edge has once.</summary>
public static class WebModule
{
    private static readonly ShellOptions Shell = new([
        typeof(WorkforceModule).Assembly, typeof(LearningModule).Assembly, typeof(LiveSessionsModule).Assembly, typeof(PeerGroupsModule).Assembly,
        typeof(TimeSavedModule).Assembly, typeof(AdoptionModule).Assembly, typeof(CoachingModule).Assembly, typeof(OperationsModule).Assembly,
    ]);

    /// <summary>Registers it.</summary>
    public static IServiceCollection AddUpskillWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.AddAntiforgery();
        services.AddOpenApi();
        return services
            .AddSingleton(Shell)
            .AddSingleton<IWholePage, WholePages>()
            .AddSingleton(new NavItem(typeof(HomeWords), "Home", "/", _ => true, 10));
    }

    /// <summary>The pipeline before any route.</summary>
    public static void UseUpskillWeb(this WebApplication app)
    {
        app.UseSecurityHeaders(demandsHttps: !app.Environment.IsDevelopment());
        app.UseExceptionHandler();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseLightHubConnections();
        app.UseAntiforgery();
        var gauge = app.Services.GetRequiredService<StoreGauge>();
        app.Use((_, next) =>
        {
            gauge.Admit(); // what it may not add is refused by its route, before anything is done
            return next();
        });
    }

    /// <summary>The shell's routes and every page.</summary>
    public static void MapUpskillWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        routes.MapOpenApi().RequireAuthorization();
        routes.MapGet("/home/part", Part).RequireAuthorization().WithName("HomePart").ExcludeFromDescription();
        routes.MapRazorComponents<App>().AddAdditionalAssemblies([.. Shell.Pages]);
        routes.MapFallback(() => new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound }).AllowAnonymous();
    }

    private static async Task<RazorComponentResult<HomePart>> Part(CurrentPerson person, IGrainFactory grains) => new(new
    {
        Learner = person.Id,
        Standing = await grains.GetGrain<ILearnerGrain>(person.Id.Value).Standing(),
    });
}
