using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Upskill.Kit.Web;

namespace Upskill.Operations.Overview;

/// <summary>The live part of the page; for those who may see the page.</summary>
internal static class OperationsRoutes
{
    public static void MapOverview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/operations/part", () => new RazorComponentResult<StatePart>()).RequireAuthorization(Policies.OperatorsAndOwners).WithName("OperationsPart").ExcludeFromDescription();
        routes.MapHub<OperationsHub>("/hubs/operations").RequireAuthorization();
    }
}
