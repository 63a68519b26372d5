using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Upskill.Tests.Silo.Telemetry;

/// <summary>A collector on loopback that takes OTLP over HTTP and keeps every byte of it. Texts lie in protobuf as they are, so what was sent can be searched without knowing its schema.</summary>
internal sealed class OtlpListener : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> received = new();
    private readonly WebApplication app;

    /// <summary>Listens from now on.</summary>
    public OtlpListener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue((signal, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        app.Start();
    }

    /// <summary>For <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Whether it was sent in any of these: <c>traces</c>, <c>metrics</c>, <c>logs</c>.</summary>
    public bool Has(string text, params string[] signals) => Has(Encoding.UTF8.GetBytes(text), signals);

    /// <inheritdoc cref="Has(string, string[])"/>
    public bool Has(byte[] bytes, params string[] signals) =>
        received.Any(sent => (signals.Length == 0 || signals.Contains(sent.Signal)) && sent.Body.AsSpan().IndexOf(bytes) >= 0);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
