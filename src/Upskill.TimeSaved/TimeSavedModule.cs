using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Parts;
using Upskill.TimeSaved.Baselines;
using Upskill.TimeSaved.Calibration;
using Upskill.TimeSaved.Claims;
using Upskill.TimeSaved.Nudges;
using Upskill.TimeSaved.Pulse;
using Upskill.Workforce;

namespace Upskill.TimeSaved;

/// <summary>The slice of hours saved: baselines, weekly claims, calibration and pulse surveys.</summary>
public static class TimeSavedModule
{
    /// <summary>Registers the slice.</summary>
    public static IServiceCollection AddTimeSaved(this IServiceCollection services) => services
        .AddScoped<HoursText>()
        .AddSingleton(new NavItem(typeof(TimeSavedWords), "MyHours", "/hours", _ => true, 50, Feature: OptionalFeatures.Claims))
        .AddSingleton(new NavItem(typeof(TimeSavedWords), "PulseTitle", "/pulse", _ => true, 20, IsPersonal: true, Feature: OptionalFeatures.PulseSurveys));

    /// <summary>Maps the slice's routes.</summary>
    public static void MapTimeSaved(this IEndpointRouteBuilder routes)
    {
        routes.MapClaims();
        routes.MapBaselines();
        routes.MapNudges();
        routes.MapCalibration();
        routes.MapPulse();
    }
}
