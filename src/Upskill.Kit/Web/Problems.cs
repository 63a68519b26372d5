using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Orleans.Runtime;
using StackExchange.Redis;

namespace Upskill.Kit.Web;

/// <summary>Maps what can go wrong to RFC 9457 problem details with a stable <c>code</c>, once for all routes.</summary>
public static class Problems
{
    /// <summary>How long a client should wait when the store or a silo is away.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>The problem that <paramref name="exception"/> is, or null where it is a fault of the program.</summary>
    public static ProblemDetails? From(Exception exception) => exception switch
    {
        Refusal refusal => Problem(StatusCodes.Status409Conflict, refusal.Code, refusal.Message),
        AntiforgeryValidationException { InnerException: BadHttpRequestException unread } => From(unread), // it reads the form first
        AntiforgeryValidationException => Problem(StatusCodes.Status400BadRequest, "antiforgery",
            "This page was open for too long to be sent safely. Nothing was lost; reload it and send again."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem(StatusCodes.Status413PayloadTooLarge, "too-large",
            "What was sent is larger than this page takes. Nothing was changed."),
        BadHttpRequestException bad => Problem(bad.StatusCode, "malformed", "The request could not be read. Nothing was changed."),
        StoreFullException full => Problem(StatusCodes.Status507InsufficientStorage, "store-full", full.Message),
        _ when IsAway(exception) => Problem(StatusCodes.Status503ServiceUnavailable, "away",
            "The service is restarting. Nothing that was confirmed is lost; try again in a moment."),
        _ => null,
    };

    /// <summary>True of what a restart of the store or of a silo looks like from here. A store that goes in the middle of a command cancels it.</summary>
    public static bool IsAway(Exception exception) =>
        exception is RedisException or TimeoutException or SiloUnavailableException or OrleansMessageRejectionException
            or TaskCanceledException { InnerException: null, CancellationToken.CanBeCanceled: false } or OrleansException { InnerException: RedisException }
        || IsStateAway(exception);

    /// <summary>How the provider of grains' state says that the store is away: it wraps what it met into its words. Its package is the silo's; here it is known by its name.</summary>
    private static bool IsStateAway(Exception exception) =>
        exception.GetType().FullName == "Orleans.Persistence.Redis.RedisStorageException" && exception.Message.Contains("StackExchange.Redis", StringComparison.Ordinal);

    /// <summary>A problem with its code.</summary>
    public static ProblemDetails Problem(int status, string code, string sentence) => new()
    {
        Status = status,
        Title = ReasonPhrases.GetReasonPhrase(status),
        Detail = sentence,
        Extensions = { ["code"] = code },
    };
}
