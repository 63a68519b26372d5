using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Upskill.Operations.Health;

/// <summary>
/// What asks a process how it is: <c>/health/live</c> whether it runs (else it is replaced), <c>/health/ready</c> whether people are to be sent to it (else they
/// are sent to another). Open to everybody, and so without an address, a size or a name.
/// </summary>
internal static class HealthRoutes
{
    /// <summary>Registers the checks.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoreAnswers>();
        services.AddHealthChecks()
            .AddCheck<SiloServes>("silo", timeout: TimeSpan.FromSeconds(2))
            .AddCheck<StoreAnswers>("store", timeout: TimeSpan.FromSeconds(2))
            .AddCheck<StoreHasRoom>("room");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = Say }).AllowAnonymous().WithName("HealthLive");
        routes.MapHealthChecks("/health/ready", new() { ResponseWriter = Say }).AllowAnonymous().WithName("HealthReady");
    }

    private static Task Say(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new HealthAnswer(
        report.Status.ToString(),
        report.Entries.Where(entry => entry.Value.Status is not HealthStatus.Healthy).ToDictionary(entry => entry.Key, entry => entry.Value.Description ?? "It does not answer.")));

    /// <param name="Status">The worst of the checks'.</param>
    /// <param name="Problems">A sentence for each check that is not as it should be.</param>
    private sealed record HealthAnswer(string Status, Dictionary<string, string> Problems);
}
