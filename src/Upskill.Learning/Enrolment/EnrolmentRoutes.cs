using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Learning.Enrolment;

/// <summary>The rules of enrolment, for programme owners.</summary>
internal static class EnrolmentRoutes
{
    public static void MapEnrolment(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/learning/enrolment").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        api.MapGet("", Progress).WithName("EnrolmentProgress");
        api.MapPost("/changes", Change).WithName("ChangeEnrolment");
        routes.MapGet("/enrolment/part", () => new RazorComponentResult<RulesPart>()).RequireAuthorization(Policies.OwnersOnly)
            .WithName("EnrolmentPart").ExcludeFromDescription();
    }

    private static async Task<Ok<EnrolmentProgress>> Progress(IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation).Progress());

    /// <summary>The change, as <see cref="EnrolmentForm"/> reads it, with the numbers that were shown and a <c>commandId</c>.</summary>
    private static async Task<IResult> Change(CurrentPerson by, HttpRequest request, IGrainFactory grains)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["commandId"].ToString() is not { Length: > 0 and <= CommandId.LongestLength } command)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        await grains.GetGrain<IEnrolmentGrain>(IEnrolmentGrain.Organisation).Change(new(new(command), by.Id, EnrolmentForm.Change(form), EnrolmentForm.Seen(form)));
        return request.GoOnAt("/enrolment");
    }
}
