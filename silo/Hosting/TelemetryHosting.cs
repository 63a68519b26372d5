using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Upskill.Silo.Telemetry;

namespace Upskill.Silo.Hosting;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry's own protocol, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; without it nothing is gathered. Ids and words of the program, never names, texts or hours
/// (<see cref="KnownAttributes"/>). Whatever else is set, is by the standard's names: <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>OTEL_EXPORTER_OTLP_HEADERS</c>, <c>OTEL_TRACES_SAMPLER</c>.
/// </summary>
internal static class TelemetryHosting
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Last of all, so that nothing is added behind it.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint]))
            return;
        builder.UseOrleans(silo => silo.AddActivityPropagation());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration["OTEL_SERVICE_NAME"] ?? "upskill", serviceVersion: typeof(TelemetryHosting).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(options => options.Filter = request => !request.Request.Path.StartsWithSegments("/health"))
                .AddSource("Microsoft.Orleans.Application")
                .AddProcessor(new SpansThatNameNobody())
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.*", "System.Runtime", "Microsoft.Orleans", "Upskill.*")
                .AddView(_ => new MetricStreamConfiguration { TagKeys = KnownAttributes.OfMetrics })
                .AddOtlpExporter())
            .WithLogging(
                logs => logs.AddProcessor(new LogsThatNameNobody()).AddOtlpExporter(),
                options => (options.IncludeScopes, options.IncludeFormattedMessage) = (false, false));
    }
}
