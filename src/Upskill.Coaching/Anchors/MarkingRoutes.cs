using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Coaching.Verdicts;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Coaching.Anchors;

/// <summary>Marking anchor texts, by programme owners. The form holds <c>commandId</c>, <c>rubric</c> and <c>opinion</c>: no text.</summary>
internal static class MarkingRoutes
{
    public static void MapMarking(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/coaching/anchors/{module}/{activity}/{anchor}/marks").RequireAuthorization(Policies.OwnersOnly).WithCommands()
            .MapPost("", Mark).WithName("MarkAnchor");

    private static async Task<IResult> Mark(
        string module, string activity, string anchor, CurrentPerson by, HttpRequest request, IGrainFactory grains, KnownAgreements agreements)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (AnchorSet.Of(new(module), new(activity)) is not { } set)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "no-anchors", "This exercise has no texts to mark."));
        if (form.Command() is not { } command || Opinion(form["opinion"].ToString()) is not { } opinion)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id or no opinion."));
        await grains.GetGrain<IAnchorMarksGrain>(set.Key).Mark(new(command, by.Id, anchor, opinion, form["rubric"].ToString()));
        agreements.Forget(set);
        return request.GoOnAt($"/coaching/marking/{Uri.EscapeDataString(module)}/{Uri.EscapeDataString(activity)}#next");
    }

    private static AnchorOpinion? Opinion(string text) => text switch
    {
        nameof(AnchorOpinion.Ready) => AnchorOpinion.Ready,
        nameof(AnchorOpinion.NotYet) => AnchorOpinion.NotYet,
        nameof(AnchorOpinion.CannotTell) => AnchorOpinion.CannotTell,
        _ => null,
    };
}
