using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Workforce;

namespace Upskill.TimeSaved;

/// <summary>What every command about one's hours has in common. All are about oneself: no route names a person.</summary>
internal static class HoursRequests
{
    /// <summary>The hidden field that names whose form it is.</summary>
    public const string Owner = "person";

    /// <summary>A group of commands. Where the person's country has the feature switched off there is no such route.</summary>
    public static RouteGroupBuilder MapHours(this IEndpointRouteBuilder routes, string prefix, OptionalFeatures feature = OptionalFeatures.Claims)
    {
        var group = routes.MapGroup(prefix).RequireAuthorization().WithCommands();
        group.AddEndpointFilter(async (context, next) => await Refused(context.HttpContext, feature) ?? await next(context));
        return group;
    }

    /// <summary>The client's id of the command in a form; <see cref="MapHours"/> has seen to it that there is one.</summary>
    public static CommandId Command(this IFormCollection form) => new(form["commandId"].ToString());

    private static async ValueTask<object?> Refused(HttpContext context, OptionalFeatures feature)
    {
        var person = CurrentPerson.From(context.User)!;
        if (!await context.RequestServices.GetRequiredService<CountryRulesReader>().Offers(person, feature))
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "not-offered", "There is no such page."));
        if (!context.Request.HasFormContentType)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send this as a form."));
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength })
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        // On a shared device somebody else may have signed in since the page was opened.
        if (form.TryGetValue(Owner, out var owner) && owner != person.Id.Value)
        {
            throw new Refusal("other-person",
                "Somebody else has signed in on this device since this page was opened. Nothing was recorded; open the page again to go on as yourself.");
        }
        return null;
    }
}
