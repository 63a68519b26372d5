using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Learning.Player;

/// <summary>The language that somebody wants to read in: their own to choose, whatever HR says.</summary>
internal static class LanguageRoutes
{
    public static void MapLanguage(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/record/language").RequireAuthorization().WithCommands().MapPost("", Choose).WithName("ChooseLanguage");

    private static async Task<IResult> Choose(CurrentPerson person, HttpRequest request, IGrainFactory grains, CancellationToken aborted)
    {
        if (!request.HasFormContentType)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status415UnsupportedMediaType, "not-a-form", "Send this as a form."));
        var form = await request.ReadFormAsync(aborted);
        if (form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength } id)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        await grains.GetGrain<ILearnerGrain>(person.Id.Value).ChooseLanguage(new(new(id), form["language"].ToString()));
        return request.GoOnAt("/record");
    }
}
