using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Parts;
using Upskill.TimeSaved.Baselines;
using Upskill.TimeSaved.Claims;
using Upskill.TimeSaved.Nudges;
using Upskill.Workforce;

namespace Upskill.TimeSaved;

/// <summary>The slice of hours saved: baselines and weekly claims.</summary>
public static class TimeSavedModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddTimeSaved(this IServiceCollection services) => services
        .AddScoped<HoursText>()
        .AddSingleton(new NavItem(typeof(TimeSavedWords), "MyHours", "/hours", _ => true, 50, Feature: OptionalFeatures.Claims));

    /// <summary>Maps the slice's routes.</summary>
    public static void MapTimeSaved(this IEndpointRouteBuilder routes)
    {
        routes.MapClaims();
        routes.MapBaselines();
        routes.MapNudges();
    }
}
