using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Upskill.Testing;

namespace Upskill.Tests.Silo.Telemetry;

/// <summary>When telemetry is sent at all; with the real process.</summary>
[Collection(SiloCollection.Name)]
public sealed class TelemetryTests(SiloFixture silo)
{
    [Fact]
    public void Without_an_endpoint_nothing_is_gathered() => Assert.Null(silo.Services.GetService<TracerProvider>());

    [Fact]
    public async Task A_silo_that_is_told_an_endpoint_sends_traces_metrics_and_logs_there_and_the_last_of_them_when_it_stops()
    {
        using var folder = new TemporaryFolder();
        await using var collector = new OtlpListener();
        var environment = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" };
        await using var process = await SiloProcess.Start(environment, $"--Store:Directory={folder.Path}", "--Sample:Enabled=false");
        using var visitor = new WebVisitor(process.Address);
        using var answer = await visitor.Http.GetAsync("/development/sign-in");
        await process.Stop();

        Assert.True(collector.Has("GET /development/sign-in", "traces"), "The request is in no span.");
        Assert.True(collector.Has("dotnet.gc.collections", "metrics"), "No metric of the runtime was sent.");
        Assert.True(collector.Has("service.name") && collector.Has("upskill"), "Nothing says which service this is.");
        Assert.DoesNotContain("OpenTelemetry", process.Output, StringComparison.Ordinal);
    }
}
