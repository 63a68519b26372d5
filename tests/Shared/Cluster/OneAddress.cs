using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace Upskill.Testing;

/// <summary>One address in front of several silos: each request and each socket goes to the next silo that says it is ready, so that two of one person rarely meet the same. It repeats nothing.</summary>
internal sealed class OneAddress : IAsyncDisposable
{
    private const string Silos = "silos";
    private static readonly RouteConfig[] Everything = [new() { RouteId = "all", ClusterId = Silos, Match = new() { Path = "{**any}" }, Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }] }];

    // All are asked at once, and the slowest answer is waited for: two rounds, within which one that hands over is known, are shorter than the time for which it serves on.
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(250), LongestProbe = TimeSpan.FromMilliseconds(750);
    private readonly InMemoryConfigProvider config = new(Everything, []);
    private readonly ConcurrentQueue<string> failures = new();
    private readonly WebApplication app;

    private OneAddress()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IProxyConfigProvider>(config).AddReverseProxy();
        app = builder.Build();
        app.MapReverseProxy(pipeline =>
        {
            pipeline.Use(NoteFailure);
            pipeline.UseLoadBalancing();
        });
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>Starts it, in front of nothing.</summary>
    public static async Task<OneAddress> Start()
    {
        var address = new OneAddress();
        await address.app.StartAsync();
        return address;
    }

    /// <summary>These it is in front of from now on. What is under way to another goes on.</summary>
    public void SendTo(IEnumerable<Uri> silos) => config.Update(Everything, [new()
    {
        ClusterId = Silos,
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        Destinations = silos.ToDictionary(silo => silo.Authority, silo => new DestinationConfig { Address = silo.AbsoluteUri }),
        HealthCheck = new()
        {
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Active = new() { Enabled = true, Path = "/health/ready", Interval = BetweenProbes, Timeout = LongestProbe, Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures },
        },
        Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
    }]);

    /// <summary>What could not be passed on, one a line: when, to which silo, after how long, why. For the message of a test.</summary>
    public string Failures => string.Join('\n', failures);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task NoteFailure(HttpContext context, RequestDelegate next)
    {
        var since = Stopwatch.GetTimestamp();
        await next(context);
        if (context.Response.StatusCode != StatusCodes.Status101SwitchingProtocols && context.Features.Get<IForwarderErrorFeature>() is { } failure)
            failures.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss.fff} {context.Request.Method} {context.Request.Path} at {context.GetReverseProxyFeature().ProxiedDestination?.DestinationId} after {Stopwatch.GetElapsedTime(since).TotalMilliseconds:0} ms: {failure.Error}, {failure.Exception?.GetBaseException().Message}"));
    }
}
