using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Upskill.Tests.Silo.Telemetry;

/// <summary>A silo in which people talk, and which sends its telemetry to a collector that keeps it.</summary>
public sealed class TelemetrySilo : TalkFixture, IAsyncLifetime
{
    /// <summary>What it sends to.</summary>
    internal OtlpListener Collector { get; } = new();

    /// <summary>Sends what was gathered up to now.</summary>
    public void Flush()
    {
        Assert.True(Services.GetRequiredService<TracerProvider>().ForceFlush(10_000), "Spans could not be sent.");
        Assert.True(Services.GetRequiredService<MeterProvider>().ForceFlush(10_000), "Metrics could not be sent.");
        Assert.True(Services.GetRequiredService<LoggerProvider>().ForceFlush(10_000), "Logs could not be sent.");
    }

    /// <inheritdoc/>
    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Collector.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void Adjust(WebApplicationBuilder builder)
    {
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Address;
        builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
    }
}
