using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Upskill.Coaching.Providers;

/// <summary>The connection to the provider: time limits, repeats with a growing pause, and leaving it alone after a row of failures. There is one policy, this one: the client's own repeats are off.</summary>
internal static class ProviderHttp
{
    /// <summary>Of the client.</summary>
    public const string Name = "coach";

    private const int MostRetries = 2, FewestForAVerdict = 6;

    /// <summary>Longer than this nobody waits in front of a page; who asks for more is left alone.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Registers it. Its log lines are off: at some level they hold headers, and the key is one.</summary>
    public static IServiceCollection AddProviderHttp(this IServiceCollection services, CoachSettings settings)
    {
        services.AddHttpClient(Name)
            // A redirect would take a learner's words to a place that nobody has set up.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = settings.Timeout / 2 })
            .RemoveAllLoggers()
            .AddResilienceHandler(Name, pipeline => pipeline
                .AddTimeout(settings.Timeout)
                .AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = MostRetries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = settings.RetryAfter,
                    ShouldHandle = outcome => ValueTask.FromResult(Failed(outcome.Outcome) && Pause(outcome.Outcome.Result) <= LongestPause),
                })
                .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = FewestForAVerdict,
                    BreakDuration = settings.LeaveAlone,
                    ShouldHandle = outcome => ValueTask.FromResult(Failed(outcome.Outcome)),
                })
                .AddTimeout(settings.Timeout / 2));
        return services;
    }

    private static bool Failed(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result is { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError };

    private static TimeSpan Pause(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } pause } => pause,
        { Date: { } until } => until - DateTimeOffset.UtcNow, // the provider's clock is the world's, not the domain's
        _ => TimeSpan.Zero,
    };
}
