using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.Storage;

namespace Upskill.Kit.Web;

/// <summary>What every command over HTTP has in common, whether a form or an island posts it.</summary>
public static class CommandRoutes
{
    /// <summary>
    /// Commands of this group carry an antiforgery token, and are repeated for up to five seconds while a silo is being replaced or the store comes back: they have a client-made
    /// id or may be done twice. While the store is full only those are let in that make room, or add nothing (<see cref="WithoutRoom{T}"/>).
    /// </summary>
    public static RouteGroupBuilder WithCommands(this RouteGroupBuilder group)
    {
        group.DisableAntiforgery(); // the framework's own check knows forms only; this one covers every method but GET
        group.AddEndpointFilter(async (context, next) =>
        {
            if (!HttpMethods.IsGet(context.HttpContext.Request.Method))
            {
                var services = context.HttpContext.RequestServices;
                await services.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context.HttpContext);
                if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<NeedsNoRoom>() is null)
                    services.GetRequiredService<StoreGauge>().DemandRoom();
            }
            return await Patiently(() => next(context), context.HttpContext.RequestAborted);
        });
        return group;
    }

    /// <summary>This command makes room in the store, or adds nothing that stays: it is taken while the store is full, too.</summary>
    public static T WithoutRoom<T>(this T route) where T : IEndpointConventionBuilder => route.WithMetadata(new NeedsNoRoom());

    /// <summary>The client's id, which may become part of an address; null where the form has none.</summary>
    public static CommandId? Command(this IFormCollection form) =>
        form["commandId"].ToString() is { Length: > 0 and <= CommandId.LongestLength } id && id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') ? new(id) : null;

    /// <summary>The form has no such id.</summary>
    public static IResult Malformed() => TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));

    /// <summary>True when an island asks, who wants data; a form wants a page.</summary>
    public static bool WantsJson(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));

    /// <summary>After a command: an island is told where to go on, a form is sent there (post, redirect, get).</summary>
    public static IResult GoOnAt(this HttpRequest request, string path) =>
        request.WantsJson() ? TypedResults.Ok(new GoOn(path)) : TypedResults.LocalRedirect(path);

    /// <summary>Answers a form whose fields cannot be taken: a script with a sentence for each, anybody else with the page and all that was typed.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="sentence">What happened to the whole.</param>
    /// <param name="errors">A sentence for each field that is wrong.</param>
    /// <param name="page">The page once more.</param>
    public static IResult Invalid(this HttpRequest request, string sentence, IEnumerable<KeyValuePair<string, string>> errors, Func<IResult> page)
    {
        if (!request.WantsJson())
            return page();
        var problem = Problems.Problem(StatusCodes.Status422UnprocessableEntity, "invalid", sentence);
        problem.Extensions["errors"] = errors.ToDictionary(error => error.Key, error => new[] { error.Value });
        return TypedResults.Problem(problem);
    }

    private static async ValueTask<object?> Patiently(Func<ValueTask<object?>> command, CancellationToken aborted)
    {
        var until = Environment.TickCount64 + (long)PatientCalls.Longest.TotalMilliseconds;
        while (true)
        {
            try
            {
                return await command();
            }
            catch (Exception away) when (Problems.IsAway(away) && Environment.TickCount64 < until)
            {
                await Task.Delay(PatientCalls.BetweenTries, aborted);
            }
        }
    }
}

/// <summary>Where an island goes on after a command.</summary>
/// <param name="Next">A path of this site.</param>
public sealed record GoOn(string Next);

/// <summary>Metadata of a route that <see cref="CommandRoutes.WithoutRoom{T}"/> marks.</summary>
internal sealed record NeedsNoRoom;
