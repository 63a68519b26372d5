using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.People;
using Upskill.Learning.Programmes;

namespace Upskill.Learning.Player;

/// <summary>The address of a module leads to where its learner stopped, on whichever device.</summary>
internal static class ModuleRoutes
{
    public static void MapModules(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/modules/{module}", WhereStopped).RequireAuthorization().WithName("OpenModule").ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, NotFound>> WhereStopped(
        string module, CurrentPerson person, Programme programme, IGrainFactory grains)
    {
        if (programme[new(module)] is not { } found)
            return TypedResults.NotFound();
        var standing = await grains.GetGrain<ILearnerGrain>(person.Id.Value).Standing();
        return TypedResults.LocalRedirect($"/modules/{found.Id}/{(found.Next(standing) ?? found.Activities[0]).Id}");
    }
}
