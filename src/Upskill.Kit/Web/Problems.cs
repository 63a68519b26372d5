using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Orleans.Runtime;
using Upskill.Kit.Storage;

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
        _ when StoreAway.IsFull(exception) => From(new StoreFullException()),
        _ when IsAway(exception) => Problem(StatusCodes.Status503ServiceUnavailable, "away",
            "The service is restarting. Nothing that was confirmed is lost; try again in a moment."),
        _ => null,
    };

    /// <summary>True of what a restart of the store or of a silo looks like from here.</summary>
    public static bool IsAway(Exception exception) => IsSiloAway(exception) || StoreAway.Is(exception);

    /// <summary>True of what a silo that goes looks like to who called a grain on it. The call may have been carried out.</summary>
    public static bool IsSiloAway(Exception exception) => exception is SiloUnavailableException or OrleansMessageRejectionException || IsClusterChanging(exception);

    /// <summary>Orleans' own words, without a type of theirs, for what it cannot do while its members change: it places a grain on a silo that has just died, for example (seen when silos were killed).</summary>
    private static bool IsClusterChanging(Exception exception) => exception.GetType() == typeof(OrleansException) && exception.InnerException is null;

    /// <summary>A problem with its code.</summary>
    public static ProblemDetails Problem(int status, string code, string sentence) => new()
    {
        Status = status,
        Title = ReasonPhrases.GetReasonPhrase(status),
        Detail = sentence,
        Extensions = { ["code"] = code },
    };
}
