using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Upskill.Kit.Web;
using Upskill.Web.Shell;

namespace Upskill.Web.Edge;

/// <summary>
/// What went wrong, said once for all routes: problem details to a script, a page with the sentence, what they had written and a way back to a person. A page that could not be
/// shown because the store or a silo is away looks again by itself; a form that was sent is not sent again, nor is an address with a code that is good for once, such as the provider's way back. A fault of the program is logged; a refusal is not one.
/// </summary>
internal sealed class ProblemHandler(IStringLocalizer<ShellWords> words, ILogger<ProblemHandler> log) : IExceptionHandler
{
    private const int SoonestLook = 3, LatestLook = 9; // seconds

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Problems.From(exception);
        if (problem is null)
        {
            log.LogError(exception, "{Method} {Route} failed.", context.Request.Method, Endpoint(context)?.RoutePattern.RawText);
            problem = Problems.Problem(StatusCodes.Status500InternalServerError, "fault", words["FaultSentence"]);
        }
        var status = problem.Status!.Value;
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = Problems.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        IResult answer = context.Request.WantsJson() || !WantsPage(context.Request)
            ? TypedResults.Problem(problem)
            : Page(context.Request, status, problem.Detail!, await WrittenTexts.Of(context.Request));
        await Execute(answer, context);
        return true;
    }

    /// <summary>In services of its own: where it was a page that failed, those of the request have rendered already, and do so once only.</summary>
    private static async Task Execute(IResult answer, HttpContext context)
    {
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await answer.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }

    private RazorComponentResult<MessagePage> Page(HttpRequest request, int status, string sentence, ImmutableArray<string> written) =>
        status == StatusCodes.Status503ServiceUnavailable && HttpMethods.IsGet(request.Method) && Endpoint(request.HttpContext) is { } page && !page.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll)
            ? new(new
            {
                Title = words["AwayTitle"].Value,
                Sentence = words["AwaySentence"].Value,
                BackHref = "", // where one is
                BackLabel = words["AwayAgain"].Value,
                LooksAgainAfter = LooksAgainAfter(),
            })
            { StatusCode = status }
            : new(new
            {
                Title = words[status == StatusCodes.Status409Conflict ? "RefusedTitle" : "FaultTitle"].Value,
                Sentence = sentence,
                BackHref = Back(request),
                BackLabel = words["Back"].Value,
                Written = written,
            })
            { StatusCode = status };

    /// <summary>What was asked for; the middleware has taken it off the request. The provider's way back is none of our routes, and so falls to the one that catches all.</summary>
    private static RouteEndpoint? Endpoint(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint;

    /// <summary>Each page after another while, so that they do not all come back at once.</summary>
    private static int LooksAgainAfter() => Random.Shared.Next(SoonestLook, LatestLook + 1);

    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page that the form was on, if it was one of ours.</summary>
    private static string Back(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { } from && from.Host == request.Host.Host ? from.PathAndQuery : "/";
}
