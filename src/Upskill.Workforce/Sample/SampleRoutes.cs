using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Parts;
using Upskill.Kit.People;
using Upskill.Kit.Web;

namespace Upskill.Workforce.Sample;

/// <summary>Removing the sample organisation, in one step, by an owner.</summary>
internal static class SampleRoutes
{
    public static void MapSample(this IEndpointRouteBuilder routes)
    {
        var sample = routes.MapGroup("/workforce/sample").RequireAuthorization(policy => policy.RequireAssertion(context =>
            CurrentPerson.From(context.User) is { } person && person.Is(Roles.ProgrammeOwner))).WithCommands();
        sample.MapPost("/removal", Remove).WithName("RemoveSample").WithoutRoom();
    }

    /// <summary>The owner belongs to the sample, too: who is removed is signed out.</summary>
    private static async Task<IResult> Remove(CurrentPerson person, HttpContext context, IGrainFactory grains, SampleStatus status, SamplePlay play)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["confirm"] != "remove")
            throw new Refusal("not-confirmed", "Nothing was removed. To remove the sample organisation, tick the box that says so.");
        if (play.Now is not null)
            throw new Refusal("still-playing", "The sample organisation is still playing its first weeks. Wait until it is done, then remove it.");
        var sample = grains.GetGrain<IWorkforceImportGrain>(IWorkforceImportGrain.Sample);
        await sample.Remove(person.Id);
        status.Progress = await sample.Status();
        await context.SignOutAsync();
        return context.Request.GoOnAt("/sign-in");
    }
}
