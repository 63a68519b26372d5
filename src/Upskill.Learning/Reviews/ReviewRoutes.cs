using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Learning.Enrolment;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Reviews;

/// <summary>Recording that an expert reviewed a module, and taking that back, by programme owners.</summary>
internal static class ReviewRoutes
{
    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        var reviews = routes.MapGroup("/api/learning/modules/{module}/reviews").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        reviews.MapPost("", Record).WithName("RecordReview").Guarding("reviewer", "expertise");
        reviews.MapPost("/{review}/withdrawal", Withdraw).WithName("WithdrawReview").Guarding("why");
    }

    /// <summary>The form: <c>commandId</c>, <c>version</c>, <c>reviewer</c>, <c>expertise</c> (may be empty) and <c>on</c>.</summary>
    private static async Task<IResult> Record(string module, CurrentPerson by, HttpRequest request, Programme programme, IGrainFactory grains)
    {
        if (programme[new(module)] is null)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "no-module", "The programme has no such module."));
        var form = (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(StringComparer.Ordinal);
        if (EnrolmentForm.Text(form, "commandId") is not { Length: <= CommandId.LongestLength } command)
            return Malformed();
        var on = EnrolmentForm.Day(form, "on") ?? throw new Refusal("no-day", "Say on which day it was reviewed. Nothing was recorded.");
        await Reviews(grains).Record(new(
            new(command), by.Id, new(module), EnrolmentForm.Text(form, "version") ?? "", EnrolmentForm.Text(form, "reviewer") ?? "", EnrolmentForm.Text(form, "expertise"), on));
        return request.GoOnAt(PageOf(module));
    }

    private static async Task<IResult> Withdraw(string module, string review, CurrentPerson by, HttpRequest request, IGrainFactory grains)
    {
        var form = (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(StringComparer.Ordinal);
        if (EnrolmentForm.Text(form, "commandId") is not { Length: <= CommandId.LongestLength } command)
            return Malformed();
        await Reviews(grains).Withdraw(new(new(command), by.Id, review, EnrolmentForm.Text(form, "why") ?? ""));
        return request.GoOnAt(PageOf(module));
    }

    private static IModuleReviewsGrain Reviews(IGrainFactory grains) => grains.GetGrain<IModuleReviewsGrain>(IModuleReviewsGrain.Organisation);

    private static string PageOf(string module) => $"/programme/reviews/{Uri.EscapeDataString(module)}";

    private static IResult Malformed() =>
        TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
}
