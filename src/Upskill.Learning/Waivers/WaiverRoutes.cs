using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Guard;
using Upskill.Kit.People;
using Upskill.Kit.Web;
using Upskill.Learning.Enrolment;

namespace Upskill.Learning.Waivers;

/// <summary>Excusing somebody, by programme owners, and never themselves.</summary>
internal static class WaiverRoutes
{
    public static void MapWaivers(this IEndpointRouteBuilder routes)
    {
        var waivers = routes.MapGroup("/api/learning/people/{person}/waivers").RequireAuthorization(Policies.OwnersOnly).WithCommands();
        waivers.MapPost("", Excuse).WithName("ExcuseLearner").Guarding("why");
        waivers.MapPost("/{waiver}/withdrawal", Withdraw).WithName("WithdrawWaiver");
    }

    /// <summary>The form: <c>commandId</c>, <c>why</c>, <c>module</c> (empty for all of it), <c>end</c> (<c>day</c> or <c>never</c>) and <c>until</c>.</summary>
    private static async Task<IResult> Excuse(string person, CurrentPerson by, HttpRequest request, EmployeeDirectory directory, IGrainFactory grains)
    {
        if (await directory.Employee(new(person)) is null)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status404NotFound, "nobody", "The workforce has nobody of this id."));
        var form = (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(StringComparer.Ordinal);
        if (EnrolmentForm.Text(form, "commandId") is not { Length: <= CommandId.LongestLength } command)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        NotOneself(person, by);
        DateOnly? until = EnrolmentForm.Text(form, "end") == "never" ? null
            : EnrolmentForm.Day(form, "until") ?? throw new Refusal("no-day", "Say until which day they are excused, or that it is for good. Nothing was changed.");
        ModuleId? module = EnrolmentForm.Text(form, "module") is { } id ? new(id) : null;
        await grains.GetGrain<ILearnerGrain>(person).Excuse(new(new(command), by.Id, module, until, EnrolmentForm.Text(form, "why") ?? ""));
        return request.GoOnAt(PageOf(person));
    }

    private static async Task<IResult> Withdraw(string person, string waiver, CurrentPerson by, HttpRequest request, IGrainFactory grains)
    {
        var form = (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(StringComparer.Ordinal);
        if (EnrolmentForm.Text(form, "commandId") is not { Length: <= CommandId.LongestLength } command)
            return TypedResults.Problem(Problems.Problem(StatusCodes.Status400BadRequest, "malformed", "The form has no command id."));
        NotOneself(person, by);
        await grains.GetGrain<ILearnerGrain>(person).WithdrawWaiver(new(new(command), waiver, by.Id));
        return request.GoOnAt(PageOf(person));
    }

    private static void NotOneself(string person, CurrentPerson by)
    {
        if (by.Id.Value == person)
            throw new Refusal("own-waiver", "Nobody excuses themselves. Ask another owner. Nothing was changed.");
    }

    private static string PageOf(string person) => $"/people/{Uri.EscapeDataString(person)}/waivers";
}
